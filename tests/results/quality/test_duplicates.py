"""Duplicates, found by digests."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.quality.duplicates import Digests

NUMBERS = st.lists(st.integers(0, 9))


def digests(numbers: list[int]) -> Digests:
    made = Digests()
    for number in numbers:
        made.add(number)
    return made


@given(NUMBERS, NUMBERS)
def test_duplicates_are_found_within_and_between_parts(one: list[int], two: list[int]) -> None:
    expected = sum(count for count in Counter(one + two).values() if count > 1)
    assert Digests.in_common([digests(one), digests(two)]) == expected
    together = digests(one)
    together.merge(digests(two))
    assert Digests.in_common([together]) == expected
    assert len(together) == len(one) + len(two)


def test_no_answers_have_nothing_in_common() -> None:
    assert Digests.in_common([]) == 0


@given(st.permutations([1, 2, 2, 5]))
def test_the_order_in_which_answers_came_is_no_part_of_it(numbers: list[int]) -> None:
    assert digests(numbers) == digests([1, 2, 2, 5])
    assert digests(numbers) != digests([1, 2, 5, 5])


def test_the_lowest_64_bits_count() -> None:
    assert digests([2**64 + 3]) == digests([3])


def test_a_digest_is_not_shown() -> None:
    assert repr(digests([123456])) == "Digests of 1 answers"


def test_what_grows_is_no_key() -> None:
    with pytest.raises(TypeError):
        hash(Digests())
