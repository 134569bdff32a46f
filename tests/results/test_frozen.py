"""Frozen figures: they are the counts of those whom the snapshot counts, and of nobody else."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import answer_of
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.bases import figures_of
from valuetui.results.frozen import Frozen
from valuetui.results.gate import Changes, History, Look, Sizes, Stay, step
from valuetui.results.gate.breakdown import Category
from valuetui.results.gate.published import Cell
from valuetui.results.keeping import NewerForm, NotFrozen, pack_frozen, unpack_frozen
from valuetui.results.offers import offers
from valuetui.results.roster import Kind, People, Roster
from valuetui.results.selection import Selection, Variable, cell_of
from valuetui.results.standing import Present
from valuetui.results.tally import Layout, Stratum, Tally, tally

LEAST = 5
INSTRUMENT = make_instrument(14, limiting=4, pick=3, threshold=LEAST)
LAYOUT = Layout.of(INSTRUMENT)
FIGURES = figures_of(INSTRUMENT)
BOTH = ("current", "desired")

K = TypeVar("K", Cell, Stay)


def identifier(number: int) -> str:
    return hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()


def given_answer(number: int, unit: str, channel: Channel, asked: Iterable[str] = BOTH) -> Answer:
    values = [value.id for value in INSTRUMENT.values]
    start = number % (len(values) - 3)
    picks = {question: tuple(values[start : start + 3]) for question in asked}
    plain = answer_of(INSTRUMENT, "citizens", picks)
    return replace(plain, id=identifier(number), unit=unit or None, channel=channel)


def kind_of(_stamp: str, stratum: Stratum) -> Kind | None:
    return Kind.of(stratum) if stratum.group == "citizens" else None


def present(answers: Iterable[Answer], corrections: dict[str, str] | None = None) -> Present:
    """What the counting knows of these answers, and the corrections that some count by."""
    answers, by = list(answers), corrections or {}
    roster = Roster()
    for answer in answers:
        counted = tally([answer], INSTRUMENT)
        roster.add(answer.id, "stamp", next(iter(counted.cells)), by.get(answer.id))
    people, kinds = roster.people(kind_of)
    return Present(people, kinds, LAYOUT.questions, lambda: tally(answers, INSTRUMENT))


def nothing_yet() -> Frozen:
    return Frozen("citizens", LEAST, "stamp", LAYOUT)


def merged(answers: Iterable[Answer]) -> Tally:
    """The counts of these answers, counted one by one, and told apart by the questions answered."""
    plain = (
        replace(answer, organisation="", wave="", unit=None, session=None, language="")
        for answer in answers
    )
    found = Tally(LAYOUT)
    for stratum, cell in tally(plain, INSTRUMENT).cells.items():
        found.count(stratum._replace(channel=""), cell)
    return found


@dataclass
class Town:
    """People who answer, amend and take back; what is shown of them, and what was counted then."""

    frozen: Frozen = field(default_factory=nothing_yet)
    history: History = field(default_factory=lambda: History(LEAST))
    """As the gate's own tests keep it."""
    answers: dict[int, tuple[Answer, int]] = field(default_factory=dict)
    """Person to the answer that counts and how often it has been changed."""
    looks: list[dict[int, tuple[Answer, int]]] = field(default_factory=list)
    """Who was counted with which answer in each snapshot."""
    stays: dict[int, Stay] = field(default_factory=dict)
    gone: dict[int, tuple[Stay, tuple[Answer, int]]] = field(default_factory=dict)
    """Who was counted at last before the last look: as what, and with which answer."""
    known: set[int] = field(default_factory=set)
    people: int = 0

    def arrive(self, unit: str, channel: Channel, asked: Iterable[str] = BOTH) -> None:
        self.answers[self.people] = given_answer(self.people, unit, channel, asked), 0
        self.people += 1

    def amend(self, person: int, unit: str) -> None:
        answer, times = self.answers[person]
        again = given_answer(person + times + 1, unit, answer.channel, answer.picks)
        self.answers[person] = replace(again, id=answer.id), times + 1

    def present(self) -> Present:
        corrections = {answer.id: identifier(-times) for answer, times in self.answers.values()
                       if times}  # fmt: skip
        return present([answer for answer, _ in self.answers.values()], corrections)

    def look(self, least: int = LEAST) -> bool:
        """Look, and note what was counted if the figures have moved."""
        after = self.frozen.moved(self.present(), FIGURES, least)
        if after is self.frozen:
            return False
        self.frozen = after
        figure = after.tally().respondents["citizens"]
        whole = {person: each for person, each in self.answers.items() if len(each[0].picks) == 2}
        now = dict(self.answers) if figure == len(self.answers) else whole
        self._note(now)
        self.looks.append(now)
        return True

    def _note(self, now: dict[int, tuple[Answer, int]]) -> None:
        """The history that the gate gives where the changes are found one by one."""
        before = self.looks[-1] if self.looks else {}
        same = {person for person, each in now.items() if before.get(person) == each}
        back = {
            person for person, each in now.items()
            if person not in before and person in self.gone and self.gone[person][1] == each
        }  # fmt: skip
        changes = Changes(
            came=sized((cell(now[p]), now[p]) for p in now.keys() - self.known),
            left=sized((self.stays[p], before[p]) for p in before.keys() - same),
            again=sized((cell(now[p]), now[p]) for p in (now.keys() & self.known) - same - back),
            back=sized((self.gone[p][0], now[p]) for p in back),
        )
        number = len(self.history.snapshots)
        self.history = self.history.moved(changes)
        for person in before.keys() - same:
            self.gone[person] = self.stays[person].ended(number), before[person]
        self.stays = {
            person: self.stays[person]
            if person in same
            else self.gone[person][0].resumed(number)
            if person in back
            else Stay(cell(each), number, again=person in self.known)
            for person, each in now.items()
        }
        self.known |= now.keys()


