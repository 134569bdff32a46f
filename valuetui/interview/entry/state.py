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
    """What a clerk is told: a key in the table ``told`` of a section of the catalogue."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_trouble: bool = False
    """The key had no effect, or the form cannot be taken as it is."""
    section: str = "entry"


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
    code: str = ""
    """What is kept in place of the code from a slip that came with the form, where one is asked
    for."""
    without_code: bool = False
    """No code came with the form although one is asked for, and that is noted."""
    told: Told | None = None

    def at(self, place: Place) -> "State":
        """At another place, with nothing half done."""
        return replace(self, place=place, pending="", opened=False, taking_out=False, sure=False)

    def tell(
        self, key: str, *, trouble: bool = False, section: str = "entry", **values: Any
    ) -> "State":
        """With something told."""
        return replace(self, told=Told(key, values, trouble, section))

    def refuse(self, key: str, *, section: str = "entry", **values: Any) -> "State":
        """With the digits forgotten, and told why."""
        calm = replace(self, pending="", taking_out=False, sure=False)
        return calm.tell(key, trouble=True, section=section, **values)
