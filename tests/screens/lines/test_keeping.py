"""Thanks come after the answer is safe, and what cannot be saved or was interrupted is not lost."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.screens.kiosk.visitor import Clock, Shelf, instrument
from tests.screens.lines.reader import BEGIN, Reader, whole
from valuetui.instrument.model import Interrupted
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.handing_in import RETRY
from valuetui.screens.lines.app import SURE
from valuetui.words import Words

SHORT = instrument()
TIMES = SHORT.kiosk
PICK = SHORT.questions[0].pick
SV, EN = Words("sv"), Words("en")
FULL = NotSaved(Path("kiosk-1.json"), "full", "ENOSPC")
REVIEW = (*BEGIN, *whole(SHORT))


class Watching(Shelf):
    """Notes what was on the terminal when an answer was saved."""

    def __init__(self) -> None:
        super().__init__()
        self.reader: Reader | None = None
        self.shown: list[str] = []

    def save(self, answer: Answer) -> None:
        assert self.reader is not None
        self.shown.append(self.reader.terminal.shown)
        super().save(answer)


def test_thanks_are_said_only_after_the_answer_is_safe(clock: Clock) -> None:
    shelf = Watching()
    shelf.reader = reader = Reader(clock, shelf=shelf)
    reader.does(*REVIEW, "1", reader.terminal.sees(SV("kiosk.thanks.text")))
    [shown] = shelf.shown
    assert SV("kiosk.thanks.text") not in " ".join(shown.split())


class TestADiskThatFails:
    def mended(self, shelf: Shelf) -> None:
        """The disk takes answers again."""
        shelf.fault = None

    def test_the_answer_is_kept_and_saved_by_itself_when_the_disk_is_well(
        self, clock: Clock
    ) -> None:
        reader = Reader(clock, shelf=Shelf(fault=FULL))
        sees, misses = reader.terminal.sees, reader.terminal.misses
        cleared: list[int] = []
        reader.does(
            *REVIEW, "1", sees(SV("kiosk.unsaved.heading"), SV("kiosk.unsaved.text")),
            "1", misses(SV("kiosk.thanks.text")), 3600.0,
            misses(SV("kiosk.thanks.text")), lambda: cleared.append(reader.terminal.cleared),
            lambda: self.mended(reader.shelf), RETRY + 1, sees(SV("kiosk.thanks.text")),
        )  # fmt: skip
        assert len(reader.shelf.answers) == 1
        assert cleared == [1]

    def test_enter_tries_at_once(self, clock: Clock) -> None:
        reader = Reader(clock, shelf=Shelf(fault=FULL))
        reader.does(*REVIEW, "1", lambda: self.mended(reader.shelf), "\r",
                    reader.terminal.sees(SV("kiosk.thanks.text")))  # fmt: skip
        assert len(reader.shelf.answers) == 1

    def test_staff_leave_without_the_answer_only_when_they_ask_twice(
        self, clock: Clock, tmp_path: Path
    ) -> None:
        with DraftFile(tmp_path, "kiosk-1") as drafts:
            reader = Reader(clock, shelf=Shelf(fault=FULL), drafts=drafts)
            sees = reader.terminal.sees
            leave = SV("kiosk.unsaved.leave", key="Ctrl+Q")
            code = reader.does(*REVIEW, "1", "\x11", sees(leave), SURE + 1, "\x11", "\x11")
        assert code == 0
        assert (tmp_path / "drafts" / "kiosk-1.json").exists()

    def test_nothing_of_the_answer_is_said_of_it(self, clock: Clock) -> None:
        reader = Reader(clock, shelf=Shelf(fault=FULL))
        told: list[str] = []
        reader.does(*REVIEW, "1", lambda: told.append(reader.terminal.shown))
        after = told[0].rpartition(SV("kiosk.unsaved.heading"))[2]
        assert not [value for value in SHORT.values if value.label["sv"] in after]


class Machine:
    """A machine whose program is started, killed by the system, and started again."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock, self.shelf = folder, clock, Shelf()
        self.path = folder / "drafts" / "kiosk-1.json"

    def runs(self, *steps: Any, later: float = 0.0, **set_up: Any) -> Reader:
        """One start to its end, so many seconds after the draft was last written. Steps that are
        tuples are texts that must be there."""
        now = later + (self.path.stat().st_mtime_ns / 1e9 if self.path.exists() else 0)
        with DraftFile(self.folder, "kiosk-1") as drafts:
            reader = Reader(
                self.clock, shelf=self.shelf, drafts=drafts, wall_clock=lambda: now, **set_up
            )
            reader.does(*(reader.terminal.sees(*s) if isinstance(s, tuple) else s for s in steps))
        return reader


