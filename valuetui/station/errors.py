"""What can be amiss with the answers in a folder that only their instruments tell."""

from collections.abc import Mapping
from pathlib import Path

from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError


class NoInstrument(StoreError):
    """The answers' questionnaire is not in the folder, so that they cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no-instrument", "the instrument of the answers is not there")


class NewerInstrument(StoreError):
    """An instrument in the folder was kept by a version of the program with a later form."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "newer", "an instrument was kept by a later version of the program")


class NotComparable(StoreError):
    """The folder holds answers to other words, or to questions about something else, which cannot
    be counted together. ``other`` is the later instrument."""

    def __init__(self, path: Path, first: Instrument, other: Instrument) -> None:
        super().__init__(path, "not-comparable", "answers to instruments that cannot be compared")
        self.first = first
        self.other = other

    @property
    def difference(self) -> Difference:
        """What differs."""
        return difference(self.first, self.other)


class NotOne(StoreError):
    """It is not said which survey is meant. Reasons: ``no-such-survey`` (none is as asked for),
    ``which-organisation``, and ``twice`` (two folders are of the same wave)."""

    def __init__(self, folder: Path, reason: str, surveys: Mapping[Path, Instrument]) -> None:
        super().__init__(folder, reason, f"{len(surveys)} surveys: {reason}")
        self.surveys = surveys
        """The folders that there are to choose from, with what was asked there."""
