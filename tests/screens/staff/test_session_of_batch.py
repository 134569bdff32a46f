"""Forms on paper belong to the session that was chosen before their batch, while it is open."""

from pathlib import Path

import pytest

from tests.instrument.samples import make_instrument
from tests.screens.staff.terminal_of_staff import at_terminal, number, short
from tests.screens.staff.test_entry import FIVE, OTHERS, saved
from valuetui.responses.sessions import Sitting, close_sitting, open_sitting, sittings
from valuetui.screens.staff.batch_form import BatchForm
from valuetui.station.collector import Collector
from valuetui.station.council import accounts
from valuetui.station.paper_session import PaperSession

DAY = "2026-11-23"
COUNCIL = Sitting("1" * 32, "Kommunfullmäktige", DAY, "elected")
BOARD = Sitting("2" * 32, "Socialnämnden", DAY, None)
OVER = Sitting("3" * 32, "Kommunfullmäktige i oktober", "2026-10-26", "elected", "2026-10-26")


def filled(*answers: str, sessions: tuple[Sitting, ...] = (COUNCIL, BOARD, OVER)) -> BatchForm:
    form = BatchForm.of(make_instrument(), None, None, sessions=sessions)
    for answer in answers:
        form = form.type(answer).on()
    return form


@pytest.mark.parametrize(
    ("group", "typed", "chosen"),
    [
        ("2", "1", COUNCIL.id),
        ("2", "2", BOARD.id),
        ("2", "0", ""),
        ("2", "", ""),  # two are open: nobody guesses
        ("1", "", BOARD.id),  # the council is not for citizens
        ("0", "1", COUNCIL.id),
    ],
)
def test_a_session_is_chosen_among_those_for_the_group(group: str, typed: str, chosen: str) -> None:
    form = filled("Kim", "", group, typed, "", "")
    assert form.done
    assert form.batch().session == chosen


def test_one_that_is_over_is_named_and_refused() -> None:
    form = filled("Kim", "", "2", "3")
    assert (form.field.what, form.fault) == ("session", "session_closed")
    assert filled("Kim", "", "2", "4").fault == "choice"


async def test_what_is_left_at_a_question_without_enter_can_be_anything(tmp_path: Path) -> None:
    open_sitting(tmp_path, "Fullmäktige", DAY, None)
    with Collector(tmp_path, "kansli-1", short()) as answers:
        session = PaperSession(tmp_path, answers.sitting)
    async with at_terminal(tmp_path, session=session) as clerk:
        await clerk.reads("begin.heading")
        for before in ("Kim\r", "\r", "2\r"):  # at the language, the group, the session
            await clerk.types(before + "x^", " ▸ ")
            await clerk.types("\r<", " ▸ ")


def test_nobody_is_asked_where_there_is_none() -> None:
    assert "session" not in [each.what for each in filled(sessions=()).fields]
    form = BatchForm.of(make_instrument(), "citizens", None, sessions=(COUNCIL, OVER))
    assert "session" not in [each.what for each in form.fields]
    assert filled("Kim", "", "2", "", "", sessions=()).batch().session is None


async def test_forms_join_the_session_until_it_is_closed_and_the_clerk_is_told(
    tmp_path: Path,
) -> None:
    sitting = open_sitting(tmp_path, "Kommunfullmäktige", DAY, "elected")
    session = PaperSession(tmp_path, Collector(tmp_path, "kansli-1", short()).sitting)
    async with at_terminal(tmp_path, session=session, sitting=session.of) as clerk:
        await clerk.reads("begin.heading")
        await clerk.types("Kim\r\r2\r", "Kommunfullmäktige", clerk.words("entry.begin.no_session"))
        await clerk.types("\r1\r50\r", clerk.words("entry.at.number") + ": ")
        clerk.press(f"{number(1)}{FIVE}{OTHERS}\r")
        await saved(clerk, 1)
        close_sitting(tmp_path, sitting.name, DAY)
        clerk.press(f"{number(2)}{FIVE}{OTHERS}\r")
        await clerk.sees("Enter igen sparar utan")
        assert len(clerk.answers()) == 1
        clerk.press("\r")
        await saved(clerk, 2)
        clerk.press(f"{number(3)}{FIVE}{OTHERS}\r")
        await saved(clerk, 3)
        assert [each.session for each in clerk.answers()] == [sitting.id, None, None]
        await clerk.types("b", clerk.words("entry.begin.heading"))
        await clerk.types("\r\r\r", "Kommunfullmäktige (stängt)")
    assert sittings(tmp_path)[0].closed


async def test_a_form_of_another_group_is_told_to_count_outside_before_its_answers(
    tmp_path: Path,
) -> None:
    sitting = open_sitting(tmp_path, "Kommunfullmäktige", DAY, "elected")
    session = PaperSession(tmp_path, Collector(tmp_path, "kansli-1", short()).sitting)
    async with at_terminal(tmp_path, session=session, sitting=session.of) as clerk:
        await clerk.begins("Kim\r\r\r\r1\r50\r")
        await clerk.types(f"{number(1)}1", "Medborgare, men sammanträdet är för")
        await clerk.types(f"\r{FIVE}{OTHERS}", "utanför sammanträdet", "Enter sparar")
        clerk.press("\r")
        await saved(clerk, 1)
        assert clerk.answers()[0].session is None
        await clerk.types(f"{number(2)}2", clerk.words("entry.at.code"))
    [told] = accounts(tmp_path)
    assert (told.sitting, told.reconciliation.outside) == (sitting, 1)


async def test_a_second_entry_is_of_no_session_and_nobody_is_asked_for_one(tmp_path: Path) -> None:
    open_sitting(tmp_path, "Fullmäktige", DAY, None)
    with Collector(tmp_path, "kansli-1", short()) as answers:
        session = PaperSession(tmp_path, answers.sitting)
    async with at_terminal(tmp_path, session=session, sitting=session.of) as clerk:
        await clerk.types("Kim\r", clerk.words("entry.begin.session"))
        await clerk.types("!", clerk.words("staff.menu.lead"))
        await clerk.types("2\r", clerk.words("double.again.heading"))
        assert clerk.words("entry.begin.session") not in clerk.text
