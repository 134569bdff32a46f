"""Flags: what is remarkable about how an answer came about. A flag is a reason to look, no verdict.

What was typed in from paper gets no flag for time or order: both are those of the person who typed.
"""

from collections.abc import Mapping
from enum import StrEnum
from math import comb, prod

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.quality.yardstick import Asked, Yardstick, chance_within

Flags = frozenset["Flag"]


class Flag(StrEnum):
    """What is remarkable."""

    SPEEDER = "speeder"
    """Answered faster than the words can be read: some question in less than a second a pick
    (:mod:`valuetui.interview.paradata`), or all of them together in less time than it takes to read
    the list once, at 0.3 seconds a word and one word a value. Both are lower bounds. Who searches
    need not read the list, so that not all whom the second rule finds were careless."""
    FIRST_K = "first_k"
    """All picks of some question are the values shown first."""
    ONE_PAGE = "one_page"
    """All picks of some question lie in one narrow stretch of the shown order, elsewhere than at
    its very head: so narrow that by chance it is seldom (``RARE``). 30 places for ten of 94."""
    SAME_SET_TWICE = "same_set_twice"
    """The same values as current and as desired. It may be meant: all is well as it is."""


NONE: Flags = frozenset()
OF_ORDER = frozenset({Flag.FIRST_K, Flag.ONE_PAGE})
"""Flags that only an answer can have whose order is known."""


def flags(answer: Answer, instrument: Instrument) -> Flags:
    """The flags of an answer, given to this version of the instrument."""
    yardstick = Yardstick(instrument)
    return flags_by(yardstick, answer, yardstick.places(answer))


def flags_by(yardstick: Yardstick, answer: Answer, places: Mapping[str, bytes]) -> Flags:
    """The flags of an answer whose ``places`` the yardstick has found."""
    found = []
    if answer.channel is not Channel.PAPER and _is_too_fast(yardstick, answer):
        found.append(Flag.SPEEDER)
    for asked in yardstick.asked:
        where = places.get(asked.id)
        if where and len(where) == asked.pick:
            last = max(where)
            if last - min(where) < asked.window or last == asked.pick - 1:
                found += _crowded(last, asked, yardstick.size)
    if yardstick.twice and _is_same_set(answer, *yardstick.twice):
        found.append(Flag.SAME_SET_TWICE)
    return frozenset(found) if found else NONE


def chance(flag: Flag, instrument: Instrument) -> float | None:
    """How often a complete answer gets a flag without reason; None where that cannot be told.

    Flags of the order: the probability for at least one of the questions, whatever people like,
    where everybody's order is random; None where it is alphabetical. The same set twice: under
    random picking, which is a lower bound, since people who know what they like pick it again.
    """
    if flag is Flag.SPEEDER or (instrument.alphabetical and flag is not Flag.SAME_SET_TWICE):
        return None
    yardstick, size = Yardstick(instrument), len(instrument.values)
    match flag:
        case Flag.FIRST_K:
            each = [_chance_of_first(asked, size) for asked in yardstick.asked]
        case Flag.ONE_PAGE:
            each = [_chance_of_one_page(asked, size) for asked in yardstick.asked]
        case Flag.SAME_SET_TWICE:
            each = [_chance_of_same_set(instrument, yardstick)]
    return 1 - prod(1 - probability for probability in each)


def _is_too_fast(yardstick: Yardstick, answer: Answer) -> bool:
    if answer.fast:
        return True
    if not answer.seconds or not answer.picks:
        return False
    total = 0
    for question in answer.picks:
        if question not in answer.seconds:
            return False
        total += answer.seconds[question]
    return total < yardstick.least_seconds


def _crowded(last: int, asked: Asked, size: int) -> list[Flag]:
    """The flag of picks that lie close together, ending at place ``last``."""
    if last == asked.pick - 1:
        return [Flag.FIRST_K] if asked.pick < size else []  # who must take all has no choice
    return [Flag.ONE_PAGE]


def _is_same_set(answer: Answer, current: str, desired: str) -> bool:
    one, other = answer.picks.get(current, ()), answer.picks.get(desired, ())
    return 0 < len(one) == len(other) and set(one).issuperset(other)


def _chance_of_first(asked: Asked, size: int) -> float:
    return 1 / comb(size, asked.pick) if asked.pick < size else 0.0


def _chance_of_one_page(asked: Asked, size: int) -> float:
    if not asked.window:
        return 0.0
    return chance_within(asked.window, size, asked.pick) - _chance_of_first(asked, size)


def _chance_of_same_set(instrument: Instrument, yardstick: Yardstick) -> float:
    if not yardstick.twice:
        return 0.0
    current, desired = (instrument.question_by_id[each].pick for each in yardstick.twice)
    return 1 / comb(len(instrument.values), current) if current == desired else 0.0
