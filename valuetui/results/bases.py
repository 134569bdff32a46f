"""The bases that figures are shown of: who is counted among them, and how many that are."""

from collections.abc import Collection, Iterable
from typing import TypeAlias, TypeVar

from valuetui.instrument.model import Instrument, Role
from valuetui.results.gate import Cell, Sizes, Stay
from valuetui.results.gate.published import added
from valuetui.results.standing import Standing

K = TypeVar("K", Cell, Stay)

Figures: TypeAlias = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""All bases of which figures are shown: the questions that must have been answered to be counted
among them, and those that must not."""


def figures_of(instrument: Instrument) -> Figures:
    """The bases of an instrument: everybody who answered a question; and where the current and the
    desired are asked for, those who answered both, and those who answered only one of them, of whom
    the figures of both beside those of each would tell."""
    bases = [({question.id}, set[str]()) for question in instrument.questions]
    current = instrument.question_in_role(Role.CURRENT)
    desired = instrument.question_in_role(Role.DESIRED)
    if current and desired:
        one, other = current.id, desired.id
        bases += [({one, other}, set()), ({one}, {other}), ({other}, {one})]
    return tuple((frozenset(needed), frozenset(lacking)) for needed, lacking in bases)


def sizes_of(answered: Collection[str], n: int, figures: Figures) -> Sizes:
    """In how many of the bases ``n`` people are who answered these questions."""
    return tuple(
        n if needed.issubset(answered) and lacking.isdisjoint(answered) else 0
        for needed, lacking in figures
    )


def sized(counted: Iterable[tuple[K, Standing, int]], figures: Figures) -> dict[K, Sizes]:
    """The sizes of each cell, or stay."""
    found: dict[K, Sizes] = {}
    for key, standing, n in counted:
        found[key] = added(found.get(key), sizes_of(standing.answered, n, figures))
    return found
