"""Removing the answers of a wave for good, and saying so in a certificate.

Whatever happens in between: a file is missing only after the certificate that lists it is on disk,
and the certificate says that the purge is done only after all of them have gone. A purge that was
cut short is completed by beginning it again.

Files are removed, not written over: see docs/decisions/0011-retention.md.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from errno import EEXIST, ENOTEMPTY
from pathlib import Path

from valuetui.responses.certificate import (
    Certificate,
    keep_certificate,
    kept_certificates,
    surveys_of,
    unused_name,
)
from valuetui.responses.contents import AnswerFile, Contents, contents_of
from valuetui.responses.errors import (
    CannotOpen,
    Conflict,
    NoResponses,
    NotRemoved,
    NotSaved,
    PurgeBegun,
)
from valuetui.responses.files import SYSTEM, FileOps, Opening
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.lock import FileLock, lock_path
from valuetui.responses.stations import FOLDER

_NOT_EMPTY = {ENOTEMPTY, EEXIST}
"""What a system says of a folder into which somebody has put something meanwhile."""

_STATION = re.compile(r"[^.].*\.json")

Locks = dict[Path, Callable[[], object]]
"""The files of locks that are held, and what gives each of them back."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a purge would remove. Two plans are equal when the same would be removed."""

    folder: Path
    found: Contents
    begun: tuple[Path, Certificate] | None
    """The certificate of a purge that was not finished."""

    @property
    def records(self) -> int:
        """How many records are in the files, as far as they were counted."""
        return sum(each.records or 0 for each in self.found.files)

    def refuse_other(self, decision: str) -> None:
        """Raises ``PurgeBegun`` where another decision's purge is not finished."""
        if self.begun and self.begun[1].decision != decision:
            raise PurgeBegun(self.begun[0], self.begun[1].decision)


def plan_purge(folder: Path, files: FileOps = SYSTEM) -> Plan:
    """Look at what there is to remove; nothing is changed.

    Raises ``NoResponses`` where there is nothing, or where nothing shows that the folder is one of
    ours; and ``CannotOpen`` and ``LinkedFolder``.
    """
    found = contents_of(folder, files)
    plan = Plan(folder, found, unfinished_purge(folder, files))
    if not plan.begun and not (found.any and _is_ours(folder, found.files, files)):
        raise NoResponses(folder)
    return plan


def unfinished_purge(folder: Path, files: FileOps = SYSTEM) -> tuple[Path, Certificate] | None:
    """The certificate of a purge that has begun and is not finished. Raises ``CannotOpen``."""
    return next((each for each in kept_certificates(folder, files) if not each[1].done), None)


def purge(plan: Plan, decision: str, day: str, files: FileOps = SYSTEM) -> tuple[Path, Certificate]:
    """Remove what was planned, by this decision and on this day (an ISO date); the certificate.

    Nobody can save meanwhile. Raises ``Conflict`` where there is something else to remove than
    was planned, ``CannotOpen`` with the reason ``busy`` where somebody holds a lock: a station that
    is just saving, or a kiosk that keeps the drafts of its station. ``PurgeBegun``, ``NotSaved``
    where the certificate cannot be written, and ``NotRemoved``.
    """
    with ExitStack() as held:
        locks = _hold_stations(plan, held, files)
        now = plan_purge(plan.folder, files)
        if now != plan:
            raise Conflict(plan.folder)
        locks |= _hold_others(now, locks, held, files)
        now.refuse_other(decision)
        path, certificate = _begin(now, decision, day, files)
        _remove(now, locks, files)
        certificate = replace(certificate, done=day)
        _keep(path, certificate, files)
    return path, certificate


def _is_ours(folder: Path, found: Iterable[AnswerFile], files: FileOps) -> bool:
    if kept_instruments(folder, files):
        return True
    return any(each.records is not None and each.path.parent.name == FOLDER for each in found)


def _hold_stations(plan: Plan, held: ExitStack, files: FileOps) -> Locks:
    """Hold the locks of all stations. One that is saving is waited for."""
    locks: Locks = {}
    for each in plan.found.files:
        if each.path.parent == plan.folder / FOLDER and _STATION.fullmatch(each.path.name):
            lock = FileLock(files, lock_path(each.path))
            held.callback(lock.close)
            locks[lock_path(each.path)] = lock.close
            try:
                held.enter_context(lock)
            except OSError as error:
                raise CannotOpen.from_os(each.path, error) from error
    return locks


def _hold_others(plan: Plan, known: Locks, held: ExitStack, files: FileOps) -> Locks:
    """Hold all other locks: whoever holds one of these does so for long, and is not waited for."""
    locks: Locks = {}
    for path in plan.found.locks:
        if path not in known:
            handle = held.enter_context(ExitStack())
            try:
                number = files.open(path, Opening.WRITE)
                handle.callback(files.close, number)
                files.lock(number, 0)
            except FileNotFoundError:
                continue
            except OSError as error:
                locked = path.with_name(path.name[1:].removesuffix(".lock"))
                raise CannotOpen.from_os(locked, error) from error
            locks[path] = handle.close
    return locks


def _begin(plan: Plan, decision: str, day: str, files: FileOps) -> tuple[Path, Certificate]:
    """The certificate that says what will be removed, on disk."""
    if plan.begun:
        path, before = plan.begun
    else:
        kept = kept_instruments(plan.folder, files)
        before = Certificate(decision, day, surveys_of(kept), tuple(sorted(kept)), (), ())
        try:
            path = unused_name(plan.folder, day, files)
        except OSError as error:
            raise CannotOpen.from_os(plan.folder, error) from error
    certificate = replace(before.with_found(plan.found.files), left=plan.found.left)
    _keep(path, certificate, files)
    return path, certificate


def _keep(path: Path, certificate: Certificate, files: FileOps) -> None:
    try:
        keep_certificate(path, certificate, files)
    except OSError as error:
        raise NotSaved.from_os(path, error) from error


def _remove(plan: Plan, locks: Locks, files: FileOps) -> None:
    """Remove the answers durably, then what held nothing, then the folders."""
    for path in [*(each.path for each in plan.found.files), *plan.found.links]:
        _remove_one(path, files)
    for path in plan.found.unfinished:
        _remove_one(path, files)
    _remove_locks(plan.found.locks, locks, files)
    for folder in plan.found.folders:
        _remove_folder(folder, files)
    try:
        files.sync_folder(plan.folder)
    except OSError as error:
        raise NotRemoved.from_os(plan.folder, error) from error


def _remove_locks(paths: Iterable[Path], held: Locks, files: FileOps) -> None:
    """Nothing is left that could be locked. Windows removes no file that is open."""
    for path in paths:
        try:
            _remove_one(path, files)
        except NotRemoved:
            if path in held:
                held[path]()
            with suppress(NotRemoved):
                _remove_one(path, files)


def _remove_folder(folder: Path, files: FileOps) -> None:
    """What is no longer in the folder is gone for good, and the folder too if it is empty."""
    try:
        files.sync_folder(folder)
        files.remove_folder(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno not in _NOT_EMPTY:
            raise NotRemoved.from_os(folder, error) from error


def _remove_one(path: Path, files: FileOps) -> None:
    try:
        files.remove(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotRemoved.from_os(path, error) from error
