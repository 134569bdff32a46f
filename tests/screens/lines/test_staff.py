"""Staff end the program with a PIN, where the machine has one; nobody else does."""

from dataclasses import dataclass, field

import pytest

from tests.screens.kiosk.visitor import Clock, instrument
from tests.screens.lines.reader import BEGIN, Reader
from valuetui.screens.lines.keys import sent_by
from valuetui.screens.lines.staff import PATIENT
from valuetui.words import Words

SV = Words("sv")
PICK = instrument().questions[0].pick


@dataclass(frozen=True)
class Verdict:
    is_right: bool
    wait: float = 0.0


@dataclass
class OneRight:
    """A lock that one PIN opens."""

    tried: list[str] = field(default_factory=list)

    def attempt(self, digits: str) -> Verdict:
        """Try these digits."""
        self.tried.append(digits)
        return Verdict(digits == "271828", 0 if digits == "271828" else 60)


def test_the_right_pin_ends_it_and_is_never_shown(clock: Clock) -> None:
    reader = Reader(clock, lock=OneRight())
    assert reader.does(*BEGIN, "1", "\x11", "271828") == 0
    assert "271828" not in reader.terminal.written
    assert "******" in reader.terminal.written


def test_a_wrong_pin_changes_nothing_for_whoever_answers(clock: Clock) -> None:
    lock = OneRight()
    reader = Reader(clock, lock=lock)
    sees = reader.terminal.sees
    code = reader.does(
        *BEGIN, "1", "2", "\x00til", "\x11", "000000",
        sees(SV("plain.staff.wrong"), SV("plain.staff.wait", n=60)),
        sees(SV("plain.prompt") + " til"), "\x15", "3",
        sees(SV("kiosk.question.count", n=3, k=PICK)),
    )  # fmt: skip
    assert code == 143
    assert lock.tried == ["000000"]


@pytest.mark.parametrize("nothing", ["\r", PATIENT + 1])
def test_who_types_no_pin_is_left_where_they_were(clock: Clock, nothing: str | float) -> None:
    lock = OneRight()
    reader = Reader(clock, lock=lock)
    reader.does(*BEGIN, "1", "\x11", nothing, "2",
                reader.terminal.sees(SV("kiosk.question.count", n=2, k=PICK)))  # fmt: skip
    assert lock.tried == []


@pytest.mark.parametrize(
    ("key", "sent"), [("ctrl+q", "\x11"), ("ctrl+x", "\x18"), ("f1", "\x1bOP"), ("f10", "\x1b[21~")]
)
def test_every_key_that_may_be_chosen_is_known_as_terminals_send_it(key: str, sent: str) -> None:
    assert sent_by(key) == sent
