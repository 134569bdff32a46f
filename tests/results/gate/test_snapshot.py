"""Snapshots: when figures move, and that nobody can calculate anything from several looks."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.gate.attacker import Attacker
from tests.results.gate.layouts import LEAST
from tests.results.populations import seeded
from valuetui.results.gate.breakdown import Breakdown
from valuetui.results.gate.progress import Progress, progress, rounded
from valuetui.results.gate.published import Cell, Published, Sizes
from valuetui.results.gate.snapshot import Changes, History, Stay

K = TypeVar("K", Cell, Stay)

Version = tuple[Cell, int]
"""Where an answer of somebody is counted, and how often it has been amended."""


@dataclass
class Group:
    """People who answer, amend and take back, and everything that is shown of them."""

    history: History
    answers: dict[int, Version | None] = field(default_factory=dict)
    """Person to the answer that counts; None where it was voided."""
    looks: list[dict[Version, set[int]]] = field(default_factory=list)
    """For each snapshot, who is counted with which answer."""
    stays: dict[int, tuple[Version, Stay]] = field(default_factory=dict)
    """How each person is counted in the last snapshot."""
    last: dict[int, tuple[Version, Stay]] = field(default_factory=dict)
    """How each person who left was counted at last."""
    known: set[int] = field(default_factory=set)
    """Who has been counted in any."""

    def look(self) -> bool:
        """Take a snapshot if one may be taken."""
        now = {person: answer for person, answer in self.answers.items() if answer}
        same = {person for person, (answer, _) in self.stays.items() if now.get(person) == answer}
        left = self.stays.keys() - same
        back = {person for person, (answer, _) in self.last.items()
                if person not in self.stays and now.get(person) == answer}  # fmt: skip
        changes = Changes(
            came=counted(now[person][0] for person in now.keys() - self.known),
            left=counted(self.stays[person][1] for person in left),
            again=counted(now[person][0] for person in (now.keys() & self.known) - same - back),
            back=counted(self.last[person][1] for person in back),
        )
        moved = self.history.moved(changes)
        if moved is self.history:
            return False
        number = len(self.history.snapshots)
        self.history = moved
        for person in left:
            answer, stay = self.stays[person]
            self.last[person] = answer, stay.ended(number)
        self.stays = {
            person: self.stays[person]
            if person in same
            else (answer, self.last[person][1].resumed(number))
            if person in back
            else (answer, Stay(answer[0], number, again=person in self.known))
            for person, answer in now.items()
        }
        self.known |= now.keys()
        look: dict[Version, set[int]] = {}
        for person, answer in now.items():
            look.setdefault(answer, set()).add(person)
        self.looks.append(look)
        return True

    def attacker(self) -> Attacker:
        """Who has kept all that was ever shown. Kinds of people are those whom no look parts."""
        versions = {(person, version) for look in self.looks
                    for version, people in look.items() for person in people}  # fmt: skip
        life: dict[int, list[tuple[Version, tuple[bool, ...]]]] = {}
        for person, version in sorted(versions):
            seen = tuple(person in look.get(version, ()) for look in self.looks)
            life.setdefault(person, []).append((version, seen))
        kinds = Counter(tuple(each) for each in life.values())
        columns = [(place, *each) for place, kind in enumerate(kinds) for each in kind]
        tables = [
            tuple(
                int(seen[number] and (category is None or cell[category[0]] == category[1]))
                for _, (cell, _), seen in columns
            )
            for number, shown in enumerate(self.history.snapshots)
            for category in (None, *sorted(shown))
        ]
        return Attacker(tables, [column[0] for column in columns], list(kinds.values()))


def counted(kinds: Iterable[K]) -> dict[K, Sizes]:
    """How many there are of each."""
    return {kind: (number,) for kind, number in Counter(kinds).items()}


def answer(group: Group, cell: Cell, people: int) -> None:
    for _ in range(people):
        group.answers[len(group.answers)] = cell, 0


CELLS = st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"))


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """Two to four looks; between them a few people come in a few cells, and some answers are
    amended or voided. Now and then a meeting is just what two looks differ by, or nearly."""
    group = Group(History(LEAST))
    for look in range(draw(st.integers(2, 4))):
        for cell in draw(st.lists(CELLS, min_size=1, max_size=3, unique=True)):
            meeting = (f"m{look}",) if draw(st.booleans()) else ("m",)
            answer(group, cell + meeting, draw(st.sampled_from([1, 2, 4, 5, 6, 12])))
        for person in draw(st.lists(st.integers(0, len(group.answers) - 1), max_size=3)):
            known = group.answers[person]
            if not known and person in group.last:
                group.answers[person] = group.last[person][0]
            elif known:
                elsewhere = (*draw(CELLS), known[0][2]), known[1] + 1
                staying = known[0], known[1] + 1
                group.answers[person] = draw(st.sampled_from([None, elsewhere, staying]))
        if draw(st.booleans()):  # a file of answers is lost for a look, and found again
            lost = draw(st.sampled_from("ab"))
            before = dict(group.answers)
            for person, known in before.items():
                group.answers[person] = None if known and known[0][0] == lost else known
            group.look()
            group.answers.update(before)
        group.look()
    return group


def small_enough(attacker: Attacker) -> bool:
    return sum(people < LEAST for people in attacker.people) <= 10


@given(groups())
def test_nothing_that_follows_from_all_looks_is_about_few_people(group: Group) -> None:
    """The attacker has kept every table of every snapshot, and knows who came, amended or took back
    when. Goes through every set of fewer than ``LEAST`` people that are alike in all looks (up to
    ten such kinds, so at most 1023 sets)."""
    attacker = group.attacker()
    if small_enough(attacker):
        assert attacker.fewest_known(LEAST) == LEAST
        assert attacker.fewest_told_about(LEAST) == LEAST


def test_the_attacker_finds_what_looking_whenever_one_likes_gives_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Published, "safe", property(lambda _: True))
    group = Group(History(LEAST))
    answer(group, ("a",), 20)
    group.look()
    answer(group, ("a",), 1)
    group.look()
    assert group.attacker().fewest_known(LEAST) == 1


def test_a_group_moves_when_enough_have_come() -> None:
    group = Group(History(10))
    for people, moves in ((9, False), (1, True), (0, False), (9, False), (3, True)):
        answer(group, ("a",), people)
        assert group.look() is moves
    assert group.history.size(0) == 10
    assert group.history.size(1) == 22
    assert group.history.latest == 1


def test_every_figure_moves_or_stands_still() -> None:
    history = History(10).moved(Changes({("a",): (20, 20)}))
    assert history.moved(Changes({("a",): (10, 9)})) is history
    assert len(history.moved(Changes({("a",): (10, 0)})).snapshots) == 2
    assert len(history.moved(Changes({("a",): (10, 10)})).snapshots) == 2


@pytest.mark.parametrize("voided", [True, False])
def test_corrections_are_changes(voided: bool) -> None:
    """One alone moves nothing; ten together do; one among ten new ones does."""
    for corrected, new, moves in ((1, 0, False), (9, 0, False), (10, 0, True), (1, 10, True)):
        group = Group(History(10))
        answer(group, ("a",), 30)
        assert group.look()
        for person in range(corrected):
            group.answers[person] = None if voided else (("a",), 1)
        answer(group, ("a",), new)
        assert group.look() is moves
        if moves:
            assert group.history.size(1) == 30 + new - (corrected if voided else 0)


def test_who_leaves_and_comes_back_unchanged_tells_of_nobody_new() -> None:
    """Twenty leave and are back, with three new ones: the difference to the first look is three."""
    group = Group(History(10))
    answer(group, ("a",), 40)
    assert group.look()
    for person in range(20):
        group.answers[person] = None
    assert group.look()
    for person in range(20):
        group.answers[person] = ("a",), 0
    answer(group, ("a",), 3)
    assert not group.look()
    answer(group, ("a",), 7)
    assert group.look()
    assert [group.history.size(number) for number in range(3)] == [40, 20, 50]


def test_only_what_has_left_can_come_back() -> None:
    history = History(10).moved(Changes({("a",): (20,)}))
    for stay, size in ((Stay(("a",), 0), 20), (Stay(("a",), 0, 1), 1)):
        with pytest.raises(ValueError, match="cannot come back"):
            history.moved(Changes(back={stay: (size,)}))


def test_only_what_is_counted_can_leave() -> None:
    history = History(10).moved(Changes({("a",): (20,)}))
    for stay, size in ((Stay(("a",), 0), 21), (Stay(("b",), 0), 1), (Stay(("a",), 0, 1), 1)):
        with pytest.raises(ValueError, match="cannot leave"):
            history.moved(Changes(left={stay: (size,)}))


def test_a_category_that_may_not_move_stays_in_its_older_snapshot() -> None:
    group = Group(History(10))
    answer(group, ("a",), 30)
    answer(group, ("b",), 20)
    group.look()
    assert group.history.breakdowns == (Breakdown(("a", "b"), ()),)
    answer(group, ("a",), 12)
    answer(group, ("b",), 3)
    assert group.look()
    assert group.history.breakdowns == (Breakdown(("a", "b"), ()),)
    assert group.history.shown_from == {(0, "a"): 0, (0, "b"): 0}
    answer(group, ("a",), 15)
    answer(group, ("b",), 15)
    assert group.look()
    assert group.history.shown_from == {(0, "a"): 2, (0, "b"): 2}


def test_a_meeting_that_is_nearly_what_was_shown_before_is_hidden() -> None:
    """Forty had answered when the figures moved, three came later to the same meeting."""
    group = Group(History(10))
    answer(group, ("spring",), 40)
    group.look()
    answer(group, ("spring",), 3)
    answer(group, ("autumn",), 30)
    assert group.look()
    assert group.history.snapshots[1] == frozenset()
    assert group.history.shown_from == {(0, "spring"): 0}


def test_a_council_is_seen_whole_in_the_end() -> None:
    """With a roll, no look leaves fewer than ten who could be told by the last one."""
    history = History(10)
    moves = []
    waiting = 0
    for answers in range(1, 42):
        waiting += 1
        moved = history.moved(Changes({("a",): (waiting,)}), roll=41)
        if moved is not history:
            history, waiting = moved, 0
            moves.append(answers)
    assert moves == [10, 20, 30, 41]
    assert history.size(history.latest) == 41


def test_when_nobody_else_will_answer_nobody_is_waited_for() -> None:
    history = History(10).moved(Changes({("a",): (28,)}), roll=41)
    more = Changes({("a",): (10,)})
    assert history.moved(more, roll=41) is history
    assert history.moved(more, roll=41, closed=True).size(1) == 38


def test_most_categories_are_shown_and_nearly_fresh_when_looks_are_few() -> None:
    """1000 people of five units come to four meetings; the figures may move every 100 answers."""
    chance, group = seeded(7), Group(History(10))
    for number in range(1000):
        unit, language = chance.choices("abcde", (9, 6, 4, 3, 2)), chance.choices("sf", (9, 1))
        answer(group, (unit[0], f"meeting {number // 250}", language[0]), 1)
        if number % 100 == 99:
            group.look()
    last = len(group.history.snapshots) - 1
    assert last == 9
    assert len(group.history.shown_from) >= 9
    assert sum(number >= last - 1 for number in group.history.shown_from.values()) >= 6


# What may be said


@pytest.mark.parametrize(
    ("answers", "said"), [(0, 0), (11, 0), (12, 10), (19, 10), (99, 90), (100, 100), (101, 101)]
)
def test_the_number_of_answers_is_rounded_down(answers: int, said: int) -> None:
    assert rounded(answers, 12) == said


@pytest.mark.parametrize(
    ("shown", "answers", "roll", "moves_at"),
    [
        (0, 3, None, 10),
        (20, 26, None, 30),
        (20, 26, 100, 30),
        (20, 21, 41, 30),
        (30, 33, 41, 41),
        (20, 35, 41, 41),
        (0, 3, 15, 15),
        (35, 35, 41, None),
        (41, 41, 41, None),
        (0, 3, 9, None),
        (20, 35, None, 40),
        (110, 131, None, 131),
    ],
)
def test_it_is_said_with_how_many_answers_the_figures_move(
    shown: int, answers: int, roll: int | None, moves_at: int | None
) -> None:
    history = History(10)
    if shown:
        history = history.moved(Changes({("a",): (shown,)}), roll=roll, closed=True)
    assert progress(history, answers, roll) == Progress(rounded(answers, 10), moves_at)


@given(st.randoms(use_true_random=False))
def test_the_order_of_what_came_does_not_matter(chance: random.Random) -> None:
    came: dict[Cell, Sizes] = {(a, b): (chance.randint(0, 20),) for a in "abc" for b in "xyz"}
    later: dict[Cell, Sizes] = {(a, b): (chance.randint(0, 9),) for a in "abc" for b in "xyz"}
    history = History(LEAST).moved(Changes(came)).moved(Changes(later))
    mixed = [dict(sorted(each.items(), key=lambda _: chance.random())) for each in (came, later)]
    assert History(LEAST).moved(Changes(mixed[0])).moved(Changes(mixed[1])) == history
