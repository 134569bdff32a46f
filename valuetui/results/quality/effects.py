"""Whether a channel or station gives other answers than the rest of a group.

A difference is no fault of the channel: other people may have come to it. The same is asked of the
forms that one person entered (:mod:`.operators`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, lgamma

from valuetui.instrument.model import Value
from valuetui.results.measures import Distance, Share, shares
from valuetui.results.quality.picked import Picked


@dataclass(frozen=True)
class Difference(Distance):
    """How much oftener a part picks a value than the rest of its group does."""

    value: Value
    rest: Share
    part: Share

    @property
    def ends(self) -> tuple[Share, Share]:
        return self.rest, self.part


@dataclass(frozen=True)
class Effect:
    """One part of a group against the rest of it, on one question."""

    n: int
    """People in the part."""
    rest: int
    """People in the rest of the group."""
    largest: Difference
    """Where they are furthest apart; the first of equals. The largest of many differences is large
    in small parts even where opinions are the same: see ``similarity`` beside ``by_chance``."""
    similarity: float
    """Proportional similarity: how much of the picks the two have in common, from 0 to 1."""
    by_chance: float
    """The similarity to be expected if the part were people of the group drawn at random."""


def together(cells: Iterable[Picked]) -> Picked:
    """The counts of several cells added up, in a new one."""
    added = Picked()
    for cell in cells:
        added.merge(cell)
    return added


def without(whole: Picked, part: Picked) -> Picked:
    """The counts of those of the whole who are not in the part."""
    return Picked(whole.n - part.n, Counter(whole.counts) - part.counts)


def effect(part: Picked, rest: Picked, values: Sequence[Value]) -> Effect:
    """How a part differs from the rest. Raises ``ValueError`` where one of them has no picks."""
    if not (part.n and rest.n and part.counts.total() and rest.counts.total()):
        raise ValueError("nothing to compare")
    here, there = shares(values, part.counts, part.n), shares(values, rest.counts, rest.n)
    differences = [Difference(each, there[each.id], here[each.id]) for each in values]
    return Effect(
        n=part.n,
        rest=rest.n,
        largest=max(differences, key=lambda difference: abs(difference.exact)),
        similarity=similarity(part, rest),
        by_chance=similarity_by_chance(part, rest),
    )


def similarity(one: Picked, other: Picked) -> float:
    """``sum_j min(p_j, q_j)`` of the shares of all picks; with k picks each, that of the shares of
    people divided by k. (Renkonen 1938; Schoener 1970, Ecology 51, 408-418.)"""
    n, m = one.counts.total(), other.counts.total()
    common = sum(min(one.counts[each] * m, other.counts[each] * n) for each in one.counts)
    return common / (n * m)


def similarity_by_chance(part: Picked, rest: Picked) -> float:
    """The similarity to be expected if chance alone had parted the people, who made k picks each.

    Similarity is ``1 - sum_j |p_j - q_j| / 2k``. Drawn at random, the part has a hypergeometric
    number x of the people who picked value j, and ``|p_j - q_j| = n |x - E x| / (n1 n2)`` for parts
    of n1 and n2 of n people: exact, however tastes go together.
    """
    both = together([part, rest])
    mean = both.counts.total() / both.n
    apart = sum(_mean_deviation(both.n, count, part.n) for count in both.counts.values())
    return max(0.0, 1 - both.n * apart / (part.n * rest.n) / (2 * mean))


def _mean_deviation(n: int, marked: int, drawn: int) -> float:
    """E|x - E x| of the number x of marked ones among those drawn from n without replacement.

    De Moivre's sum for the binomial (Diaconis & Zabell 1991, Statistical Science 6, 284-302) works
    here too: with m the first whole number above the mean, all terms but one cancel in ::

        2 sum_{x >= m} (x - E x) P(x) = 2 m (n - marked - drawn + m) P(m) / n
    """
    m = drawn * marked // n + 1
    if m > min(drawn, marked):
        return 0.0
    log_p = _log_comb(marked, m) + _log_comb(n - marked, drawn - m) - _log_comb(n, drawn)
    return 2 * m * (n - marked - drawn + m) / n * exp(log_p)


def _log_comb(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