def cell(each: tuple[Answer, int]) -> Cell:
    [stratum] = tally([each[0]], INSTRUMENT).cells
    return cell_of(stratum)


def sized(counted: Iterable[tuple[K, tuple[Answer, int]]]) -> dict[K, Sizes]:
    """By hand: answered the current, the desired, both, only the current, only the desired."""
    found: dict[K, Counter[int]] = {}
    for key, (answer, _) in counted:
        one, other = (question in answer.picks for question in BOTH)
        bases = [one, other, one and other, one and not other, other and not one]
        found.setdefault(key, Counter()).update(place for place in range(5) if bases[place])
    return {key: tuple(each[place] for place in range(5)) for key, each in found.items()}


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """Up to five rounds in which people come, amend or take back, and somebody looks."""
    town = Town()
    for _ in range(draw(st.integers(1, 5))):
        for _ in range(draw(st.integers(1, 3))):
            unit = draw(st.sampled_from(["", "school", "care"]))
            channel = draw(st.sampled_from([Channel.KIOSK, Channel.WEB]))
            asked = draw(st.sampled_from([BOTH, BOTH, BOTH, ("current",)]))
            for _ in range(draw(st.sampled_from([1, 2, 4, 5, 6, 12]))):
                town.arrive(unit, channel, asked)
        for person in draw(st.lists(st.sampled_from(sorted(town.answers)), max_size=6)):
            if person in town.answers and draw(st.booleans()):
                town.amend(person, draw(st.sampled_from(["", "school", "care"])))
            else:
                town.answers.pop(person, None)
        if not town.answers:
            town.arrive("", Channel.KIOSK)
        town.look(draw(st.sampled_from([LEAST, LEAST, 9])))
        if draw(st.booleans()):  # another process goes on
            town.frozen = unpack_frozen(b"".join(pack_frozen([town.frozen])))["citizens"]
    return town


def of_category(answers: Iterable[Answer], category: Category) -> list[Answer]:
    return [each for each in answers if cell((each, 0))[category[0]] == category[1]]


@given(towns())
def test_figures_are_the_counts_of_those_whom_the_snapshot_counts(town: Town) -> None:
    history = town.frozen.history(FIGURES)
    assert history == town.history
    if not town.looks:
        assert town.frozen.tables == {}
        return
    assert town.frozen.tally() == merged(answer for answer, _ in town.looks[-1].values())
    found = {category for category in town.frozen.tables if category}
    shown = history.shown_from
    assert {each for each in shown if each[1]} <= found <= shown.keys()
    for category in found:
        number = shown[category]
        counted = (answer for answer, _ in town.looks[number].values())
        assert town.frozen.tally(category) == merged(of_category(counted, category))


@given(towns())
def test_two_looks_never_differ_by_few_people(town: Town) -> None:
    for before, after in zip([{}, *town.looks], town.looks, strict=False):
        moved = {person for person in before.keys() | after.keys()
                 if before.get(person) != after.get(person)}  # fmt: skip
        assert len(moved) >= LEAST


