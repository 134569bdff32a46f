"""A part of the respondents that may be looked at: those of one category of one variable."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from valuetui.results.gate.breakdown import Category
from valuetui.results.gate.published import Cell
from valuetui.results.tally import Stratum


class Variable(StrEnum):
    """The background variables by which figures may be broken down, in the order of a cell."""

    UNIT = "unit"
    SESSION = "session"
    CHANNEL = "channel"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Selection:
    """The respondents of one category; never crossed with another one."""

    variable: Variable
    category: str

    @classmethod
    def of(cls, category: Category) -> "Selection":
        """The selection of a category of the gate."""
        return cls(tuple(Variable)[category[0]], category[1])

    @property
    def as_category(self) -> Category:
        """The category, as the gate numbers it."""
        return tuple(Variable).index(self.variable), self.category


@dataclass(frozen=True)
class Offer:
    """One selection, and where it may be looked at."""

    selection: Selection
    answers: Mapping[str, int]
    """Id of each group in which it may be, to how many respondents its figures count."""
    hidden: tuple[str, ...]
    """Ids of the groups in which somebody is of the category, and it may not be shown."""
    name: str = ""
    """What people call it, where that is not known everywhere: the name of a session."""
    untold: tuple[str, ...] = ()
    """Ids of the groups in which it could be shown by itself, but not beside all of the group."""


def cell_of(stratum: Stratum) -> Cell:
    """The category of each variable; empty where an answer has none."""
    return tuple(getattr(stratum, variable) or "" for variable in Variable)
