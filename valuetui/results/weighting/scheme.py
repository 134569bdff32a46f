"""A scheme: which categories people are weighted by, and what one of each counts for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from valuetui.instrument.margins import Margin
from valuetui.results.inference.weights import LEAST_IN_CATEGORY, Refusal, Weighting, weighting
from valuetui.results.weighting.counted import Said

MOST_UNKNOWN = 0.2
"""Of those who answered, so many at most may be of no category: there is nothing to weight them by,
and each counts for one."""


@dataclass(frozen=True)
class Category:
    """Options that are weighted as one."""

    options: tuple[str, ...]
    people: float
    """Their part of the population, 0..1."""
    answers: int


@dataclass(frozen=True)
class Axis:
    """The categories of one background question."""

    question: str
    categories: tuple[Category, ...]

    def place_of(self, option: str | None) -> int | None:
        """The place of the category of an option; None where it is of none."""
        return next((n for n, e in enumerate(self.categories) if option in e.options), None)


@dataclass(frozen=True)
class Scheme:
    """What everybody counts for."""

    axes: tuple[Axis, ...]
    weights: Mapping[tuple[int, ...], float]
    """Place in each axis to the weight: the mean of all respondents is 1 before trimming."""

    def weight_of(self, questions: Sequence[str], said: Said) -> float:
        """The weight of somebody who said this at these questions: of who is of no category the
        mean."""
        options = dict(zip(questions, said, strict=True))
        places = tuple(axis.place_of(options.get(axis.question)) for axis in self.axes)
        return 1.0 if None in places else self.weights[places]  # type: ignore[index]


def scheme_of(
    margins: Sequence[Margin], said: Mapping[Said, int], threshold: int
) -> tuple[Scheme, Weighting] | Refusal:
    """The scheme by which those who said so are weighted to the margins, or why there is none.

    ``said`` has, of each combination of options at the questions of the margins, how many said it.
    A category with fewer than ten answers, or than the ``threshold``, is joined with the smaller
    one beside it.
    """
    known = {
        each: n for each, n in said.items()
        if all(o in m.people for o, m in zip(each, margins, strict=True))
    }  # fmt: skip
    everybody, told = sum(said.values()), sum(known.values())
    if everybody - told > MOST_UNKNOWN * everybody:
        return Refusal.UNKNOWN
    least = max(LEAST_IN_CATEGORY, threshold)
    axes = tuple(_axis(each, place, known, least) for place, each in enumerate(margins))
    if any(len(axis.categories) < 2 for axis in axes):
        return Refusal.CATEGORY
    answers = np.zeros([len(axis.categories) for axis in axes], np.int64)
    for each, n in known.items():
        answers[_places(axes, each)] += n
    found = weighting(answers, [[c.people for c in axis.categories] for axis in axes])
    if isinstance(found, Refusal):
        return found
    weights = {place: float(weight) for place, weight in np.ndenumerate(found.weights)}
    return Scheme(axes, weights), found


def _places(axes: Sequence[Axis], said: Said) -> tuple[int, ...]:
    found = (axis.place_of(option) for axis, option in zip(axes, said, strict=True))
    return tuple(place for place in found if place is not None)


def _axis(margin: Margin, place: int, said: Mapping[Said, int], least: int) -> Axis:
    answers = Counter[str | None]()
    for each, n in said.items():
        answers[each[place]] += n
    total = sum(margin.people.values())
    found = [Category((o,), people / total, answers[o]) for o, people in margin.people.items()]
    while len(found) > 1 and min(each.answers for each in found) < least:
        found = _joined(found)
    return Axis(margin.question.id, tuple(found))


def _joined(categories: list[Category]) -> list[Category]:
    """With the smallest one joined to the smaller of those beside it."""
    small = min(range(len(categories)), key=lambda place: categories[place].answers)
    beside = [each for each in (small - 1, small + 1) if 0 <= each < len(categories)]
    other = min(beside, key=lambda place: categories[place].answers)
    first, second = sorted((small, other))
    one, two = categories[first], categories[second]
    both = Category(one.options + two.options, one.people + two.people, one.answers + two.answers)
    return [*categories[:first], both, *categories[second + 1 :]]
