"""An exact population: people whose picks add up to given counts, for the demo and the tests.

Any counts with ``0 <= count <= n`` that sum to ``n * pick`` can be realised by ``n`` people with
``pick`` different values each: deal the values round the people one after another, then let random
pairs of people trade picks ("curveball" trades), which keeps every count and mixes who picks what
together.
"""

import random
from collections.abc import Mapping

TRADES_A_PERSON = 5


def exact_counts(weights: Mapping[str, float], n: int, pick: int) -> dict[str, int]:
    """Counts in proportion to the weights that sum to ``n * pick``, none above ``n``.

    Raises ``ValueError`` where there are fewer values than picks.
    """
    if len(weights) < pick:
        raise ValueError("fewer values than picks")
    total, rest = n * pick, sum(weights.values())
    counts: dict[str, int] = {}
    by_weight = sorted(weights, key=lambda value: (-weights[value], value))
    for number, value in enumerate(by_weight):
        left = total - sum(counts.values())
        least = left - n * (len(by_weight) - number - 1)
        fair = round(left * weights[value] / rest) if rest > 0 else left
        counts[value] = max(least, min(n, fair, left))
        rest -= weights[value]
    return counts


def realise(counts: Mapping[str, int], n: int, pick: int, chance: random.Random) -> list[list[str]]:
    """``n`` lists of ``pick`` different values each, in which every value occurs ``count`` times.

    Raises ``ValueError`` for counts that no such lists can have.
    """
    if sum(counts.values()) != n * pick or any(not 0 <= each <= n for each in counts.values()):
        raise ValueError("no population has these counts")
    people: list[list[str]] = [[] for _ in range(n)]
    place = 0
    for value, count in counts.items():
        for _ in range(count):
            people[place % n].append(value)
            place += 1
    for _ in range(TRADES_A_PERSON * n if n > 1 else 0):
        first, second = chance.sample(range(n), 2)
        _trade(people[first], people[second], chance)
    for picks in people:
        chance.shuffle(picks)
    return people


def _trade(first: list[str], second: list[str], chance: random.Random) -> None:
    """Deal out anew what only one of the two has; each keeps its number of picks."""
    ours, theirs = set(first), set(second)
    tradable = [v for v in first if v not in theirs] + [v for v in second if v not in ours]
    chance.shuffle(tradable)
    gets = len(first) - len(ours & theirs)
    first[:] = [value for value in first if value in theirs] + tradable[:gets]
    second[:] = [value for value in second if value in ours] + tradable[gets:]
