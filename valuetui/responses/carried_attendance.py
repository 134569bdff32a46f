"""How many took part in sessions, on its way into a backup and back.

Numbers alone go along. The note of the interview that goes on does not: it has the id of an answer
that is about to be given, and a backup with a date would tell whose that is. In its place that
interview counts as handed in where its answer is in the backup, and else as interrupted.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from valuetui.responses.attendance import (
    FOLDER,
    DamagedAttendance,
    Sheet,
    Turnout,
    counting_stations,
    keep_sheet,
    keep_turnout,
    read_sheet,
    read_turnout,
    sheet_content,
    sheet_path,
    turnout_content,
    turnout_path,
)
from valuetui.responses.errors import CannotOpen, NotSaved, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.layout import is_identifier
from valuetui.responses.lock import held, lock_path
from valuetui.responses.note import Note
from valuetui.responses.sessions import sittings


@dataclass(frozen=True, slots=True)
class Counted:
    """What one terminal has counted of a session, at one moment."""

    turnout: Turnout
    going_on: str = ""
    """The id of the record of the interview that goes on; empty where none does."""


@dataclass(frozen=True)
class Attendance:
    """What is counted of the sessions of a folder, at one moment."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    """By session."""
    counted: dict[tuple[str, str], Counted] = field(default_factory=dict)
    """By session and station."""
    failed: list[StoreError] = field(default_factory=list)
    """What cannot be read, and is left out."""

    def files(self, is_kept: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """The files for a backup by their paths below the folder; ``is_kept`` tells whether an
        answer with an id is in it."""
        for sitting, sheet in self.sheets.items():
            yield f"{FOLDER}/{sitting}.json", _bytes(sheet_content(sheet))
        for (sitting, station), each in self.counted.items():
            turnout = each.turnout
            if is_kept(each.going_on):
                turnout = replace(turnout, kept=turnout.kept + 1)
            yield f"{FOLDER}/{sitting}.{station}.json", _bytes(turnout_content(turnout))


def attendance_in(wave: Path, files: FileOps = SYSTEM) -> Attendance:
    """What is counted of the sessions of a folder, without what cannot be read.

    To be asked for before the answers are read: so of an interview that ends meanwhile there may be
    the answer, but no number alone. Raises ``CannotOpen`` and ``ForeignFile`` where the sessions
    themselves cannot be read.
    """
    found = Attendance()
    for sitting in (each.id for each in sittings(wave, files)):
        try:
            if (sheet := read_sheet(wave, sitting, files)) != Sheet():
                found.sheets[sitting] = sheet
        except StoreError as error:
            found.failed.append(error)
        for station in counting_stations(wave, sitting, files):
            try:
                found.counted[sitting, station] = _counted(wave, sitting, station, files)
            except StoreError as error:
                found.failed.append(error)
    return found


@dataclass(frozen=True)
class AttendanceTaken:
    """What became of the numbers of a backup."""

    new: int = 0
    """Files that came."""
    other: tuple[Path, ...] = ()
    """Files that are not as in the backup, and stay as they are."""
    failed: tuple[StoreError, ...] = ()
    """What could not be taken: as a rule a queue is going on there."""


def take_attendance(
    source: Path,
    wave: Path,
    source_files: FileOps,
    files: FileOps = SYSTEM,
    *,
    dry_run: bool = False,
) -> AttendanceTaken:
    """Take the numbers of a backup into a folder that has none of its own; those that are there
    stay, for two terminals' numbers of the same people cannot be joined.

    Raises as :func:`attendance_in` for the source, and ``NotSaved``.
    """
    theirs = attendance_in(source, source_files)
    taken = _take_sheets(theirs, wave, files, dry_run=dry_run)
    new, other, failed = taken.new, [*taken.other], [*theirs.failed, *taken.failed]
    for (sitting, station), each in theirs.counted.items():
        path = turnout_path(wave, sitting, station)
        try:
            ours_counted = read_turnout(wave, sitting, station, files)
            if ours_counted == each.turnout:
                continue
            if ours_counted != Turnout():
                other.append(path)
                continue
            new += 1
            if not dry_run:
                _keep(wave, sitting, station, each.turnout, files)
        except (CannotOpen, DamagedAttendance) as error:
            failed.append(error)
    return AttendanceTaken(new, tuple(other), tuple(failed))


def _take_sheets(
    theirs: Attendance, wave: Path, files: FileOps, *, dry_run: bool
) -> AttendanceTaken:
    new, other, failed = 0, list[Path](), list[StoreError]()
    for sitting, sheet in theirs.sheets.items():
        try:
            ours = read_sheet(wave, sitting, files)
            joined = _joined(ours, sheet)
            if joined != ours:
                new += 1
                if not dry_run:
                    keep_sheet(wave, sitting, joined, files)
            elif joined != sheet:
                other.append(sheet_path(wave, sitting))
        except (CannotOpen, DamagedAttendance) as error:
            failed.append(error)
    return AttendanceTaken(new, tuple(other), tuple(failed))


def _joined(ours: Sheet, theirs: Sheet) -> Sheet:
    """What is noted here, and where nothing is, what was noted there."""
    present = theirs.present if ours.present is None else ours.present
    is_ours = ours.closing or theirs.closing is None
    return Sheet(present, ours.closing if is_ours else theirs.closing)


def _keep(wave: Path, sitting: str, station: str, turnout: Turnout, files: FileOps) -> None:
    """Write it while nobody counts there: a queue that goes on would write over it."""
    path = turnout_path(wave, sitting, station)
    lock = held(files, lock_path(path))
    try:
        keep_turnout(wave, sitting, station, turnout, files)
    except OSError as error:
        raise NotSaved.from_os(path, error) from error
    finally:
        files.close(lock)


def _counted(wave: Path, sitting: str, station: str, files: FileOps) -> Counted:
    turnout = read_turnout(wave, sitting, station, files)
    return Counted(turnout, _going_on(wave, sitting, station, files) if turnout.open else "")


def _going_on(wave: Path, sitting: str, station: str, files: FileOps) -> str:
    path = turnout_path(wave, sitting, station).with_suffix(".open")
    try:
        noted = Note(path, files).read().decode("ascii", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    return noted if is_identifier(noted) else ""


def _bytes(document: object) -> bytes:
    return json.dumps(document, indent=1).encode()
