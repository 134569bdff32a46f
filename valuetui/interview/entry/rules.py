"""How forms are entered, and what is known of those that were."""

from collections.abc import Callable
from dataclasses import dataclass

CODE = 2
"""Digits of the code of a value."""


@dataclass(frozen=True)
class Before:
    """That a form with this number has been entered, and counts. Where its answer is sealed, nobody
    knows more than that, and all of it is empty."""

    record_id: str = ""
    day: str = ""
    operator: str = ""
    station: str = ""
    can_be_corrected: bool = True
    """False where a correction could not be read back."""

    @property
    def told(self) -> str:
        """The key of what is told of it; only what can be read can be corrected."""
        if not self.record_id:
            return "entered_sealed"
        return "entered" if self.can_be_corrected else "entered_kept"


@dataclass(frozen=True)
class Batch:
    """Forms that lie together, and what all of them have in common."""

    operator: str
    """Who enters them, as they call themselves."""
    language: str
    """That the forms are printed in, where a form does not say it itself."""
    group: str | None = None
    """The group of all of them; None where it stands on the form."""
    first: int | None = None
    last: int | None = None
    """The numbers that the batch has; None where nobody knows."""
    session: str | None = None
    """The id of the session that all of them belong to, empty where to none; None where nobody was
    asked."""

    @property
    def numbers(self) -> range | None:
        """All its numbers; None where nobody knows them."""
        if self.first is None or self.last is None:
            return None
        return range(self.first, self.last + 1)

    def holds(self, number: int) -> bool:
        """Whether a form may lie in it."""
        return self.numbers is None or number in self.numbers


def _nobody_is(_number: int) -> str:
    return ""


def _all_belong() -> None:
    """Forms of every group belong where the others do."""


def _needs_none(_number: int, _group: str) -> bool:
    return False


@dataclass(frozen=True)
class Rules:
    """How forms are entered at a station."""

    entered: Callable[[int], Before | None]
    """What is known of a form with this number; None where it is new."""
    new_id: Callable[[], str]
    """A random id for a record: 32 hexadecimal digits."""
    check_digits: bool = False
    """Every code of a value has a third digit that checks the two before it."""
    refused: Callable[[int], str] = _nobody_is
    """Why a form with this number is not for this clerk, as a key of ``double.told``; empty where
    it is."""
    needs_code: Callable[[int, str], bool] = _needs_none
    """Whether a form with this number, of somebody of this group, comes with a code from a slip."""
    may_lack_code: bool = False
    """A form without its code is taken all the same, and that is noted."""
    session_group: Callable[[], str | None] = _all_belong
    """The only group of which forms belong to the session of the batch; None where all do, or where
    there is no session."""

    @property
    def code_length(self) -> int:
        """How many digits a code has."""
        return CODE + self.check_digits
