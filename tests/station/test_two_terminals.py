"""Two staff terminals at one folder: who looks what counts and saves is alone with it meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interview.entry.clerk import PLAIN, codes, number, told, type_in
from valuetui.interview.amending import Amending
from valuetui.interview.entry.rules import Batch
from valuetui.responses.answer import Answer
from valuetui.responses.errors import CannotOpen, NotSaved
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Fact, Void, fact_from_document
from valuetui.responses.sessions import NotOpen, open_sitting
from valuetui.station.collector import Collector
from valuetui.station.correction_desk import CorrectedMeanwhile, CorrectionDesk
from valuetui.station.council_closing import close_session
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.forms import FormRegister

FORM = number(7) + "2" + codes((1, 2, 3)) + codes((4, 5, 6))


class Terminals:
    """Two places; the other one gets its turn, once, just as the first is to save something."""

    def __init__(self, folder: Path, first: Collector, second: Collector) -> None:
        self.folder = folder
        self.turn: Callable[[], object] = lambda: None
        self.first = self._place("a-1", self._interrupted(first))
        self.second = self._place("b-1", second.save)

    def _place(self, station: str, save: Callable[[Fact], object]) -> Place:
        register = FormRegister(self.folder, bytes(32), PLAIN)
        return Place(PLAIN, station, save, register)

    def _interrupted(self, answers: Collector) -> Callable[[Fact], object]:
        def save(fact: Fact) -> None:
            turn, self.turn = self.turn, lambda: None
            turn()
            answers.save(fact)

        return save

    def desk(self, place: Place, keys: str = FORM) -> EntryDesk:
        """Somebody with a form that is typed."""
        desk = EntryDesk(place)
        type_in(desk.begin(Batch("Kim", "sv", None)), keys)
        return desk

    @property
    def facts(self) -> list[Fact]:
        return [fact_from_document(each) for each in ResponseFolder(self.folder).documents()]


@pytest.fixture
def terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminals]:
    monkeypatch.setattr("valuetui.responses.lock.PATIENCE", 0.02)
    with ExitStack() as stack:
        both = [stack.enter_context(Collector(tmp_path, each, PLAIN)) for each in ("a-1", "b-1")]
        yield Terminals(tmp_path, *both)


def test_a_form_that_two_people_save_at_once_counts_once(terminals: Terminals) -> None:
    one, other = terminals.desk(terminals.first), terminals.desk(terminals.second)
    saved = list[bool]()
    terminals.turn = lambda: saved.append(other.save())
    assert one.save()
    assert saved == [False]
    assert other.entering
    assert told(other.entering) == "not_saved"  # the other one was not done within its patience
    assert not other.save()
    assert told(other.entering) == "entered"
    [answer] = terminals.facts
    assert isinstance(answer, Answer)
    assert answer.station == "a-1"


def test_an_answer_that_two_people_correct_at_once_is_corrected_by_one(
    terminals: Terminals,
) -> None:
    assert terminals.desk(terminals.second).save()
    one, other = (CorrectionDesk(each, "Bo") for each in (terminals.first, terminals.second))
    [seen] = one.find("7").histories
    mine, theirs = one.void(seen.answer.id, "min"), other.void(seen.answer.id, "deras")

    def overtake() -> None:
        with pytest.raises(CannotOpen, match="busy"):
            other.save(theirs, seen)

    terminals.turn = overtake
    one.save(mine, seen)
    with pytest.raises(CorrectedMeanwhile):
        other.save(theirs, seen)
    assert [each for each in terminals.facts if isinstance(each, Void)] == [mine]


def test_who_lets_an_entry_not_count_takes_none_that_came_since(terminals: Terminals) -> None:
    assert terminals.desk(terminals.second).save()
    one, other = terminals.desk(terminals.first, number(7)), EntryDesk(terminals.second)
    assert one.entering
    assert told(one.entering) == "entered"
    type_in(other.begin(Batch("Ali", "sv", None)), number(7))
    assert other.void(7, "deras")
    assert other.entering
    type_in(other.entering, FORM[len(number(7)) :])
    assert other.save()
    assert not one.void(7, "min")
    assert told(one.entering) == "entered_since"
    assert len([each for each in terminals.facts if isinstance(each, Void)]) == 1
    assert one.void(7, "min, nu sedd")


def changed_since(terminals: Terminals) -> EntryDesk:
    """A supervisor's desk with a form that was changed after the disk had said that it is not
    saved, which it is: the disk says so of every record the first time."""
    save = terminals.first.save
    kept = list[Fact]()

    def keep_and_fail_at_first(fact: Fact) -> None:
        save(fact)
        if fact not in kept:
            kept.append(fact)
            raise NotSaved(terminals.folder, "device")

    desk = terminals.desk(replace(terminals.first, save=keep_and_fail_at_first))
    desk.may_amend = True
    assert not desk.save()
    assert desk.entering
    type_in(desk.entering, "<<" + codes((7,)))
    assert not desk.save()
    assert told(desk.entering) == "kept_amend"
    return desk


@pytest.mark.parametrize("voided", [True, False])
def test_a_form_that_was_saved_after_all_is_not_corrected_over_what_another_has_corrected(
    terminals: Terminals, voided: bool
) -> None:
    one, other = changed_since(terminals), CorrectionDesk(terminals.second, "Bo")
    [seen] = other.find("7").histories
    change = Amending.of(seen.answer, PLAIN, check_digits=False)
    amendment = other.amendment(seen, replace(change, group="employees"), "deras")
    other.save(other.void(seen.answer.id, "deras") if voided else amendment, seen)
    assert not one.amend("min")
    assert one.entering
    assert told(one.entering) == "kept_corrected"
    assert len(terminals.facts) == 2


def test_a_correction_that_was_saved_after_all_is_the_clerks_own(terminals: Terminals) -> None:
    one = changed_since(terminals)
    assert not one.amend("fel")
    assert one.entering
    assert told(one.entering) == "not_saved"
    assert one.save()
    assert told(one.entering) == "saved"
    assert len(terminals.facts) == 2


def test_a_session_that_two_people_close_at_once_is_closed_by_one(terminals: Terminals) -> None:
    assert terminals.desk(terminals.second).save()
    sitting = open_sitting(terminals.folder, "Möte", "2026-11-27")
    refused = list[str]()

    def overtake(_: object) -> None:
        with pytest.raises(CannotOpen) as error:
            close_session(terminals.folder, sitting, "2026-11-28")
        refused.append(error.value.reason)

    closed = close_session(terminals.folder, sitting, "2026-11-27", overtake)
    assert closed.is_final
    assert set(refused) == {"busy"}
    with pytest.raises(NotOpen):
        close_session(terminals.folder, sitting, "2026-11-28")
