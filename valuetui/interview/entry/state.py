"""Where the entering of a form is, and what a clerk is told after a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from valuetui.interview.entry.sheet import Sheet
from valuetui.interview.route import Place
from valuetui.interview.stage import Stage

NUMBER = Place(Stage.INFORMATION)
"""The place before all questions: of a form on paper, its number is asked there."""


@dataclass(frozen=True)
class Told:
    """What a clerk is told: a key of the catalogue section ``entry``, table ``told``."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_trouble: bool = False
    """The key had no effect, or the form cannot be taken as it is."""


@dataclass(frozen=True)
class State:
    """One form under way. Nothing in it changes: a key makes another one."""

    record_id: str
    """The id that the answer will have."""
    sheet: Sheet
    place: Place = NUMBER
    pending: str = ""
    """Digits that are no whole number or code yet."""
    opened: bool = False
    """More values are taken than the present question asks for."""
    taking_out: bool = False
    """The next code takes a value out."""
    sure: bool = False
    """What was just told is right if Enter comes next."""
    settled: frozenset[str] = frozenset()
    """Questions at which more, fewer or none are marked, and that is so on the paper."""
    told: Told | None = None

    def at(self, place: Place) -> "State":
        """At another place, with nothing half done."""
        return replace(self, place=place, pending="", opened=False, taking_out=False, sure=False)

    def tell(self, key: str, *, trouble: bool = False, **values: Any) -> "State":
        """With something told."""
        return replace(self, told=Told(key, values, trouble))

    def refuse(self, key: str, **values: Any) -> "State":
        """With the digits forgotten, and told why."""
        calm = replace(self, pending="", taking_out=False, sure=False)
        return calm.tell(key, trouble=True, **values)