@given(towns())
def test_those_who_wait_are_those_who_changed(town: Town) -> None:
    before = town.looks[-1] if town.looks else {}
    everybody = before.keys() | town.answers.keys()
    changed = [each for each in everybody if before.get(each) != town.answers.get(each)]
    assert town.frozen.waiting(town.present()) == len(changed)


def test_a_few_who_left_out_a_question_wait_until_they_are_enough() -> None:
    town = Town()
    for _ in range(20):
        town.arrive("", Channel.KIOSK)
    for _ in range(LEAST - 1):
        town.arrive("", Channel.KIOSK, ("current",))
    assert town.look()
    assert town.frozen.tally().picks("citizens", "current").n == 20
    assert not town.look()
    town.arrive("", Channel.KIOSK, ("current",))
    assert town.look()
    assert town.frozen.tally().picks("citizens", "current").n == 25


def test_a_snapshot_needs_as_many_as_the_step_says() -> None:
    town = Town()
    for _ in range(2 * LEAST):
        town.arrive("", Channel.KIOSK)
    assert not town.look(least=2 * LEAST + 1)
    assert town.look(least=2 * LEAST)


def test_a_roll_is_planned_for_but_not_before_the_first_snapshot() -> None:
    town = Town()
    frozen = nothing_yet()
    for people, moves in ((18, True), (6, False), (1, True)):
        for _ in range(people):
            town.arrive("", Channel.KIOSK)
        after = frozen.moved(town.present(), FIGURES, LEAST, roll=21 if people == 18 else 25)
        assert (after is not frozen) is moves
        frozen = after


@pytest.mark.parametrize(("shown", "once", "following"), [(0, 10, 10), (420, 10, 21)])
def test_who_follows_sees_fewer_steps(shown: int, once: int, following: int) -> None:
    history = History(10).moved(Changes({("a",): (shown,)}))
    assert step(history, Look.ONCE) == once
    assert step(history, Look.FOLLOWING) == following


def test_an_amended_answer_is_a_change_though_it_is_of_the_same_kind() -> None:
    town = Town()
    for _ in range(2 * LEAST):
        town.arrive("", Channel.KIOSK)
    assert town.look()
    assert town.frozen.waiting(town.present()) == 0
    for person in range(3):
        town.amend(person, "")
    assert town.frozen.waiting(town.present()) == 3


# Another instrument


def test_the_figures_are_laid_out_for_an_instrument_that_asks_otherwise() -> None:
    town = Town()
    for number in range(20):
        town.arrive("school" if number % 2 else "care", Channel.KIOSK)
    town.look()
    values = LAYOUT.values[::-1]
    layout = Layout(("desired", "now"), values)
    found = town.frozen.arranged("other", layout, {"current": "now"})
    assert found.tally() == town.frozen.tally().arranged(layout, {"current": "now"})
    later = replace(INSTRUMENT.questions[0], id="now")
    asked = replace(INSTRUMENT, questions=(INSTRUMENT.questions[1], later))
    history = found.history(figures_of(asked))
    assert history.size(0) == 20
    assert history.breakdowns == town.history.breakdowns


def test_a_question_that_is_asked_no_more_is_left_out() -> None:
    """Who answered only the other one is then told apart from nobody."""
    town = Town()
    for number in range(20):
        town.arrive("", Channel.KIOSK, BOTH if number % 2 else ("current",))
    town.look()
    layout = Layout(("current",), LAYOUT.values)
    found = town.frozen.arranged("other", layout, {})
    figures = figures_of(replace(INSTRUMENT, questions=INSTRUMENT.questions[:1]))
    [(stay, sizes)] = found.history(figures).answers.items()
    assert (stay.since, sizes) == (0, (20,))
    nobody = Present(People.nobody(), [], ("current",), lambda: Tally(layout))
    assert found.moved(nobody, figures, LEAST).history(figures).size(1) == 0


# What may be looked at apart


def test_a_category_is_offered_with_its_figures_or_named_as_hidden() -> None:
    town = Town()
    for number in range(123):
        channel = Channel.WEB if number < 3 else Channel.KIOSK
        town.arrive("school" if number < 60 else "", channel)
    town.look()
    found = {each.selection: (each.answers, each.hidden) for each in offers([town.frozen], FIGURES)}
    assert found == {
        Selection(Variable.UNIT, "school"): ({"citizens": 60}, ()),
        Selection(Variable.UNIT, ""): ({"citizens": 63}, ()),
        Selection(Variable.CHANNEL, "kiosk"): ({}, ("citizens",)),
        Selection(Variable.CHANNEL, "web"): ({}, ("citizens",)),
        Selection(Variable.LANGUAGE, "sv"): ({"citizens": 123}, ()),
    }


