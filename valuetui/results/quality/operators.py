"""Whether the forms that one person of the staff has entered differ from those of the others.

How somebody works is personal data. So nothing is told by name, of nobody who has entered few
forms, and nothing at all unless there are two at least who have entered enough: see
docs/decisions/0042-weighted-figures.md.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from valuetui.instrument.model import Role
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import Share
from valuetui.results.quality.effects import Effect
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.quality import Kind

LEAST_FORMS = LEAST_BASE
"""Forms to each question that somebody must have entered to be told apart."""
OTHERS = "-"
"""In place of those who have entered fewer."""


@dataclass(frozen=True)
class OperatorQuality:
    """The forms that one person entered."""

    forms: int
    flags: Mapping[Flag, Share]
    """Of those that may be told: how many of the forms have the flag."""
    effects: Mapping[Role, Effect]
    """Against the forms of the group that others entered."""


def letters(
    kinds: Mapping[Kind, int], group: str, roles: Sequence[Role], secret: int
) -> dict[str, str]:
    """The name of each who entered forms of a group to the letter that stands for it.

    The order of the letters says nothing: not who has entered most, nor who comes first by name,
    and somebody has another letter in another group. It follows from a ``secret`` number of the
    answers, for colleagues know each other's names. Empty where there are not two who have entered
    enough.
    """
    forms = {role: Counter[str]() for role in roles}
    names = {kind.operator for kind in kinds if kind.operator}
    for kind, n in kinds.items():
        for role in kind.answered:
            forms[role][kind.operator] += n
    told = [name for name in names if min(each[name] for each in forms.values()) >= LEAST_FORMS]
    if not 1 < len(told) <= len(ascii_uppercase):
        return {}
    told.sort(key=lambda name: hashlib.sha256(f"{group}\0{secret}\0{name}".encode()).digest())
    return dict.fromkeys(names, OTHERS) | dict(zip(told, ascii_uppercase, strict=False))
