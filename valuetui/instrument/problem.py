"""A fault in an instrument, said so that its author can mend it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from valuetui.words import Words


class Problem(NamedTuple):
    """One fault: where it is and the key of its text, a whole one or one of
    ``instrument.problem``."""

    file: Path
    line: int
    key: str
    values: Mapping[str, object] = MappingProxyType({})

    def say(self, words: Words) -> str:
        """``file:line: what is wrong, how to mend it``."""
        key = self.key if "." in self.key else f"instrument.problem.{self.key}"
        return f"{self.file}:{self.line}: {words(key, **self.values)}"


class InstrumentFaults(Exception):
    """The instrument cannot be used; ``problems`` are all its faults, in file and line order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (str(p.file), p.line, p.key))
        super().__init__(f"{len(problems)} faults in the instrument")