def test_those_without_a_unit_are_a_category_and_everybody_is_where_nobody_has_one() -> None:
    town, other = Town(), Town()
    for number in range(123):
        town.arrive("school" if number < 60 else "", Channel.KIOSK)
        other.arrive("", Channel.KIOSK)
    town.look()
    other.look()
    without = Selection(Variable.UNIT, "").as_category
    assert town.frozen.tally(without).respondents["citizens"] == 63
    assert other.frozen.may_show(without)
    assert other.frozen.tally(without) == other.frozen.tally()
    assert other.frozen.respondents(without) == 123
    found = offers([town.frozen, replace(other.frozen, group="elected")], FIGURES)
    [offer] = [each for each in found if each.selection.as_category == without]
    assert offer.answers == {"citizens": 63, "elected": 123}


def test_what_a_small_base_hides_is_not_the_whole_less_what_is_shown_beside_it() -> None:
    """All but the 20 at the web would tell their figures exactly, so it is not offered; they are,
    as a small base is told. Of a small group nothing is offered apart."""
    town, small = Town(), Town()
    for number in range(120):
        town.arrive("", Channel.WEB if number < 20 else Channel.KIOSK)
    for number in range(40):
        small.arrive("", Channel.WEB if number < 20 else Channel.KIOSK)
    town.look()
    small.look()
    kiosk, web = (Selection(Variable.CHANNEL, each).as_category for each in ("kiosk", "web"))
    assert town.frozen.may_show(kiosk)
    assert not town.frozen.may_tell(kiosk)
    assert town.frozen.may_tell(web)
    assert not small.frozen.may_tell(web)
    by_name = {each.selection.category: each for each in offers([town.frozen], FIGURES)}
    assert (by_name["web"].answers, by_name["web"].untold) == ({"citizens": 20}, ())
    assert (by_name["kiosk"].answers, by_name["kiosk"].untold) == ({}, ("citizens",))
    by_name = {each.selection.category: each for each in offers([small.frozen], FIGURES)}
    assert by_name["web"].untold == by_name["kiosk"].untold == ("citizens",)
    assert by_name["sv"].answers == {"citizens": 40}


def test_before_the_first_snapshot_nothing_is_offered() -> None:
    assert offers([nothing_yet()], FIGURES) == ()


# Kept


@given(towns())
def test_what_was_kept_comes_back(town: Town) -> None:
    packed = b"".join(pack_frozen([town.frozen]))
    found = unpack_frozen(packed)
    assert b"".join(pack_frozen(found.values())) == packed
    assert found["citizens"].history(FIGURES) == town.history
    assert found["citizens"].waiting(town.present()) == town.frozen.waiting(town.present())


def test_who_came_first_is_not_kept() -> None:
    """But for the snapshots."""
    answers = [given_answer(number, "", Channel.KIOSK) for number in range(12)]
    one, other = (
        nothing_yet().moved(present(each), FIGURES, LEAST) for each in (answers, answers[::-1])
    )
    assert b"".join(pack_frozen([one])) == b"".join(pack_frozen([other]))


def test_what_is_not_whole_is_refused() -> None:
    town = Town()
    for _ in range(12):
        town.arrive("", Channel.KIOSK)
    town.look()
    packed = b"".join(pack_frozen([town.frozen]))
    for place in range(0, len(packed), 31):
        with pytest.raises(NotFrozen):
            unpack_frozen(packed[:place])
        with pytest.raises(NotFrozen):
            unpack_frozen(packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :])


def resealed(line: bytes) -> bytes:
    content = line + b"\n"
    return content + hashlib.sha256(content).digest()


@pytest.mark.parametrize("line", [b"", b"3", b"{}", b'{"form":2}', b'{"form":2,"groups":[3]}'])
def test_another_form_is_refused_though_it_is_whole(line: bytes) -> None:
    with pytest.raises(NotFrozen):
        unpack_frozen(resealed(line))


def test_a_later_form_is_told_from_a_damaged_one() -> None:
    with pytest.raises(NewerForm):
        unpack_frozen(resealed(b'{"form":3,"people":[]}'))