@pytest.fixture
def machine(tmp_path: Path, clock: Clock) -> Machine:
    return Machine(tmp_path, clock)


OFFER = (SV("kiosk.interrupted.heading"),)
HALF = (*BEGIN, *map(str, range(1, PICK + 1)), "klar", "1", "2", "3")


class TestWhatIsInterrupted:
    @pytest.mark.parametrize(
        ("channel", "later"),
        [(Channel.STAFF, 3e8), (Channel.KIOSK, 0.0), (Channel.KIOSK, TIMES.warning - 1.0)],
    )
    def test_goes_on_exactly_where_it_was_and_gives_one_answer(
        self, machine: Machine, channel: Channel, later: float
    ) -> None:
        machine.runs(*HALF, channel=channel)
        draft = json.loads(machine.path.read_text())
        rest = [str(number) for number in range(4, PICK + 1)]
        machine.runs(
            OFFER, "1", (SHORT.questions[1].text["sv"], SV("kiosk.question.count", n=3, k=PICK)),
            *rest, "klar", "1", (SV("kiosk.thanks.text"),), later=later, channel=channel,
        )  # fmt: skip
        [answer] = machine.shelf.answers
        assert answer.id == draft["record_id"]
        assert list(answer.picks[SHORT.questions[1].id][:3]) == draft["picks"]["desired"]
        assert not machine.path.exists()

    def test_says_nothing_of_what_was_chosen_before_somebody_goes_on(
        self, machine: Machine
    ) -> None:
        machine.runs(*HALF)
        reader = machine.runs(OFFER)
        assert not [v for v in SHORT.values if v.label["sv"] in reader.terminal.written]

    def test_is_erased_when_nobody_takes_it_up(self, machine: Machine) -> None:
        machine.runs(*HALF)
        reader = machine.runs(OFFER, TIMES.warning + 1.0, (SV("plain.waiting.begin", number=1),))
        assert OFFER[0] not in reader.terminal.shown
        assert not machine.path.exists()
        assert machine.shelf.answers == []

    @pytest.mark.parametrize("later", [TIMES.warning, -1.0])
    def test_is_not_offered_at_a_kiosk_later_or_by_a_clock_that_was_changed(
        self, machine: Machine, later: float
    ) -> None:
        machine.runs(*HALF)
        reader = machine.runs((SV("plain.waiting.begin", number=1),), later=later)
        assert OFFER[0] not in reader.terminal.written
        assert not machine.path.exists()

    def test_is_erased_on_request_and_kept_in_part_where_the_questionnaire_says_so(
        self, machine: Machine
    ) -> None:
        keeping = replace(SHORT, kiosk=replace(TIMES, interrupted=Interrupted.KEEP))
        machine.runs(*HALF, questionnaire=keeping)
        machine.runs(OFFER, "2", questionnaire=keeping)
        assert machine.shelf.answers == []
        machine.runs(*HALF, questionnaire=keeping)
        machine.runs(questionnaire=keeping, later=3600.0)
        [answer] = machine.shelf.answers
        assert answer.status is Status.PARTIAL
        assert list(answer.picks) == [SHORT.questions[0].id]

    def test_an_answer_that_was_saved_is_thanked_for_and_not_saved_again(
        self, machine: Machine
    ) -> None:
        machine.shelf.fault = FULL
        machine.runs(*REVIEW, "1")
        machine.shelf.fault = None
        [identifier] = [json.loads(machine.path.read_text())["record_id"]]
        machine.runs((SV("kiosk.thanks.text"),), is_saved=lambda found: found == identifier)
        assert machine.shelf.answers == []
        assert not machine.path.exists()

    def test_staff_who_end_the_program_at_a_kiosk_leave_nothing(self, machine: Machine) -> None:
        machine.runs(*HALF, "\x11")
        assert not machine.path.exists()
