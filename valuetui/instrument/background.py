"""Background questions: what a person is asked about themselves. Plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from valuetui.words.text import Text

GROUP = "group"
"""The name by which a condition speaks of the respondent's group."""


class Kind(StrEnum):
    """How a background question is answered."""

    SINGLE = "single"
    """One of the options."""
    MULTIPLE = "multiple"
    """One or more of the options."""
    NUMBER = "number"
    TEXT = "text"
    """A few words on one line."""


CHOICES = frozenset({Kind.SINGLE, Kind.MULTIPLE})


@dataclass(frozen=True)
class Option:
    """Something to choose. Its paper code is its place among the options: "01" is the first."""

    id: str
    label: Text


@dataclass(frozen=True)
class Background:
    """A background question. Nobody has to answer it who does not want to, unless ``required``."""

    id: str
    kind: Kind
    text: Text
    short: Text
    """A word or two for the review: "ålder"."""
    help: Text | None = None
    """A line that helps to answer."""
    required: bool = False
    options: tuple[Option, ...] = ()
    """Of a choice, at least one."""
    least: int = 0
    most: int = 0
    """Of a number: between which it is, both included."""
    letters: int = 0
    """Of a text: how long it may be, in characters."""
    unit: bool = False
    """Whether the option chosen is the respondent's unit, by which results can be filtered."""
    show_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Conditions, which must all hold: ``group``, or the id of an earlier choice, to the ids of
    which one must be the respondent's, or chosen."""

    @cached_property
    def option_by_id(self) -> dict[str, Option]:
        return {option.id: option for option in self.options}

    @property
    def is_choice(self) -> bool:
        return self.kind in CHOICES
