"""What answers are held against: all that reading an answer needs of its instrument, made once."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from math import comb

from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel

RARE = 1e-4
"""A finding may come about by chance in one answer of ten thousand: in a survey of a few thousand
people, hardly ever."""

SECONDS_A_WORD = 0.3
"""Nobody reads faster. The threshold of a speeder in web surveys: Zhang & Conrad 2014, Speeding in
Web Surveys, Survey Research Methods 8(2)."""


class Marks(dict[str, int]):
    """Value id to 64 bits that stand for a pick of it on one question.

    The sum over a set of picks is the same for the same set in any order, on every machine, and
    differs for another set but for one case in 2^64 (a sum of random numbers, as in Zobrist's
    hashing of positions, 1970).
    """

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._role = role

    def __missing__(self, value: str) -> int:
        digest = hashlib.blake2b(f"{self._role.value}:{value}".encode(), digest_size=8).digest()
        mark = self[value] = int.from_bytes(digest)
        return mark


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the quality of its picks is judged."""

    id: str
    role: Role
    pick: int
    window: int
    """The widest stretch of the shown order that counts as one page; 0 where none is so narrow
    that all picks would seldom lie in it by chance."""
    marks: Marks


class Yardstick:
    """An instrument, prepared for reading many answers to it."""

    def __init__(self, instrument: Instrument) -> None:
        size = len(instrument.values)
        self.instrument = instrument
        self.size = size
        self.asked = tuple(
            Asked(each.id, each.role, each.pick, narrow_window(size, each.pick), Marks(each.role))
            for each in instrument.questions
        )
        self.least_seconds = SECONDS_A_WORD * size
        """Nobody reads the list in less."""
        current, desired = map(instrument.question_in_role, (Role.CURRENT, Role.DESIRED))
        self.twice = (current.id, desired.id) if current and desired else None
        """The questions on what is and what is wanted, where both are asked."""
        # Two digits read as one byte: Python then searches and renumbers whole orders at once.
        self._code = {each.id: int(each.code, 16) for each in instrument.values}
        self._codes = bytes(self._code.values())
        self._places = bytes(range(size))

    def places(self, answer: Answer) -> dict[str, bytes]:
        """Question id to the place, from 0, at which each of its picks was shown.

        Empty where the order does not tell: unless it holds every value of the instrument once and
        nothing else, and for what was typed in from paper, where the person saw another order. A
        question with a pick that is unknown is not there.
        """
        if answer.channel is Channel.PAPER:
            return {}
        try:
            shown = bytes.fromhex(answer.order.shown)
        except ValueError:
            return {}
        if len(shown) != self.size or self._codes.translate(None, shown):
            return {}
        place_of = bytes.maketrans(shown, self._places)
        code_of, found = self._code.__getitem__, {}
        for question, picks in answer.picks.items():
            try:
                found[question] = bytes(map(code_of, picks)).translate(place_of)
            except KeyError:
                continue
        return found


def chance_within(window: int, size: int, pick: int) -> float:
    """The probability that all of ``pick`` places, drawn at random from ``size`` in a row, lie
    within some ``window`` (at least 1) consecutive ones.

    By the first of them: at each of the ``size - window`` places before the last stretch, the
    others are among the ``window - 1`` that follow it; in the last stretch, all are there::

        ((size - window) C(window - 1, pick - 1) + C(window, pick)) / C(size, pick)
    """
    within = (size - window) * comb(window - 1, pick - 1) + comb(window, pick)
    return within / comb(size, pick)


@lru_cache
def narrow_window(size: int, pick: int) -> int:
    """The widest window in which all picks lie by chance no oftener than ``RARE``; 0 where even
    the narrowest is too wide."""
    window = pick
    while window <= size and chance_within(window, size, pick) <= RARE:
        window += 1
    return window - 1 if window > pick else 0
