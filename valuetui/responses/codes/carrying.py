"""Codes on their way from folder to folder.

A *backup* has everything: a kiosk that broke is set up anew, and the slips that people hold are
still good. What was destroyed since comes back with no backup. A bundle that is *merged* has only
which codes were used, for whoever issued the codes has the rest: no key lies on a stick.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

from valuetui.responses.codes.issuing import (
    CLOSED,
    closed_codes,
    closed_document,
    issuing,
    keep_closed,
    name_of,
)
from valuetui.responses.codes.ledger import (
    Ledger,
    spendings_at,
    spent_document,
    spent_path,
    spent_twice,
    together,
)
from valuetui.responses.codes.register import (
    FOLDER,
    SPENT,
    DamagedCodes,
    keep_register,
    read_register,
    register_path,
    stations_with_codes,
)
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.listing import stations_in

_Document: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class CodesTaken:
    """What became of the codes of another folder."""

    registers: tuple[str, ...] = ()
    """Stations whose codes came along."""
    used: int = 0
    """Codes that were not known to be used."""
    twice: int = 0
    """Codes that are known to be used at two machines, all of them."""
    other: tuple[str, ...] = ()
    """Stations that have other codes here; those of this folder stay."""
    gone: tuple[str, ...] = ()
    """Stations whose codes were destroyed since."""
    failed: Mapping[str, StoreError] = field(default_factory=dict)
    """Stations whose codes could not be taken, and why: as a rule a kiosk is taking codes."""


def code_files(
    wave: Path,
    stations: Collection[str],
    unread: list[StoreError],
    files: FileOps = SYSTEM,
    *,
    whole: bool,
) -> Iterator[tuple[str, bytes]]:
    """The files of codes by their paths below the folder, those of the stations, or of all where
    none is named; the ``whole`` of it is also what codes there are, and were. What cannot be read
    goes to ``unread``, one error a file, and hinders no other.

    Raises ``CannotOpen`` where the folder cannot be read.
    """
    chosen = [each for each in stations_with_spent(wave, files) if not stations or each in stations]
    found: list[tuple[str, Callable[[], _Document | None]]] = [
        (f"{FOLDER}/{spent_path(wave, station).name}", partial(_spent, wave, station, files))
        for station in chosen
    ]
    if whole:
        found += [
            (f"{FOLDER}/{register_path(wave, each).name}", partial(_register, wave, each, files))
            for each in stations_with_codes(wave, files)
        ]
        found.append((CLOSED, partial(_closed, wave, files)))
    for name, read in found:
        try:
            document = read()
        except (DamagedCodes, CannotOpen) as error:
            unread.append(error)
        else:
            if document is not None:
                yield name, _bytes(document)


def _spent(wave: Path, station: str, files: FileOps) -> _Document:
    return spent_document(spendings_at(wave, station, files))


def _register(wave: Path, station: str, files: FileOps) -> _Document | None:
    register = read_register(wave, station, files)
    return register.to_document() if register else None


def _closed(wave: Path, files: FileOps) -> _Document | None:
    closed = closed_codes(wave, files)
    return closed_document(closed) if closed else None


def stations_with_spent(wave: Path, files: FileOps = SYSTEM) -> list[str]:
    """The stations of which it is known that codes were used. Raises ``CannotOpen``."""
    return stations_in(Path(wave) / FOLDER, SPENT, files)


def take_codes(
    source: Path,
    wave: Path,
    source_files: FileOps,
    files: FileOps = SYSTEM,
    *,
    whole: bool,
    dry_run: bool = False,
) -> CodesTaken:
    """Take what a folder has of codes into another one: a set union that may be repeated. The
    ``whole`` of it is also what codes there are; otherwise which were used, of those that there are
    here.

    Raises :class:`~valuetui.responses.codes.register.DamagedCodes` and ``CannotOpen`` where it
    cannot be known which codes were destroyed, and ``NotSaved``; what goes wrong with a single
    station is told.
    """
    used, twice, failed = 0, 0, dict[str, StoreError]()
    registers, other, gone = (
        _take_registers(source, wave, source_files, files, failed, dry_run=dry_run)
        if whole
        else ((), (), ())
    )
    for station in stations_with_spent(source, source_files):
        try:
            theirs = spendings_at(source, station, source_files)
            is_here = station in registers or read_register(wave, station, files)
            if not is_here or station in (*gone, *other):
                continue
            ours = spendings_at(wave, station, files)
            joined = together(ours, theirs)
            twice += len(spent_twice(joined))
            if not dry_run and joined != ours:
                with Ledger(wave, station, files) as ledger:
                    ledger.join(theirs)
            used += len(joined.keys() - ours.keys())
        except (CannotOpen, DamagedCodes) as error:
            failed[station] = error
    return CodesTaken(registers, used, twice, other, gone, failed)


def _take_registers(
    source: Path,
    wave: Path,
    source_files: FileOps,
    files: FileOps,
    failed: dict[str, StoreError],
    *,
    dry_run: bool,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    stations = list(stations_with_codes(source, source_files))
    theirs_closed = closed_codes(source, source_files)
    if not stations and not theirs_closed:
        return (), (), ()
    taken, other, gone = [], [], []
    with nullcontext() if dry_run else issuing(wave, files):  # a dry run makes nothing on disk
        closed = closed_codes(wave, files)
        if not dry_run and theirs_closed.keys() - closed.keys():
            keep_closed(wave, {**theirs_closed, **closed}, files)
        for station in stations:
            try:
                theirs = read_register(source, station, source_files)
                ours = read_register(wave, station, files)
            except (CannotOpen, DamagedCodes) as error:
                failed[station] = error
                continue
            if theirs is None:
                continue
            if name_of(station, theirs) in closed:
                gone.append(station)
            elif ours and ours.key != theirs.key:
                other.append(station)
            elif ours != (joined := theirs.joined(ours)):
                taken.append(station)
                if not dry_run:
                    keep_register(wave, station, joined, files)
    return tuple(taken), tuple(other), tuple(gone)


def _bytes(document: _Document) -> bytes:
    return json.dumps(document, indent=1).encode()
