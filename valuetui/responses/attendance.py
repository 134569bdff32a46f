"""How many took part in a session: numbers only, kept apart from the answers.

``<wave>/attendance/<session>.<station>.json`` has what one terminal has counted, and
``<session>.json`` how many are present and what the session came to when it was closed. Both are
written anew as a whole, so that neither order nor time of anything in them can be told.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    make_folders,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.listing import names_in

FOLDER = "attendance"
FORM = 1


class DamagedAttendance(StoreError):
    """A file of numbers is none, or was written by a later version."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "damaged-attendance", "the file holds no numbers of a session")


@dataclass(frozen=True, slots=True)
class Turnout:
    """The interviews of a session at one terminal, or at several together."""

    begun: int = 0
    """How many were handed out: somebody touched the screen to begin."""
    kept: int = 0
    """Of these, how many ended with an answer on disk."""
    stopped: int = 0
    """How many their persons stopped, or walked away from."""
    cut_off: int = 0
    """How many the program did not come back to after it was interrupted."""

    @property
    def open(self) -> int:
        """How many go on, or were interrupted and may be gone on with."""
        return self.begun - self.kept - self.stopped - self.cut_off

    def __add__(self, other: "Turnout") -> "Turnout":
        return Turnout(*(getattr(self, each.name) + getattr(other, each.name)
                         for each in fields(Turnout)))  # fmt: skip


def turnouts(wave: Path, sitting: str, files: FileOps = SYSTEM) -> dict[str, Turnout]:
    """What each terminal has counted, by station; nothing yet where its queue has only been begun.
    Raises :class:`DamagedAttendance` and ``CannotOpen``."""
    stations = counting_stations(wave, sitting, files)
    return {station: read_turnout(wave, sitting, station, files) for station in stations}


def counting_stations(wave: Path, sitting: str, files: FileOps = SYSTEM) -> list[str]:
    """The stations at which a session has, or had, its queue. Raises ``CannotOpen``."""
    names = names_in(wave / FOLDER, files)
    begins = f"{sitting}."
    return sorted({name[len(begins) : -len(ends)] for name in names for ends in (".json", ".open")
                if name.startswith(begins) and len(name) > len(begins + ends)
                and name.endswith(ends)})  # fmt: skip


def turnout_path(wave: Path, sitting: str, station: str) -> Path:
    """Where a terminal counts."""
    return wave / FOLDER / f"{sitting}.{station}.json"


def read_turnout(wave: Path, sitting: str, station: str, files: FileOps = SYSTEM) -> Turnout:
    """What a terminal has counted; nothing where it has not begun. Raises as :func:`turnouts`."""
    path = turnout_path(wave, sitting, station)
    document = _read(path, files)
    try:
        found = Turnout(**{each.name: int(document.get(each.name, 0)) for each in fields(Turnout)})
    except (TypeError, ValueError):
        raise DamagedAttendance(path) from None
    if min(asdict(found).values()) < 0 or found.open < 0:
        raise DamagedAttendance(path)
    return found


def keep_turnout(
    wave: Path, sitting: str, station: str, turnout: Turnout, files: FileOps = SYSTEM
) -> None:
    """Keep what a terminal has counted, durably. May raise ``OSError``."""
    _write(turnout_path(wave, sitting, station), turnout_content(turnout), files)


def turnout_content(turnout: Turnout) -> dict[str, Any]:
    """What stands in a terminal's file."""
    return {"form": FORM, **asdict(turnout)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is noted of a session as a whole."""

    present: int | None = None
    """How many are present, as the secretary has counted them; None as long as nobody has said."""
    closing: Mapping[str, Any] | None = None
    """What the session came to when it was closed; None before, and without anything in it where
    the closing has only begun."""


def sheet_path(wave: Path, sitting: str) -> Path:
    """Where it is noted."""
    return wave / FOLDER / f"{sitting}.json"


def read_sheet(wave: Path, sitting: str, files: FileOps = SYSTEM) -> Sheet:
    """What is noted of a session. Raises as :func:`turnouts`."""
    path = sheet_path(wave, sitting)
    document = _read(path, files)
    present, closing = document.get("present"), document.get("closing")
    if not (present is None or (type(present) is int and present >= 0)):
        raise DamagedAttendance(path)
    if not (closing is None or isinstance(closing, dict)):
        raise DamagedAttendance(path)
    return Sheet(present, closing)


def keep_sheet(wave: Path, sitting: str, sheet: Sheet, files: FileOps = SYSTEM) -> None:
    """Note this of a session, durably. Raises ``CannotOpen``."""
    path = sheet_path(wave, sitting)
    try:
        _write(path, sheet_content(sheet), files)
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error


def sheet_content(sheet: Sheet) -> dict[str, Any]:
    """What stands in the file of a session."""
    return {"form": FORM, "present": sheet.present, "closing": sheet.closing}


def _read(path: Path, files: FileOps) -> dict[str, Any]:
    """The object in a file; empty where there is no file."""
    try:
        with opened(files, path) as handle:
            found = json.loads(read_all(files, handle))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    except (ValueError, RecursionError):
        raise DamagedAttendance(path) from None
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise DamagedAttendance(path)
    return found


def _write(path: Path, content: Mapping[str, Any], files: FileOps) -> None:
    new = path.with_name(f".{path.name}.new")
    make_folders(files, path.parent)
    write_new(files, new, [json.dumps(content, indent=1).encode()], Opening.FRESH)
    files.replace(new, path)
    files.sync_folder(path.parent)
