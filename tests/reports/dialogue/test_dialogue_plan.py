"""The log goes into the workbook's action plan and comes back, whatever people did there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.surveys import comparison_of, opened
from valuetui.reports.dialogue.keeping import DialogueLog
from valuetui.reports.dialogue.planning import Taken, plan_lines, take_in
from valuetui.reports.workbook import write_workbook
from valuetui.reports.workbook.plan_reading import PlanFault, read_plan
from valuetui.words import Words, languages

pytestmark = pytest.mark.slow

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
ENTRIES: list[dict[str, Any]] = [
    {"said": "öppenhet", "group": "Alla grupper", "now": "svårt att hitta", "action": "Öppet hus",
     "owner": "kansliet", "due": date(2027, 3, 31), "agreement": "Alla ska kunna se"},
    {"said": "=1+1", "action": "-tack", "status": "done", "note": "@alla fick svar"},
    {"said": "Varför tar det tid?", "status": "väntar på beslut"},
    {"said": "byråkrati", "status": "dropped"},
]  # fmt: skip
HEAD = 6


@pytest.fixture
def log(tmp_path: Path) -> DialogueLog:
    found = DialogueLog(tmp_path / "våg")
    for each in ENTRIES:
        found.add(each, MONDAY)
    return found


def written(log: DialogueLog, folder: Path, language: str = "sv") -> Path:
    path = folder / "bok.xlsx"
    lines = plan_lines(log.entries())
    write_workbook(
        comparison_of(["a", "b", "c", "d"]), path, Words(language), day=MONDAY, plan=lines
    )  # fmt: skip
    return path


def edited(path: Path, change: Callable[[Worksheet], object], name: str = "Handlingsplan") -> Path:
    book = opened(path)
    change(book[name])
    book.save(path)
    return path


@pytest.mark.parametrize("language", languages())
def test_what_nobody_has_changed_says_nothing_new(
    language: str, log: DialogueLog, tmp_path: Path
) -> None:
    before = log.path.read_bytes()
    lines = read_plan(written(log, tmp_path, language))
    assert [line.value for line in lines] == [each["said"] for each in ENTRIES]
    assert take_in(lines, log, TUESDAY) == Taken((), (), 4)
    assert log.path.read_bytes() == before


def test_what_people_have_changed_and_added_is_written_down_once(
    log: DialogueLog, tmp_path: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["I7"], sheet["K7"] = "Klar", "Hundra kom"
        sheet["B11"], sheet["F11"], sheet["H11"] = "tillit", "Fika", date(2027, 5, 1)
        sheet["F12"] = "bara en åtgärd"

    lines = read_plan(edited(written(log, tmp_path), change))
    assert take_in(lines, log, TUESDAY) == Taken((5, 6), (1,), 3)
    opened_house, *_, tillit, alone = log.entries()
    assert (opened_house.status, opened_house.done) == ("done", TUESDAY)
    assert opened_house.note == "Hundra kom"
    assert opened_house.agreement == "Alla ska kunna se"
    assert (tillit.said, tillit.due, tillit.status) == ("tillit", date(2027, 5, 1), "new")
    assert (alone.said, alone.action) == ("", "bara en åtgärd")
    assert take_in(lines, log, TUESDAY) == Taken((), (), 6)


def test_an_old_workbook_does_not_take_back_what_was_changed_since(
    log: DialogueLog, tmp_path: Path
) -> None:
    path = written(log, tmp_path)
    moved, _ = log.change(1, {"due": date(2027, 6, 1)}, TUESDAY)
    assert take_in(read_plan(path), log, TUESDAY).changed == ()
    assert log.entries()[0] == moved


def test_a_line_of_a_number_that_was_given_away_since_is_an_entry_of_its_own(
    log: DialogueLog, tmp_path: Path
) -> None:
    path = written(log, tmp_path)
    fifth = log.add({"said": "lust"}, TUESDAY)
    edited(path, lambda sheet: sheet["B11"].__setattr__("value", "tillit"))
    assert take_in(read_plan(path), log, TUESDAY).added == (6,)
    assert log.entries()[4] == fifth


def test_a_line_that_was_taken_in_is_known_by_its_action_when_it_is_changed_again(
    log: DialogueLog, tmp_path: Path
) -> None:
    path = written(log, tmp_path)
    log.add({"said": "lust"}, TUESDAY)

    def begin(sheet: Worksheet) -> None:
        sheet["B11"], sheet["F11"] = "tillit", "Fika"

    assert take_in(read_plan(edited(path, begin)), log, TUESDAY).added == (6,)
    edited(path, lambda sheet: sheet["I11"].__setattr__("value", "Klar"))
    assert take_in(read_plan(path), log, TUESDAY) == Taken((), (6,), 4)
    assert log.entries()[5].status == "done"


def test_the_words_for_a_status_are_those_of_the_settings(log: DialogueLog, tmp_path: Path) -> None:
    path = written(log, tmp_path)
    edited(path, lambda sheet: sheet["A11"].__setattr__("value", "I hamn"), "Inställningar")
    edited(path, lambda sheet: sheet["I7"].__setattr__("value", "i hamn"))
    take_in(read_plan(path), log, TUESDAY)
    assert log.entries()[0].status == "done"


def test_a_day_that_is_none_is_told_with_its_cell_and_nothing_is_taken_in(
    log: DialogueLog, tmp_path: Path
) -> None:
    path = edited(written(log, tmp_path), lambda sheet: sheet["H8"].__setattr__("value", "31/3"))
    with pytest.raises(PlanFault) as fault:
        read_plan(path)
    assert (fault.value.reason, fault.value.place, fault.value.found) == ("bad_day", "H8", "31/3")


def test_a_day_that_was_written_as_text_is_a_day(log: DialogueLog, tmp_path: Path) -> None:
    path = edited(
        written(log, tmp_path), lambda sheet: sheet["H8"].__setattr__("value", "2027-03-01")
    )
    assert read_plan(path)[1].due == date(2027, 3, 1)


def test_a_column_that_has_lost_its_name_is_told(log: DialogueLog, tmp_path: Path) -> None:
    path = edited(
        written(log, tmp_path), lambda sheet: sheet.cell(HEAD, 7).__setattr__("value", "Vem")
    )
    with pytest.raises(PlanFault) as fault:
        read_plan(path)
    assert (fault.value.reason, fault.value.place) == ("no_column", "Ansvarig")


def test_what_is_no_workbook_and_what_has_no_plan_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_text("a;b\n")
    with pytest.raises(PlanFault) as fault:
        read_plan(path)
    assert fault.value.reason == "no_workbook"
    Workbook().save(path)
    with pytest.raises(PlanFault) as fault:
        read_plan(path)
    assert fault.value.reason == "no_plan"


def test_there_are_lines_to_fill_in_however_long_the_log_is(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path / "våg")
    for number in range(35):
        log.add({"said": f"ord {number}"}, MONDAY)
    sheet = opened(written(log, tmp_path))["Handlingsplan"]
    numbers = [row[0].value for row in sheet[sheet.tables["Actions"].ref][1:]]
    assert numbers == list(range(1, 46))


def test_what_is_agreed_comes_back_and_a_workbook_that_has_no_place_for_it_takes_nothing_away(
    log: DialogueLog, tmp_path: Path
) -> None:
    path = edited(written(log, tmp_path), lambda sheet: sheet["E7"].__setattr__("value", "Öppet"))
    assert take_in(read_plan(path), log, TUESDAY).changed == (1,)
    assert log.entries()[0].agreement == "Öppet"

    def as_it_was(sheet: Worksheet) -> None:
        sheet.delete_cols(5)
        sheet.tables["Actions"].ref = "A6:J36"
        del sheet.tables["Actions"].tableColumns[4]
        sheet["E8"] = "Öppet hus igen"

    lines = read_plan(edited(path, as_it_was))
    assert {line.agreement for line in lines} == {None}
    assert take_in(lines, log, TUESDAY) == Taken((), (2,), 3)
    assert log.entries()[0].agreement == "Öppet"
