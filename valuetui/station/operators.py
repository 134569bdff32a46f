"""How the operators work: forms an hour, and how often a check has found something else.

It lies with what the machine knows of itself, apart from all answers, by whole days and without a
time of day. What is older than the days that the settings allow is taken away by itself, at every
start and with everything that is noted.
"""

import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from valuetui.responses.files import SYSTEM, FileOps
from valuetui.station.small_file import read_small, write_small

NAME = "operators.json"
FORM = 1
LONGEST = 900.0
"""Seconds that one form counts for at most: who takes longer has done something else meanwhile."""
_LARGEST = 1 << 20

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tally:
    """What one operator has done, on a day or on several."""

    operator: str
    forms: int = 0
    """Entered and saved, for the first time or again."""
    seconds: float = 0.0
    """That these took, from the number to the save."""
    compared: int = 0
    """Of theirs, those that somebody else has entered as well."""
    different: int = 0
    """Those of them in which something differed."""
    wrong: int = 0
    """Those of them that the paper spoke against."""

    def plus(self, other: "Tally") -> "Tally":
        """Both together, of the same operator."""
        sums = {key: part + getattr(other, key) for key, part in _counts(self).items()}
        return replace(self, **sums)

    @property
    def per_hour(self) -> float:
        """Forms an hour; 0 where none was entered."""
        return 3600 * self.forms / self.seconds if self.seconds else 0.0


class Operators:
    """What is noted of the operators. Raises nothing: where it cannot be kept, work goes on."""

    def __init__(self, path: Path, days: int, files: FileOps = SYSTEM) -> None:
        self.path = path
        self.days = days
        """For how many days something is known; 0 for nothing at all."""
        self._files = files

    def note(self, today: date, *tallies: Tally) -> None:
        """Add to what is known of the day."""
        days = self._kept(today)
        for tally in tallies if self.days else ():
            days.setdefault(today, []).append(tally)
        self._keep(days)

    def forget(self, today: date) -> None:
        """Take away what is too old."""
        self.note(today)

    def known(self, today: date) -> list[Tally]:
        """What each operator has done in the days that are known, by name."""
        tallies = [tally for _, each in sorted(self._kept(today).items()) for tally in each]
        return sorted(_together(tallies), key=lambda tally: tally.operator.casefold())

    def _kept(self, today: date) -> dict[date, list[Tally]]:
        """The days that may still be known."""
        oldest = today - timedelta(days=self.days)
        try:
            found = read_small(self._files, self.path, _LARGEST)
            days = {
                date.fromisoformat(day): [_tally(each) for each in tallies]
                for day, tallies in found["days"].items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            log.warning("what is known of operators is lost: %s", type(error).__name__)
            return {}
        return {day: tallies for day, tallies in days.items() if day > oldest}

    def _keep(self, days: dict[date, list[Tally]]) -> None:
        try:
            if days:
                kept = {day.isoformat(): list(map(asdict, _together(each)))
                        for day, each in sorted(days.items())}  # fmt: skip
                write_small(self._files, self.path, {"form": FORM, "days": kept})
            else:
                self._files.remove(self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("what operators do cannot be noted: %s", type(error).__name__)


def _together(tallies: Iterable[Tally]) -> list[Tally]:
    found: dict[str, Tally] = {}
    for each in tallies:
        before = found.get(each.operator)
        found[each.operator] = before.plus(each) if before else each
    return list(found.values())


def _counts(tally: Tally) -> dict[str, Any]:
    return {key: part for key, part in asdict(tally).items() if key != "operator"}


def _tally(found: dict[str, Any]) -> Tally:
    tally = Tally(**found)
    if not isinstance(tally.operator, str):
        raise TypeError
    if any(type(part) not in {int, float} or part < 0 for part in _counts(tally).values()):
        raise ValueError("no tally")
    return tally
