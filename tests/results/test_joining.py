"""Two histories of one group as one: what was shown in either place is remembered for both."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.gate.attacker import Attacker
from tests.results.test_frozen import FIGURES, LEAST, given_answer, nothing_yet, present
from valuetui.responses.channel import Channel
from valuetui.results.frozen import Frozen
from valuetui.results.joining import joined
from valuetui.results.keeping import pack_frozen, unpack_frozen


def looked(before: Frozen, people: Iterable[int], least: int = LEAST) -> Frozen:
    """What is shown after a look at these people."""
    answers = [given_answer(number, "", Channel.KIOSK) for number in people]
    return before.moved(present(answers), FIGURES, least)


def n(frozen: Frozen) -> int:
    return frozen.tally().respondents["citizens"]


def test_what_is_shown_here_goes_on_being_shown() -> None:
    both = joined(looked(nothing_yet(), range(100, 130)), looked(nothing_yet(), range(40))).frozen
    assert (n(both), len(both.snapshots)) == (40, 2)
    assert [both.history(FIGURES).size(number) for number in (0, 1)] == [30, 40]


@pytest.mark.parametrize(("new", "moves"), [(0, True), (LEAST - 1, False), (LEAST, True)])
def test_the_sum_of_two_places_is_shown_unless_it_tells_of_a_few_more(
    new: int, moves: bool
) -> None:
    """Whoever has seen both takes both away, and has those who are new."""
    both = joined(looked(nothing_yet(), range(100, 130)), looked(nothing_yet(), range(40))).frozen
    after = looked(both, [*range(40), *range(100, 130), *range(200, 200 + new)])
    assert (after is not both) is moves


def test_without_the_other_history_it_would_be_shown() -> None:
    here = looked(nothing_yet(), range(40))
    assert looked(here, [*range(40), *range(100, 130), *range(200, 203)]) is not here


def test_who_is_counted_in_both_places_is_one_person() -> None:
    """Forty here are thirty-seven of there, and three others."""
    there, here = looked(nothing_yet(), range(37)), looked(nothing_yet(), range(80, 120))
    both = joined(there, here).frozen
    assert looked(both, range(40)) is both
    assert looked(both, range(37 + LEAST)) is not both


def test_a_copy_adds_nothing_and_neither_does_an_older_one() -> None:
    first = looked(nothing_yet(), range(20))
    second = looked(first, range(30))
    for there, here in ((first, second), (second, first), (second, second)):
        both = joined(there, here).frozen
        assert (len(both.snapshots), n(both)) == (2, 30)
    assert joined(first, nothing_yet()).frozen is first
    assert joined(nothing_yet(), first).frozen is first


def test_two_copies_that_have_gone_on_apart_are_both_remembered() -> None:
    first = looked(nothing_yet(), range(20))
    one, other = looked(first, range(30)), looked(first, [*range(20), *range(50, 57)])
    both = joined(one, other)
    assert both.unsure == 0
    assert looked(both.frozen, [*range(30), *range(50, 57)]) is not both.frozen
    assert looked(both.frozen, [*range(30), *range(50, 57), 90, 91]) is both.frozen


def test_it_is_told_where_an_answer_was_corrected_in_one_place_only() -> None:
    answers = [given_answer(number, "", Channel.KIOSK) for number in range(20)]
    there = nothing_yet().moved(present(answers), FIGURES, LEAST)
    by = {each.id: each.id[::-1] for each in answers[:3]}
    here = nothing_yet().moved(present(answers, by), FIGURES, LEAST)
    assert joined(there, here).unsure == 3


def test_what_was_joined_is_kept() -> None:
    both = joined(looked(nothing_yet(), range(100, 130)), looked(nothing_yet(), range(40))).frozen
    [found] = unpack_frozen(b"".join(pack_frozen([both]))).values()
    assert found.history(FIGURES) == both.history(FIGURES)


PEOPLE = st.sets(st.integers(0, 11), min_size=1)


@given(st.lists(PEOPLE, min_size=1, max_size=3), st.lists(PEOPLE, min_size=1, max_size=3), PEOPLE)
def test_nobody_who_has_seen_both_can_tell_of_a_few(
    there: list[set[int]], here: list[set[int]], then: set[int]
) -> None:
    """Twelve kinds of people, some of one and some of six, come and go in two places. Where what
    was seen before is safe together, so it is with what the joined history lets through."""
    seen: list[set[int]] = []

    def looking(frozen: Frozen, kinds: set[int]) -> Frozen:
        answers = [
            replace(given_answer(100 * kind + number, "", Channel.KIOSK))
            for kind in kinds
            for number in range(SIZES[kind])
        ]
        after = frozen.moved(present(answers), FIGURES, LEAST)
        if after is not frozen:
            seen.append(kinds)
        return after

    one, other = nothing_yet(), nothing_yet()
    for kinds in there:
        one = looking(one, kinds)
    for kinds in here:
        other = looking(other, kinds)
    was_safe = fewest(seen) >= LEAST
    looking(joined(one, other).frozen, then)
    assert not was_safe or fewest(seen) >= LEAST


SIZES = [1, 2, 3, 6] * 3


def fewest(seen: list[set[int]]) -> int:
    """The fewest people whom anything tells about that follows from these looks."""
    tables = [tuple(int(kind in kinds) for kind in range(12)) for kinds in seen]
    return Attacker(tables, list(range(12)), SIZES).fewest_told_about(LEAST)
