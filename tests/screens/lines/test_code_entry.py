"""The code on a slip line by line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.kiosk.visitor import Clock, instrument
from tests.screens.lines.reader import Reader, whole
from tests.station.issued import Issued, asks_for_codes
from valuetui.responses.codes.code import written
from valuetui.responses.drafts import DraftFile
from valuetui.station.code_desk import CodeDesk
from valuetui.words import Words

ASKS = asks_for_codes("elected", made=instrument())
ELECTED = str([each.id for each in ASKS.groups].index("elected") + 1)
TO_CODE = ("1", "1", ELECTED)
"""In Swedish, agreed, elected."""
SV = Words("sv")


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    return Issued(tmp_path)


@pytest.fixture
def desk(issued: Issued, clock: Clock) -> Iterator[CodeDesk]:
    desk = issued.desk(clock)
    yield desk
    desk.close()


def test_a_code_lets_one_person_in_once(clock: Clock, issued: Issued, desk: CodeDesk) -> None:
    reader = Reader(clock, questionnaire=ASKS, codes=desk)
    sees, code = reader.terminal.sees, written(issued.code()).lower()
    reader.does(
        *TO_CODE, sees(SV("codes.kiosk.heading"), SV("codes.kiosk.hint"), SV("codes.kiosk.type")),
        code, sees("0 av"), *whole(ASKS), lambda: issued.used == 0 or pytest.fail("used too early"),
        "1", sees(SV("kiosk.thanks.heading")), lambda: issued.used == 1 or pytest.fail("not used"),
        "", *TO_CODE, code, sees(SV("codes.found.spent")),
        "tillbaka", sees(SV("kiosk.group.heading")),
    )  # fmt: skip
    assert [answer.group for answer in reader.shelf.answers] == ["elected"]


def test_what_is_typed_wrong_is_read_out(clock: Clock, issued: Issued, desk: CodeDesk) -> None:
    reader = Reader(clock, questionnaire=ASKS, codes=desk)
    sees = reader.terminal.sees
    reader.does(
        *TO_CODE, f"{issued.code()[:5]} li1",
        sees(f"Du skrev: {' '.join(issued.code()[:5])}", "L, I, 1 finns inte i någon kod."),
        sees(SV("codes.found.mistyped")), "hjälp", sees("tillbaka"),
        "", sees(SV("codes.kiosk.type")),
        issued.code(), sees("0 av"),
    )  # fmt: skip


def test_where_no_codes_are_taken_the_staff_are_asked(clock: Clock, issued: Issued) -> None:
    reader = Reader(clock, questionnaire=ASKS)
    reader.does(*TO_CODE, issued.code(), reader.terminal.sees(SV("codes.found.closed")))


def test_after_a_crash_the_interview_goes_on_with_its_code(
    clock: Clock, issued: Issued, desk: CodeDesk, tmp_path: Path
) -> None:
    with DraftFile(tmp_path, "kiosk-1") as drafts:
        Reader(clock, questionnaire=ASKS, codes=desk, drafts=drafts).does(*TO_CODE, issued.code())
        drafts.settle()
        written_at = drafts.path.stat().st_mtime
        reader = Reader(
            clock, questionnaire=ASKS, codes=desk, drafts=drafts, wall_clock=lambda: written_at + 1
        )
        reader.does("1", *whole(ASKS), "1", reader.terminal.sees(SV("kiosk.thanks.heading")))
    assert ([answer.group for answer in reader.shelf.answers], issued.used) == (["elected"], 1)
