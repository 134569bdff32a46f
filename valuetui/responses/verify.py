"""Finding what was changed in a file of answers behind the program's back, by its chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain as joined
from itertools import pairwise
from pathlib import Path

from valuetui.responses.chain import digest, head_of, link, own_of
from valuetui.responses.closed import Content
from valuetui.responses.errors import CannotOpen, ForeignFile
from valuetui.responses.files import SYSTEM, FileOps, blocks, opened, read_all
from valuetui.responses.layout import FORM, Record, Scan, form_of
from valuetui.responses.manifest import Seal, read_manifest
from valuetui.responses.mending import Foreign, mend
from valuetui.responses.reading import find_head
from valuetui.responses.stations import FOLDER, station_names


class Change(StrEnum):
    """What somebody has done to a file."""

    ALTERED = "altered"
    """A record is not as it was written."""
    INSERTED = "inserted"
    """A record was not written here by the program."""
    REMOVED = "removed"
    """One or more records that were before this one are gone."""
    TORN = "torn"
    """Bytes that are no record: damage, or a save that was cut short just now."""
    REWRITTEN = "rewritten"
    """Since it was closed the file was written anew, by somebody who made it a whole chain."""
    MISSING = "missing"
    """A file that was closed is not there any more."""
    UNCHAINED = "unchained"
    """The file is of another hand or an earlier form: nothing can be said of its records."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A change, and the record that shows it: its id, and its place from 1."""

    change: Change
    place: int = 0
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look at a whole file has shown."""

    path: Path
    records: int
    head: str
    """Stands for all the records in their order; empty for none."""
    findings: tuple[Finding, ...]


def verify_wave(wave: Path, files: FileOps = SYSTEM) -> list[Verified]:
    """Look at every file of answers of a wave. Raises ``NoResponses``, ``CannotOpen`` and
    ``ForeignFile``."""
    looked_at = []
    path = wave / FOLDER
    try:
        seals = read_manifest(files, wave)
        for name in station_names(files, wave):
            path = wave / FOLDER / name
            looked_at.append(verify_file(files, path, seals.pop(name, None)))
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    except Foreign as foreign:
        raise ForeignFile(path, foreign.reason) from None
    gone = (Finding(Change.MISSING),)
    return looked_at + [Verified(wave / FOLDER / name, 0, "", gone) for name in sorted(seals)]


def verify_file(files: FileOps, path: Path, seal: Seal | None = None) -> Verified:
    """Look at every record of a file of answers, and at how it was closed.

    That the last records are gone is not to be seen in a file that is open: the head tells, for
    whoever noted it. Raises ``OSError`` and :class:`~valuetui.responses.mending.Foreign`.
    """
    with opened(files, path) as handle:
        head = find_head(files, handle)
        if head is None or form_of(head.others) != FORM:
            records = mend(read_all(files, handle)).records
            return Verified(path, len(records), "", (Finding(Change.UNCHAINED),))
        scan = Scan(head.records, head.records)
        found = list(scan.records(blocks(files, handle, head.records)))
        findings = list(changes(found))
        findings += [Finding(Change.TORN) for _ in scan.torn]
        if seal and not findings and not _is_as_closed(files, handle, seal):
            findings.append(Finding(Change.REWRITTEN))
    return Verified(path, len(found), head_of(_last_chain(found)).decode(), tuple(findings))


def _is_as_closed(files: FileOps, handle: int, seal: Seal) -> bool:
    possible = [(seal.length, seal.sha256), *([seal.being_closed] if seal.being_closed else [])]
    return any(
        Content.of(blocks(files, handle, 0, length)).sha256 == digest for length, digest in possible
    )


def changes(records: Iterable[Record]) -> Iterator[Finding]:
    """What was changed in records that were a whole chain once."""
    before = b""
    seen: set[bytes] = set()
    for place, (record, following) in enumerate(pairwise(joined(records, [_NOTHING])), 1):
        own = own_of(record.chain)
        as_written = own == digest(record.doc_id, record.text)
        in_place = _follows(record, before)
        if not in_place and (record.chain in seen or _is_put_in(record, following, before)):
            yield Finding(Change.INSERTED, place, _identifier(record))
            continue
        if not as_written:
            yield Finding(Change.ALTERED, place, _identifier(record))
        if not in_place:
            yield Finding(Change.REMOVED, place, _identifier(record))
        before = record.chain
        seen.add(before)


_NOTHING = Record(0, b"")


def _follows(record: Record, before: bytes) -> bool:
    return record.chain != b"" and link(before, own_of(record.chain)) == record.chain


def _is_put_in(record: Record, following: Record, before: bytes) -> bool:
    """Whether the chain would be whole without a record that is not in its place."""
    return not record.chain or _follows(following, before)


def _last_chain(records: list[Record]) -> bytes:
    return next((record.chain for record in reversed(records) if record.chain), b"")


def _identifier(record: Record) -> str:
    try:
        return str(record.document().get("id", ""))
    except ValueError:
        return ""
