"""What a check has found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum

from valuetui.words import Words
from valuetui.words.numbers import number


class Level(IntEnum):
    """How bad it is."""

    OK = 0
    WARN = 1
    """The machine works; somebody should know."""
    FAIL = 2
    """It must be mended before people use the machine."""


@dataclass(frozen=True)
class Finding:
    """One check and how it turned out: ``case`` names its texts, ``values`` go into them."""

    check: str
    case: str
    level: Level
    values: Mapping[str, object] = field(default_factory=dict)

    def name(self, words: Words) -> str:
        """What was looked at."""
        return words(f"machine.doctor.{self.check}.name")

    def said(self, words: Words) -> str:
        """What was found."""
        return words(f"machine.doctor.{self.check}.{self.case}.said", **_shown(self.values, words))

    def mend(self, words: Words) -> str:
        """What to do about it; empty where nothing is to be done."""
        if self.level is Level.OK:
            return ""
        return words(f"machine.doctor.{self.check}.{self.case}.mend", **_shown(self.values, words))


def _shown(values: Mapping[str, object], words: Words) -> dict[str, object]:
    """The values, with the decimal mark of the language."""
    return {
        name: number(words, Decimal(str(each))) if isinstance(each, float) else each
        for name, each in values.items()
    }


def good(check: str, case: str = "good", **values: object) -> Finding:
    """All is well."""
    return Finding(check, case, Level.OK, values)


def doubtful(check: str, case: str, **values: object) -> Finding:
    """Somebody should know."""
    return Finding(check, case, Level.WARN, values)


def bad(check: str, case: str, **values: object) -> Finding:
    """It must be mended."""
    return Finding(check, case, Level.FAIL, values)


def worst(findings: Iterable[Finding]) -> Level:
    """The worst level of all; all is well where there are none."""
    return max((each.level for each in findings), default=Level.OK)
