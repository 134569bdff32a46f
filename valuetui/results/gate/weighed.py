"""On how few people weighted figures may hang, when they stand beside all others.

Weighted figures are one more sum over people, in which each counts for the weight of the *class*
that they are of, an age and a sex. Whoever has other tables too can add to it what is the same for
all whom no other table tells apart (a *kind*), whatever was shown before and will be. So of each
kind at most those drop out of a sum whose weights are the same, and it tells about all the others.
See docs/decisions/0042-weighted-figures.md.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np

from valuetui.results.inference.base import Floats, Mask

Class = TypeVar("Class")

MOST_ROWS = 2
"""Weightings of the same people at once; what hangs on more is not found out."""

_SAME = 1e-9


def told_about(
    kinds: Sequence[Mapping[Class, int]], weightings: Sequence[Mapping[Class, float]]
) -> int:
    """The fewest people whom any sum can tell about in which one of these weightings has a part,
    whatever other tables are added to it; a lower bound. 0 where there are too many weightings.

    ``kinds`` has the people of each class in each kind, and a weighting the weight of each class.
    With one weighting, the others are all but the largest number with one weight. With two, a sum
    gives each class a number on a line of weights, and those may drop out that lie on one line.
    """
    if not 0 < len(weightings) <= MOST_ROWS:
        return 0
    classes = {each for kind in kinds for each in kind}
    points = {each: [*(row[each] for row in weightings), 1.0] for each in classes}
    return sum(sum(kind.values()) - _most_on_one(kind, points) for kind in kinds)


def _most_on_one(kind: Mapping[Class, int], points: Mapping[Class, Sequence[float]]) -> int:
    """The most people whose weights lie in one point, or with two weightings on one line."""
    present = [each for each, people in kind.items() if people]
    if not present:
        return 0
    places = np.array([points[each] for each in present])
    people = np.array([kind[each] for each in present])
    dimension = places.shape[1] - 1
    found = 0
    for chosen in combinations(range(len(present)), min(dimension, len(present))):
        found = max(found, int(people[_spanned(places, list(chosen))].sum()))
    return found


def _spanned(places: Floats, chosen: list[int]) -> Mask:
    """Which of the places lie where the chosen ones span."""
    basis = places[chosen]
    fitted = np.linalg.lstsq(basis.T, places.T, rcond=_SAME)[0]
    found: Mask = np.abs(basis.T @ fitted - places.T).max(axis=0) < _SAME
    return found
