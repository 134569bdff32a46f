"""Entering forms twice and settling what they say: whatever clerks do, each form counts once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.interview.entry.clerk import INSTRUMENT, codes, keys_for, number, told, type_in
from valuetui.instrument.model import Instrument
from valuetui.interview.entry.checking import Standing, rates
from valuetui.interview.entry.comparing import marks
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.rules import Batch
from valuetui.interview.stage import Stage
from valuetui.responses.answer import Answer
from valuetui.responses.errors import NotSaved
from valuetui.responses.fold import fold
from valuetui.responses.holdings import Place as Counted
from valuetui.responses.record import Adjudication, Amendment, Fact, Reentry, Void
from valuetui.station.code_desk import Finding
from valuetui.station.collector import Collector
from valuetui.station.draw import NO_DRAW, Draw
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.everything import everything
from valuetui.station.forms import FormRegister
from valuetui.station.merging import merge
from valuetui.station.second_desk import SecondDesk
from valuetui.station.settling_desk import SettlingDesk
from valuetui.station.survey import Survey
from valuetui.words import Words, languages
from valuetui.words.names import is_same_person

Marks = tuple[tuple[int, ...], tuple[int, ...]]
THREE, OTHERS = (1, 2, 3), (4, 5, 6)
ALL = Draw(b"drawn", 1.0)


class Shelf(FormRegister):
    """A register of records that lie in memory."""

    def __init__(self, facts: list[Fact], instrument: Instrument, draw: Draw) -> None:
        super().__init__(Path(), bytes(32), instrument, draw)
        self.facts = facts

    def refresh(self) -> None:
        self.take_in(fact.to_document() for fact in self.facts)


@dataclass
class Office:
    """Clerks at their desks, and what they have saved."""

    draw: Draw = ALL
    instrument: Instrument = INSTRUMENT
    facts: list[Fact] = field(default_factory=list)

    @property
    def register(self) -> Shelf:
        return Shelf(self.facts, self.instrument, self.draw)

    @property
    def place(self) -> Place:
        return Place(self.instrument, "kansli-1", self.facts.append, self.register)

    def enters(self, operator: str, form: int, keys: str) -> str:
        """Somebody enters a form; what they are told in the end."""
        return self._types(EntryDesk(self.place), operator, form, keys)

    def enters_again(self, operator: str, form: int, keys: str) -> str:
        return self._types(SecondDesk(self.place), operator, form, keys)

    def settles(self, operator: str, form: int, keys: Callable[[Entering], str]) -> str:
        """Somebody says what the paper says; what keeps them from it, empty where nothing does."""
        desk = SettlingDesk(self.place, operator)
        if refused := desk.open(form):
            return refused
        assert desk.entering
        type_in(desk.entering, keys(desk.entering))
        assert desk.entering.stage is Stage.REVIEW
        desk.reason = "så står det"
        assert desk.save()
        return ""

    def standing(self, form: int) -> Standing:
        register = self.register
        register.refresh()
        return register.checked(form).standing(self.instrument)

    def counting(self, form: int) -> list[Answer]:
        """What counts of a form."""
        digest = self.register.digest(form)
        return [
            each for each in fold(self.facts).values() if each.paper and each.paper.form == digest
        ]

    def _types(self, desk: EntryDesk, operator: str, form: int, keys: str) -> str:
        entering = desk.begin(Batch(operator, "sv", None))
        type_in(entering, number(form))
        if entering.stage is not Stage.INFORMATION:
            type_in(entering, keys)
            assert entering.stage is Stage.REVIEW
            assert desk.save()
        return told(entering)


def typed(*marked: tuple[int, ...], person: str = "3") -> str:
    """What is typed for a form; ``person`` for its group and background questions."""
    asked = INSTRUMENT.questions
    pairs = zip(asked, marked, strict=True)
    return person + "".join(part for each, found in pairs for part in keys_for(each.pick, found))


CITIZEN = "1\r\r"
"""A citizen who has left the background questions out."""
FROM_A = "11 3 1\r \r"
"""A citizen of A, of the third age, who comes in the first way and gives no name."""


def codes_of(*places: int) -> str:
    return codes(places)


def marks_of(entering: Entering) -> dict[str, int]:
    """How many values are marked at each question."""
    sheet = entering.state.sheet
    return {each.id: len(sheet.marked(each.id)) for each in INSTRUMENT.questions}


def all_that_is_asked(entering: Entering, marked: Marks, person: str) -> str:
    """Type what the paper says at every question that is asked for, until the review."""
    of_group, asked = person[0], dict(zip(("current", "desired"), marked, strict=True))
    answers = {"place": "1" if person == FROM_A else "\r", "age": "3", "ways": "1\r", "name": "\r"}
    while entering.stage is not Stage.REVIEW:
        if entering.stage is Stage.GROUP:
            type_in(entering, of_group)
        elif entering.stage is Stage.BACKGROUND:
            type_in(entering, answers[entering.desk.asked(entering.state)])
        else:
            question = entering.desk.question(entering.state)
            type_in(entering, "".join(keys_for(question.pick, asked[question.id])))
    return ""


# What is drawn


def test_a_larger_share_draws_more_and_leaves_none_out() -> None:
    forms = [f"{number:032x}" for number in range(4000)]
    drawn = [
        {each for each in forms if Draw(b"key", share).takes(each)} for share in (0, 0.1, 0.5, 1)
    ]
    assert drawn[0] == set()
    assert drawn[0] < drawn[1] < drawn[2] < drawn[3] == set(forms)
    assert 300 < len(drawn[1]) < 500
    assert drawn[2] != {each for each in forms if Draw(b"yek", 0.5).takes(each)}


# Who may do what


def test_what_two_people_have_entered_alike_is_done() -> None:
    office = Office()
    assert office.enters("Kim", 7, typed(THREE, OTHERS)) == "saved"
    assert office.standing(7) is Standing.DUE
    assert office.enters_again("Ali", 7, typed((3, 1, 2), (6, 5, 4))) == "agrees"
    assert office.standing(7) is Standing.AGREED
    assert len(office.counting(7)) == 1
    assert office.enters_again("Bo", 7, "") == "not_again.agreed"


@pytest.mark.parametrize("name", ["Åsa", "åsa", " Å S a ", "A\u030asa", "\u212bs\u200ba"])
def test_nobody_enters_their_own_form_again(name: str) -> None:
    office = Office()
    office.enters("Åsa", 7, typed(THREE, OTHERS))
    assert office.enters_again(name, 7, "") == "not_again.own"
    assert len(office.facts) == 1


def test_nothing_tells_of_the_draw_before_a_form_is_entered_or_to_whoever_entered_it() -> None:
    told_of = set()
    for draw in (ALL, NO_DRAW):
        office = Office(draw)
        new = office.enters_again("Ali", 7, "")
        office.enters("Kim", 7, typed(THREE, OTHERS))
        told_of.add((new, office.enters_again("Kim", 7, "")))
    assert told_of == {("not_again.new", "not_again.own")}


def test_a_form_that_is_there_twice_is_corrected_first() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    [first] = office.facts
    assert isinstance(first, Answer)
    office.facts.append(replace(first, id="ab" * 16))
    assert office.enters_again("Ali", 7, "") == "not_again.twice"


# What differs


@pytest.mark.parametrize(
    ("again", "differs"),
    [
        (typed((1, 2, 4), OTHERS), {"current"}),
        (typed((1, 2), OTHERS), {"current"}),
        (typed((1, 2, 3, 7), ()), {"current", "desired"}),
        (typed(THREE, OTHERS, person=FROM_A), {"", "place", "age", "ways"}),
        (typed(THREE, OTHERS, person=CITIZEN), {""}),
    ],
    ids=["another word", "one fewer", "both questions", "a citizen of A", "the group alone"],
)
def test_what_differs_waits_for_somebody_who_has_entered_neither(
    again: str, differs: set[str]
) -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    assert office.enters_again("Ali", 7, again) == "differs"
    register = office.register
    register.refresh()
    form = register.checked(7)
    found = {part.question for part in form.differences(form.again[0], INSTRUMENT)}
    assert found == differs
    assert office.standing(7) is Standing.DIFFERENT
    for operator in ("Kim", "ali"):
        assert office.settles(operator, 7, lambda _: "") == "not_settling.own"
    assert office.enters_again("Bo", 7, "") == "not_again.different"
    [counts] = office.counting(7)
    assert counts.picks["current"] == ("v1", "v2", "v3")


def test_only_what_differs_is_asked_and_nothing_of_it_is_there_before() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS, person=CITIZEN))
    office.enters_again("Ali", 7, typed(THREE, (4, 5, 7), person="11 3 1\r \r"))

    def settle(entering: Entering) -> str:
        assert entering.state.sheet.group == "citizens"
        assert entering.desk.asked(entering.state) == "place"
        assert marks_of(entering) == {"current": 3, "desired": 0}
        return "2 3 +" + codes_of(4, 5, 8) + "\r"

    assert office.settles("Bo", 7, settle) == ""
    [counts] = office.counting(7)
    assert counts.unit == "b"
    assert counts.background == {"age": 3}
    assert counts.picks == {"current": ("v1", "v2", "v3"), "desired": ("v4", "v5", "v8")}
    [settled] = [each for each in office.facts if isinstance(each, Adjudication)]
    assert (settled.operator, settled.reason) == ("Bo", "så står det")
    assert office.standing(7) is Standing.SETTLED
    assert office.settles("Bo", 7, lambda _: "") == "not_settling.done"


def test_an_own_word_and_too_many_marks_are_settled_too() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, (4, 5, 6, 7), person=CITIZEN))
    desk = SecondDesk(office.place)
    clerk = desk.begin(Batch("Ali", "sv", None))
    type_in(clerk, number(7) + CITIZEN + codes_of(1, 2, 3))
    clerk.write_in("tåg")
    type_in(clerk, codes_of(4, 5, 6))
    assert desk.save()
    assert office.counting(7)[0].status == "partial"
    other = SettlingDesk(office.place, "Bo")
    assert [each.number for each in other.waiting()] == [7]
    assert other.open(7) == ""
    assert other.entering
    other.entering.write_in("bil")
    type_in(other.entering, codes_of(4, 5, 6))
    assert other.save()
    [counts] = office.counting(7)
    assert counts.write_ins == {"desired": "bil"}
    assert counts.status == "complete"
    assert counts.paper
    assert not counts.paper.marked
    assert counts.paper.operator == "Kim"


def test_where_the_group_differs_it_is_asked_for_and_not_taken_over() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    office.enters_again("Ali", 7, typed(THREE, OTHERS, person=CITIZEN))

    def settle(entering: Entering) -> str:
        assert entering.stage is Stage.GROUP
        type_in(entering, "\r")
        assert told(entering) == "no_group"
        type_in(entering, "1[[[[[")
        assert entering.stage is Stage.GROUP
        return CITIZEN

    assert office.settles("Bo", 7, settle) == ""
    [counts] = office.counting(7)
    assert counts.group == "citizens"


def test_a_second_entry_that_is_void_checks_nothing_and_a_void_settling_settles_nothing() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    office.enters_again("Ali", 7, typed(THREE, (4, 5, 7)))
    assert office.settles("Bo", 7, lambda _: codes_of(4, 5, 8)) == ""
    again, settled = office.facts[-2:]
    for fact, standing in ((settled, Standing.DIFFERENT), (again, Standing.DUE)):
        office.facts.append(Void(f"{len(office.facts):032x}", fact.id, "fel", "2026-11-27", "k"))
        assert office.standing(7) is standing
    [counts] = office.counting(7)
    assert counts.picks["desired"] == ("v4", "v5", "v6")


def test_a_second_entry_whose_first_is_void_by_its_next_try_is_refused() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))

    def kept_all_the_same(fact: Fact) -> None:
        office.facts.append(fact)
        raise NotSaved(Path(), "device", "the disk says otherwise")

    desk = SecondDesk(replace(office.place, save=kept_all_the_same))
    clerk = desk.begin(Batch("Ali", "sv", None))
    type_in(clerk, number(7) + typed(THREE, OTHERS))
    assert not desk.save()
    office.facts.append(Void("f" * 32, office.facts[0].id, "fel", "2026-11-27", "k"))
    assert not desk.save()
    assert told(clerk) == "not_again.new"


def amended(first: Fact, *, revision: int = 1, group: str = "elected", desired: str = "v6") -> Fact:
    """A supervisor has moved the first entry to a group, and corrected a word at each question."""
    picks = {"current": ("v1", "v2", "v9"), "desired": ("v4", "v5", desired)}
    return Amendment(
        f"{revision:032x}", first.id, revision, picks, "fel hög", "2026-11-27", "k", group, "Åsa"
    )


def test_what_a_supervisor_has_corrected_holds_where_nothing_is_asked() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    office.enters_again("Ali", 7, typed(THREE, (4, 5, 7)))
    office.facts.append(amended(office.facts[0]))

    def settle(entering: Entering) -> str:
        assert entering.state.sheet.marks["current"] == ("v1", "v2", "v9")
        assert marks_of(entering)["desired"] == 0
        return codes_of(4, 5, 8)

    assert office.settles("Bo", 7, settle) == ""
    [counts] = office.counting(7)
    assert counts.picks == {"current": ("v1", "v2", "v9"), "desired": ("v4", "v5", "v8")}
    assert counts.group == "elected"


def test_what_was_corrected_to_what_the_second_entry_says_is_settled_and_what_is_struck_too() -> (
    None
):
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    office.enters_again("Ali", 7, typed(THREE, (4, 5, 7)))
    office.facts.append(amended(office.facts[0], desired="v7"))
    assert office.standing(7) is Standing.SETTLED
    assert office.settles("Bo", 7, lambda _: "") == "not_settling.done"
    office.facts.append(Void("f" * 32, office.facts[0].id, "fel", "2026-11-27", "k"))
    assert office.settles("Bo", 7, lambda _: "") == "not_settling.void"


def test_a_correction_that_comes_while_somebody_settles_is_seen_before_it_is_saved() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    office.enters_again("Ali", 7, typed(THREE, (4, 5, 7), person=CITIZEN))
    desk = SettlingDesk(office.place, "Bo")
    assert desk.open(7) == ""
    assert desk.entering
    type_in(desk.entering, "3" + codes_of(4, 5, 8))
    desk.reason = "så står det"
    office.facts.append(amended(office.facts[0]))
    assert not desk.save()
    assert told(desk.entering) == "settle.meanwhile"
    assert marks_of(desk.entering) == {"current": 3, "desired": 3}
    assert desk.save()
    [counts] = office.counting(7)
    assert counts.picks == {"current": ("v1", "v2", "v9"), "desired": ("v4", "v5", "v8")}
    assert counts.group != "elected"  # whoever settled has typed it


def test_whatever_is_told_has_a_text() -> None:
    keys = [f"not_again.{each}" for each in (*Standing, "own") if each != Standing.DUE]
    keys += [f"not_settling.{each}" for each in ("void", "done", "own")]
    codes = ("taken", "none", "sure", "without", "spent_since")
    keys += [f"code.{each}" for each in (*Finding, *codes)]
    keys += ["kept.again", "kept.settled", "settle.meanwhile"]
    keys.remove("code.right")
    for language in languages():
        for key in keys:
            assert Words(language)(f"double.told.{key}")


# When a disk fails, and when somebody else was quicker


def test_what_could_not_be_saved_is_still_there_and_is_not_said_to_be_saved() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))

    def fail(_: Fact) -> None:
        raise NotSaved(Path(), "full")

    def keep_and_fail(fact: Fact) -> None:
        office.facts.append(fact)
        raise NotSaved(Path(), "full")

    desk = SecondDesk(office.place)
    clerk = desk.begin(Batch("Ali", "sv", None))
    type_in(clerk, number(7) + typed(THREE, OTHERS))
    for save in (fail, keep_and_fail):
        desk.place = replace(desk.place, save=save)
        assert not desk.save()
        assert told(clerk) == "not_saved"
        assert clerk.stage is Stage.REVIEW
    desk.place = replace(desk.place, save=office.facts.append)
    assert desk.save()
    assert told(clerk) == "agrees"


def test_of_a_form_that_was_kept_and_then_changed_it_is_said_which_version_is_saved() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))

    def keep_and_fail(fact: Fact) -> None:
        office.facts.append(fact)
        raise NotSaved(Path(), "device")

    again = SecondDesk(replace(office.place, save=keep_and_fail))
    clerk = again.begin(Batch("Ali", "sv", None))
    settler = SettlingDesk(replace(office.place, save=keep_and_fail), "Bo")
    for desk, before, key in (
        (again, number(7) + typed(THREE, (4, 5, 7)), "kept.again"),
        (settler, codes_of(4, 5, 8), "kept.settled"),
    ):
        if isinstance(desk, SettlingDesk):
            assert desk.open(7) == ""
            desk.reason = "så står det"
        clerk = desk.entering or clerk
        type_in(clerk, before)
        assert not desk.save()
        desk.place = replace(desk.place, save=lambda _: None)
        type_in(clerk, "<<" + codes_of(9))
        assert not desk.save()
        assert told(clerk) == key
        type_in(clerk, "<<" + before[-2:])
        assert desk.save()
    [counts] = office.counting(7)
    assert counts.picks["desired"] == ("v4", "v5", "v8")


def test_who_was_second_to_enter_a_form_again_is_told_and_nothing_is_lost() -> None:
    office = Office()
    office.enters("Kim", 7, typed(THREE, OTHERS))
    desk = SecondDesk(office.place)
    clerk = desk.begin(Batch("Ali", "sv", None))
    type_in(clerk, number(7) + typed(THREE, OTHERS))
    office.enters_again("Bo", 7, typed(THREE, OTHERS))
    assert not desk.save()
    assert told(clerk) == "not_again.agreed"
    assert clerk.is_under_way


# Whatever they do

OPERATORS = st.sampled_from(["Kim", "kim ", "Ali", "Bo"])
FORMS = st.integers(1, 3)
MARKS = st.tuples(*[st.sampled_from([(1, 2, 3), (3, 2, 1), (1, 2, 4), (1, 2), (1, 2, 3, 4)])] * 2)
PERSONS = st.sampled_from(["3", CITIZEN, FROM_A])


class AnyClerks(RuleBasedStateMachine):
    """Clerks who enter, enter again, settle and correct in any order."""

    @initialize(share=st.sampled_from([0.0, 0.5, 1.0]))
    def begin(self, share: float) -> None:
        self.office = Office(Draw(b"drawn", share))
        self.should_be: dict[int, Answer] = {}
        """What was typed last of each form by whoever decides what it says."""

    @rule(form=FORMS, operator=OPERATORS, marked=MARKS, person=PERSONS)
    def enter(self, form: int, operator: str, marked: Marks, person: str) -> None:
        said = self.office.enters(operator, form, typed(*marked, person=person))
        assert said == ("entered" if form in self.should_be else "saved")
        if said == "saved":
            fact = self.office.facts[-1]
            assert isinstance(fact, Answer)
            self.should_be[form] = fact

    @rule(form=FORMS, operator=OPERATORS, marked=MARKS, person=PERSONS)
    def enter_again(self, form: int, operator: str, marked: Marks, person: str) -> None:
        before = self.office.standing(form)
        said = self.office.enters_again(operator, form, typed(*marked, person=person))
        after = self.office.standing(form)
        if said == "agrees":
            [counts] = self.office.counting(form)
            again = self.office.facts[-1]
            assert isinstance(again, Reentry)
            for question in INSTRUMENT.questions:
                assert {*marks(counts, question.id)} == {*marks(again, question.id)}
            assert (before, after) == (Standing.DUE, Standing.AGREED)
        elif said == "differs":
            assert (before, after) == (Standing.DUE, Standing.DIFFERENT)
        else:
            assert said.startswith("not_again.")
            assert before is after

    @rule(form=FORMS, operator=OPERATORS, marked=MARKS, person=PERSONS)
    def settle(self, form: int, operator: str, marked: Marks, person: str) -> None:
        before = self.office.standing(form)
        refused = self.office.settles(
            operator, form, lambda entering: all_that_is_asked(entering, marked, person)
        )
        assert bool(refused) is not (before is Standing.DIFFERENT) or refused.endswith("own")
        if not refused:
            said = self.office.facts[-1]
            assert isinstance(said, Adjudication)
            assert said.paper
            first = self.should_be[form]
            assert first.paper
            self.should_be[form] = replace(
                first,
                group=said.group or "",
                unit=said.unit,
                background=said.background,
                picks=said.picks,
                paper=replace(first.paper, marked=said.paper.marked),
            )

    @rule(form=FORMS, operator=OPERATORS)
    def correct(self, form: int, operator: str) -> None:
        desk = EntryDesk(self.office.place)
        desk.begin(Batch(operator, "sv", None))
        desk.place.register.refresh()
        assert desk.void(form, "fel")
        self.should_be.pop(form, None)

    @invariant()
    def every_form_counts_once_and_as_it_should(self) -> None:
        for form in range(1, 4):
            found = self.office.counting(form)
            assert len(found) == (form in self.should_be)
            for counts in found:
                should = self.should_be[form]
                assert (counts.group, counts.unit) == (should.group, should.unit)
                assert counts.background == should.background
                assert counts.picks == should.picks
                assert counts.paper
                assert should.paper
                assert counts.paper.marked == should.paper.marked
                assert (counts.status == "complete") is not bool(counts.paper.marked)

    @invariant()
    def nobody_has_checked_their_own_entry(self) -> None:
        by_id = {each.id: each for each in self.office.facts}
        for fact in self.office.facts:
            if isinstance(fact, Reentry):
                assert not is_same_person(fact.paper.operator, operator_of(by_id[fact.of]))
            if isinstance(fact, Adjudication):
                for entry in (fact.of, *fact.against):
                    assert not is_same_person(operator_of(fact), operator_of(by_id[entry]))


def operator_of(fact: Fact) -> str:
    assert isinstance(fact, Answer | Reentry | Adjudication)
    assert fact.paper
    return fact.paper.operator


AnyClerks.TestCase.settings = settings(max_examples=60, stateful_step_count=20)
TestAnyClerks = pytest.mark.slow(AnyClerks.TestCase)


def test_a_second_entry_counts_nowhere_and_goes_along_everywhere(tmp_path: Path) -> None:
    office = Office()
    for form in range(1, 8):
        office.enters("Kim", form, typed(THREE, OTHERS))
        office.enters_again("Ali", form, typed(THREE, (7, 8, 9)))
    with Collector(tmp_path / "a", "kansli-1", INSTRUMENT) as answers:
        answers.save_many(office.facts)
    merged = merge([tmp_path / "a"], tmp_path / "b")
    assert not merged.counts.refused
    assert merged.standing == {Counted("kansli-1", "answer", "paper"): 7}
    assert merged.counts.new[Counted("kansli-1", "reentry", "")] == 7
    for folder in (tmp_path / "a", tmp_path / "b"):
        survey = Survey(folder)
        assert not survey.problems
        [employees] = [each for each in survey.quality().groups if each.n]
        assert employees.n == 7
        register = FormRegister(folder, bytes(32), INSTRUMENT, ALL)
        register.refresh()
        found = rates(register.in_batch(range(1, 9)), INSTRUMENT)
        assert register.totals(range(1, 9)).forms == 7
        assert (found.compared, found.different, found.differing) == (7, 7, 7)
        assert found.waiting == tuple(range(1, 8))
    everything_in = everything(tmp_path / "b").material
    assert len(everything_in.counting) == 7
    assert not everything_in.replaced
    assert len(everything_in.reentries) == 7
    assert not everything_in.unknown
