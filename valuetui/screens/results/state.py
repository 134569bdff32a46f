"""What somebody looks at: which view, which group, in what order. Nothing of it is in the data."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from valuetui.results.comparison import Comparison

Choice = TypeVar("Choice", bound=Enum)


class View(Enum):
    """The views, in the order of their tabs; the value is the key of its texts."""

    OVERVIEW = "overview"
    BRIEF = "brief"
    TOP = "top"
    COMPARE = "compare"
    SHIFT = "shift"
    THEMES = "themes"
    VALUE = "value"
    QUALITY = "quality"
    WAVES = "waves"
    NETWORK = "network"


class Sort(Enum):
    """Orders of the comparison; the value is the key of its texts."""

    DESIRED = "desired"
    GAP = "gap"
    SHIFT = "shift"
    ALPHABET = "alphabet"


GROUP_VIEWS = (View.TOP, View.SHIFT, View.THEMES, View.QUALITY, View.WAVES, View.NETWORK)
"""The views that show one group at a time."""
WEIGHED_VIEWS = (View.BRIEF, View.TOP, View.SHIFT, View.THEMES)
"""The views that tell how sure the figures are."""
SEARCH_VIEWS = (View.COMPARE, View.VALUE)
"""The views of the values that the search leaves, in the order chosen."""


@dataclass(frozen=True, slots=True)
class State:
    """One way to look at the results."""

    view: View = View.OVERVIEW
    group: str = ""
    """Id of the group looked at in the views of one group."""
    sort: Sort = Sort.DESIRED
    search: str = ""
    value: str = ""
    """Id of the value that the cursor of the comparison stands on, and that is shown in depth."""

    def turned(self, by: int) -> "State":
        """The view ``by`` tabs further, round and round."""
        return replace(self, view=_further(self.view, by))

    def sorted_next(self) -> "State":
        """The comparison in its next order."""
        return replace(self, sort=_further(self.sort, 1))

    def grouped(self, comparison: Comparison, by: int) -> "State":
        """The group ``by`` places further, round and round, withheld groups included."""
        ids = [group.id for group in comparison.instrument.groups]
        place = ids.index(self.group) if self.group in ids else -by
        return replace(self, group=ids[(place + by) % len(ids)])


def key_of(place: int) -> str:
    """The key of the view at a place of the tabs, from 1: the tenth has 0."""
    return str(place % 10)


def first_state(comparison: Comparison) -> State:
    """The overview, with the first group that may be shown."""
    groups = [each.group for each in comparison.groups] or list(comparison.instrument.groups)
    return State(group=groups[0].id)


def _further(choice: Choice, by: int) -> Choice:
    choices = list(type(choice))
    return choices[(choices.index(choice) + by) % len(choices)]
