"""What is told of the quality of the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from valuetui.instrument.model import Group, Role
from valuetui.responses.ease import Verdict
from valuetui.results.gate import Withheld
from valuetui.results.measures import Share
from valuetui.results.quality.effects import Effect
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.operators import OperatorQuality
from valuetui.results.quality.position import PositionBias
from valuetui.results.quality.sensitivity import Sensitivity
from valuetui.results.quality.showing import Variable


@dataclass(frozen=True)
class Table:
    """Answers of a group by one variable. What is not shown is the rest, and no part is small."""

    shown: Mapping[str, int]
    hidden: tuple[str, ...]
    """The categories in the rest; of each alone nothing is said."""


@dataclass(frozen=True)
class Flagged:
    """How often a group's answers have a flag."""

    share: Share
    """Answers with the flag of all answers of the group; for flags of the order, of those whose
    order is known, unless only a few are not."""
    by_chance: float | None
    """How often an answer gets it without reason: see :func:`.flags.chance`."""
    by: Mapping[Variable, Mapping[str, Share]]
    """The same for those channels and stations that can be shown with this flag."""


@dataclass(frozen=True)
class GroupQuality:
    """How the answers of one group came about."""

    group: Group
    n: int
    """Answers with at least one pick."""
    partial: int | None
    """Of the ``n``, those that do not answer every question; None where few follow from it."""
    duplicates: int | None
    """Answers with the same picks on all questions as another of the group; None for few, or all
    but few. Ten of ninety words twice over are never picked alike by chance."""
    tables: Mapping[Variable, Table]
    flags: Mapping[Flag, Flagged | None]
    """None where something about a few would follow: few answers with the flag, few without, or a
    few more or less than those of a station."""
    positions: Mapping[Role, PositionBias | None]
    """None where the order of too few is known, or of all but few."""
    effects: Mapping[Variable, Mapping[str, Mapping[Role, Effect]]]
    """Variable to category to question: the category against the rest of the group."""
    sensitivity: Mapping[Flag, Mapping[Role, Sensitivity]]
    """What leaving out the answers with a flag would change; only where some may be told."""
    unordered: int | None = 0
    """Answers whose order is not known, and which cannot get a flag of the order; None for few, or
    all but few."""
    operators: Mapping[str, OperatorQuality] = field(default_factory=dict)
    """A letter to what one of the staff entered from paper, where two at least entered enough."""


@dataclass(frozen=True)
class QualityReport:
    """The quality of the answers of all groups that may be shown."""

    threshold: int
    groups: tuple[GroupQuality, ...]
    withheld: tuple[Withheld, ...]
    ease: Mapping[Verdict, Share] | None = None
    """How easy people of all groups found it to answer; None where too few have said."""
