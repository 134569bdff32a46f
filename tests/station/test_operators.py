"""How the operators work: what is noted of them, for how long, and that work goes on without."""

from datetime import date, timedelta
from pathlib import Path

from tests.interview.entry.clerk import INSTRUMENT, codes, number, type_in
from tests.station.test_checking import ALL, OTHERS, THREE, Office, Shelf, typed
from valuetui.interview.entry.rules import Batch
from valuetui.responses.record import Fact
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.operators import LONGEST, Operators, Tally
from valuetui.station.second_desk import SecondDesk
from valuetui.station.settling_desk import SettlingDesk

DAY = date(2026, 11, 27)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def test_what_is_older_than_the_days_goes_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "state" / "operators.json"
    operators = Operators(path, 30)
    operators.note(DAY, Tally("Kim", forms=2, seconds=90.0), Tally("Ali", compared=1))
    operators.note(later(29), Tally("Kim", forms=1, seconds=30.0, compared=1, different=1))
    assert operators.known(later(29)) == [
        Tally("Ali", compared=1),
        Tally("Kim", 3, 120.0, compared=1, different=1),
    ]
    assert operators.known(later(29))[1].per_hour == 90
    assert operators.known(later(30)) == [Tally("Kim", 1, 30.0, 1, 1)]
    Operators(path, 30).forget(later(30))
    assert "Ali" not in path.read_text(encoding="utf-8")
    Operators(path, 30).forget(later(60))
    assert not path.exists()


def test_with_no_days_nothing_is_noted_and_what_was_there_goes(tmp_path: Path) -> None:
    path = tmp_path / "operators.json"
    Operators(path, 30).note(DAY, Tally("Kim", forms=1))
    none = Operators(path, 0)
    none.note(DAY, Tally("Kim", forms=1))
    assert none.known(DAY) == []
    assert not path.exists()


def test_a_damaged_file_and_a_folder_that_is_none_stop_nobody(tmp_path: Path) -> None:
    path = tmp_path / "operators.json"
    for content in ("", "[]", '{"days": {"2026-11-27": [{"operator": 3}]}}', '{"days": 3}'):
        path.write_text(content, encoding="utf-8")
        assert Operators(path, 30).known(DAY) == []
    Operators(path / "below", 30).note(DAY, Tally("Kim"))


def test_both_are_compared_and_who_is_wrong_is_told_by_the_paper(tmp_path: Path) -> None:
    now = [0.0]
    office, operators = Office(), Operators(tmp_path / "operators.json", 30)
    facts: list[Fact] = office.facts

    def place() -> Place:
        return Place(INSTRUMENT, "kansli-1", facts.append, Shelf(facts, INSTRUMENT, ALL),
                     today=lambda: DAY, operators=operators, clock=lambda: now[0])  # fmt: skip

    first, second = EntryDesk(place()), SecondDesk(place())
    for form, slept in ((1, 60.0), (2, 9000.0)):
        clerk = first.begin(Batch("Kim", "sv"))
        type_in(clerk, number(form))
        now[0] += slept
        type_in(clerk, typed(THREE, OTHERS))
        assert first.save()
    for form, marked in ((1, OTHERS), (2, (7, 8, 9))):
        clerk = second.begin(Batch("Ali", "sv"))
        type_in(clerk, number(form))
        now[0] += 30
        type_in(clerk, typed(THREE, marked))
        assert second.save()
    desk = SettlingDesk(place(), "Bo")
    assert desk.open(2) == ""
    assert desk.entering
    type_in(desk.entering, codes((7, 8, 9)))
    desk.reason = "läst"
    assert desk.save()
    assert operators.known(DAY) == [
        Tally("Ali", 2, 60.0, compared=2, different=1),
        Tally("Kim", 2, 60.0 + LONGEST, compared=2, different=1, wrong=1),
    ]
