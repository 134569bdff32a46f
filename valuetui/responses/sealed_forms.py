"""Which forms on paper were entered at stations that seal, so that none is entered twice.

What was sealed cannot be read back there. ``<wave>/sealed-forms/<station>.spent.json`` has in
its place what stands for the number of each form: a keyed digest, whose key lies with what the
machine knows of itself. It is a list like that of the codes that were used, and is kept together
with the answers in the same way; see :mod:`~valuetui.responses.codes.ledger`. No answer is named in
it.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from valuetui.responses.codes.ledger import (
    Ledger,
    Spendings,
    spendings_in,
    spent_document,
    together,
)
from valuetui.responses.codes.register import SPENT, DamagedCodes
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.listing import stations_in

FOLDER = "sealed-forms"


class DamagedForms(StoreError):
    """A list of forms is none, or was written by a later version."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "damaged-forms", "the file is no list of forms")


def forms_ledger(wave: Path, station: str, files: FileOps = SYSTEM) -> Ledger:
    """The list of a station, in which a form is noted together with its answer. Raises as
    :class:`~valuetui.responses.codes.ledger.Ledger`."""
    return Ledger(wave, station, files, listed=_path(wave, station))


class SealedForms:
    """The forms that were entered at stations that seal, all of them."""

    def __init__(self, wave: Path, files: FileOps = SYSTEM) -> None:
        self._wave, self._files = wave, files
        self._known: dict[str, tuple[object, frozenset[str]]] = {}
        """By station: by what its list is known to be the same, and the list."""

    def digests(self) -> frozenset[str]:
        """What stands for their numbers; a list that has not changed is not read again. Raises
        :class:`DamagedForms` and ``CannotOpen``."""
        for station in stations_in(self._wave / FOLDER, SPENT, self._files):
            path = _path(self._wave, station)
            try:
                status = self._files.status_at(path)
            except OSError as error:
                raise CannotOpen.from_os(path, error) from error
            if station not in self._known or self._known[station][0] != status:
                self._known[station] = status, frozenset(_listed(path, self._files))
        return frozenset().union(*(digests for _, digests in self._known.values()))


def form_files(
    wave: Path, stations: Collection[str], files: FileOps = SYSTEM
) -> Iterator[tuple[str, bytes]]:
    """The lists for a bundle by their paths below the folder: of these stations, or of all where
    none is named. Raises :class:`DamagedForms` and ``CannotOpen``."""
    for station in stations_in(wave / FOLDER, SPENT, files):
        if not stations or station in stations:
            path = _path(wave, station)
            content = json.dumps(spent_document(_listed(path, files)), indent=1)
            yield f"{FOLDER}/{path.name}", content.encode()


def take_forms(
    source: Path,
    wave: Path,
    source_files: FileOps,
    files: FileOps = SYSTEM,
    *,
    dry_run: bool = False,
) -> int:
    """Know of the forms that another folder knows of; of how many that is new. Raises
    :class:`DamagedForms`, ``CannotOpen`` (with the reason ``busy`` where forms are being entered),
    and ``NotSaved``."""
    new = 0
    for station in stations_in(source / FOLDER, SPENT, source_files):
        theirs = _listed(_path(source, station), source_files)
        ours = _listed(_path(wave, station), files)
        new += len(theirs.keys() - ours.keys())
        if not dry_run and together(ours, theirs) != ours:
            with forms_ledger(wave, station, files) as ledger:
                ledger.join(theirs)
    return new


def _path(wave: Path, station: str) -> Path:
    return wave / FOLDER / f"{station}{SPENT}"


def _listed(path: Path, files: FileOps) -> Spendings:
    try:
        return spendings_in(path, files)
    except DamagedCodes as error:
        raise DamagedForms(error.path) from None
