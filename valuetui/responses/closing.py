"""Closing: a station's file is put in an order that says nothing of when its records came.

The order of arrival is known to whoever stood in the queue, and so it is data about persons. While
people answer, the file has it; closing makes the file anew, sorted by the random ids of the
records, and enters it in the manifest. Closing again changes nothing; what came since is put in
order the next time.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from valuetui.responses.errors import ForeignFile, NotSaved
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.layout import CLOSER, in_order, lines, write_head
from valuetui.responses.lock import FileLock
from valuetui.responses.manifest import Seal, manifest_path, read_manifest, write_manifest
from valuetui.responses.mending import Foreign, mend
from valuetui.responses.storage import ClosedStorage
from valuetui.responses.store import StationStore
from valuetui.responses.verify import verify_file


@dataclass(frozen=True, slots=True)
class Closed:
    """A file that was closed. ``again`` where it had been, and nothing had come since."""

    path: Path
    records: int
    seal: Seal
    again: bool


def close_station(wave: Path, station: str, day: str, files: FileOps = SYSTEM) -> list[Closed]:
    """Close all files of a station, with what waits in the spool. ``day`` is an ISO date.

    Interrupted at any point, it is done by doing it again. Raises
    :class:`~valuetui.responses.errors.StoreError`.
    """
    with StationStore(wave, station, files) as store:
        paths = store.paths()
    return [_close_file(files, wave, path, station, day) for path in paths]


def _close_file(files: FileOps, wave: Path, path: Path, station: str, day: str) -> Closed:
    with (
        closing(ClosedStorage(path, files, station)) as storage,
        storage.transaction(),
        _translated(path),
        _manifest_lock(files, wave),
    ):
        seals = read_manifest(files, wave)
        before = seals.get(path.name)
        records, ordered = storage.in_order()
        now = storage.content()
        again = before is not None and not before.being_closed and before.sha256 == now.sha256
        day = before.day if before and again else day
        seal = Seal(ordered.length, ordered.sha256, day, _changed(files, path, before))
        if not again:
            # Also where the order is right by chance: a new file is on disk for certain, and of the
            # old one nobody knows that where a sync has failed.
            # Entered first: interrupted in between, the file is as one of the two entries says.
            unfinished = replace(seal, being_closed=(now.length, now.sha256))
            write_manifest(files, wave, {**seals, path.name: unfinished})
            storage.put_in_order(records)
        _clear_away(files, path)
        if seal != before:
            write_manifest(files, wave, {**seals, path.name: seal})
    return Closed(path, len(records), seal, again)


def _changed(files: FileOps, path: Path, before: Seal | None) -> tuple[str, ...]:
    """What is found now and was found at earlier closings: afterwards the chain cannot tell."""
    found = verify_file(files, path, before).findings
    earlier = before.changed if before else ()
    return tuple(dict.fromkeys([*earlier, *(f"{each.change} {each.identifier}" for each in found)]))


def _clear_away(files: FileOps, path: Path) -> None:
    """What else holds the order of arrival: what a rewrite that was interrupted has left, and the
    copy of a file to which another program has written."""
    with suppress(FileNotFoundError):
        files.remove(path.with_name(f".{path.name}.new"))
    for name in files.names(path.parent):
        if name.startswith(f"{path.name}.adopted-"):
            _put_copy_in_order(files, path.with_name(name))


def _put_copy_in_order(files: FileOps, path: Path) -> None:
    with opened(files, path) as handle:
        data = read_all(files, handle)
    found = mend(data)
    content = b"".join([write_head(found.others), *lines(in_order(found.records)), CLOSER])
    if content != data:
        new = path.with_name(f".{path.name}.new")
        write_new(files, new, [content], Opening.FRESH)
        files.replace(new, path)
        files.sync_folder(path.parent)


@contextmanager
def _manifest_lock(files: FileOps, wave: Path) -> Iterator[None]:
    """Several stations of one folder may be closed at once."""
    path = manifest_path(wave)
    with closing(FileLock(files, path.with_name(f".{path.name}.lock"))) as lock, lock:
        yield


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSaved.from_os(path, error) from error
    except Foreign as foreign:
        raise ForeignFile(path, foreign.reason) from None
