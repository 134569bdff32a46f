"""A presentation as a list of steps, and moving through it. Pure.

The steps follow from what was asked, never from what was answered: so a step keeps its number
whatever answers come in. Only the words that people missed are a step where there are any, the last
one before the thanks. Each begins with its heading alone; what there is to show comes after it,
reveal by reveal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from valuetui.instrument.model import Group, Instrument, Role


class Kind(Enum):
    """What a step shows; the value is the key of its texts."""

    WELCOME = "welcome"
    COUNTS = "counts"
    TOP = "top"
    BESIDE = "beside"
    AGREED = "agreed"
    DIFFERENT = "different"
    SHIFT = "shift"
    LIMITING = "limiting"
    MISSED = "missed"
    THANKS = "thanks"


WITHOUT_FIGURES = (Kind.WELCOME, Kind.COUNTS, Kind.THANKS)
"""They tell nothing of what was answered, and are shown at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a presentation."""

    kind: Kind
    group: Group | None = None
    role: Role | None = None

    @property
    def has_figures(self) -> bool:
        """Whether it shows something of what was answered, which waits for its reveal."""
        return self.kind not in WITHOUT_FIGURES


@dataclass(frozen=True, slots=True)
class Place:
    """How far a presentation has come."""

    step: int = 0
    reveal: int = 0
    """How much of the step is shown; 0 for its heading alone."""


Reveals: TypeAlias = Callable[[Step], int]
"""How many reveals a step has."""


def steps_of(instrument: Instrument, *, words_missed: bool = False) -> tuple[Step, ...]:
    """The steps of a presentation of what was asked, and of words that people missed."""
    roles = [question.role for question in instrument.questions]
    first = Role.DESIRED if Role.DESIRED in roles else roles[0]
    both = {Role.CURRENT, Role.DESIRED} <= set(roles)
    several = len(instrument.groups) > 1
    found = [Step(Kind.WELCOME), Step(Kind.COUNTS)]
    for group in instrument.groups:
        found.append(Step(Kind.TOP, group, first))
        if both:
            found.append(Step(Kind.BESIDE, group))
    if several:
        others = [role for role in roles if role not in (first, Role.PERSONAL)]
        found += [Step(Kind.AGREED, role=role) for role in (first, *others)]
        found.append(Step(Kind.DIFFERENT))
    if both:
        found += [Step(Kind.SHIFT, group) for group in instrument.groups]
    if any(value.limiting for value in instrument.values):
        found.append(Step(Kind.LIMITING))
    if words_missed:
        found.append(Step(Kind.MISSED))
    return (*found, Step(Kind.THANKS))


def forward(place: Place, steps: Sequence[Step], reveals: Reveals) -> Place:
    """One reveal further, or to the next step where all is shown; at the end nowhere."""
    if place.reveal < reveals(steps[place.step]):
        return Place(place.step, place.reveal + 1)
    return Place(place.step + 1) if place.step + 1 < len(steps) else place


def back(place: Place, seen: Mapping[int, int]) -> Place:
    """One reveal back, or to the step before with all that has been revealed of it; at the
    beginning nowhere. ``seen`` has the reveals of the steps, by their places in the list."""
    if place.reveal:
        return Place(place.step, place.reveal - 1)
    return Place(place.step - 1, seen.get(place.step - 1, 0)) if place.step else place


def whole(place: Place, steps: Sequence[Step], reveals: Reveals) -> Place:
    """All of the step."""
    return Place(place.step, reveals(steps[place.step]))


def jumped(number: int, steps: Sequence[Step]) -> Place:
    """To the heading of a step by its number, from 1; as far as there are steps."""
    return Place(max(0, min(number, len(steps)) - 1))
