"""One always-closed file in the hands of a process that holds its lock.

In place only a few records are ever written, into blanks that are on disk already; everything else
is a new file that takes the old one's name. So a full disk tears nothing, and what a power cut
tears lies at the end of the file, where opening looks.

Everything here may raise ``OSError`` and :class:`~valuetui.responses.mending.Foreign`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOSPC
from hashlib import sha256
from itertools import chain as chained
from itertools import count
from pathlib import Path

from valuetui.responses.errors import FULL, Conflict, StoreClosed
from valuetui.responses.files import (
    FileOps,
    Names,
    Opening,
    blocks,
    read_all,
    read_at,
    write_at,
    write_new,
)
from valuetui.responses.layout import (
    CLOSER,
    FORM,
    LONGEST_APPEND,
    RESERVE,
    TAIL,
    Head,
    Record,
    Scan,
    Tables,
    chain_after,
    form_of,
    in_order,
    line,
    lines,
    parsed,
    with_meta,
    write_head,
)
from valuetui.responses.mending import mend
from valuetui.responses.reading import KnownEnd, Look, Mark, find_head


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done to a file that was not as valuetui leaves it. Every whole record was kept.

    Reasons: ``torn`` (a save was cut short) and ``adopted`` (another hand has written to it).
    """

    path: Path
    reason: str
    kept: int
    """Records that are in the file now."""
    set_aside: Path | None
    """The torn bytes, or the whole adopted file; None where nothing had to be set aside."""
    set_aside_bytes: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a file, as a manifest tells it."""

    length: int
    """Bytes up to the end of the last record."""
    sha256: str
    """Of these bytes."""

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> "Content":
        """Of the head and the records, in any pieces."""
        length, digest = 0, sha256()
        for piece in pieces:
            length += len(piece)
            digest.update(piece)
        return cls(length, digest.hexdigest())


class ClosedFile:
    """The file, its end, and where its records are. Nothing is opened before :meth:`attach`."""

    def __init__(self, path: Path, files: FileOps, station: str) -> None:
        self.path = path
        self.recovery: Recovery | None = None
        self.low_space = False
        self.failed = False
        """A write or sync has failed: nobody knows what is on disk. Never write again."""
        self._files = files
        self._folder = path.parent
        self._station = station
        self._open_handle: int | None = None
        self._others: Tables = {}
        self._first = 0
        self._known = KnownEnd((0, 0), 0, b"", b"")
        self._size = 0
        self._names: Names = (0, 0, 0)
        self._index: dict[int, int] = {}
        self._indexed_to = 0

    @property
    def mark(self) -> Mark:
        """By what to see whether the file has moved."""
        return self._known.mark

    @property
    def _handle(self) -> int:
        if self._open_handle is None:
            raise StoreClosed(self.path)
        return self._open_handle

    def close(self) -> None:
        """Give the file back."""
        handle, self._open_handle = self._open_handle, None
        if handle is not None:
            self._files.close(handle)

    # Knowing the file

    def make_if_missing(self) -> None:
        """An empty file where there is none."""
        try:
            self._files.status_at(self.path)
        except FileNotFoundError:
            self.put({}, [])

    def attach(self, *, thorough: bool = False) -> None:
        """Open the file that bears the name now, mend it if need be, and find the end.

        Only its tail is looked at, or, to be ``thorough``, every line.
        """
        # Asked first: what is put in place from now on will be noticed.
        self._names = self._files.names_at(self._folder)
        with self._or_fail():
            # Who gave the file its name may have been killed before the name was durable.
            self._files.sync_folder(self._folder)
        try:
            if not self._open(thorough):
                self._mend()
                if not self._open(thorough):
                    raise Conflict(self.path)
        except BaseException:
            self.close()  # or the next save would find it open, and its names as they were
            raise

    def catch_up(self) -> None:
        """Follow what other processes did since: appends, rewrites, a save cut short.

        The file that bears the name now is opened again, rather than asked whether it is still the
        one that is open: Linux writes the time of a change more exactly, and that is dearer, once
        somebody has looked at a file's times. It made a save a fifth longer.
        """
        if self._open_handle is None:
            self.attach()
            return
        handle = self._files.open(self.path, Opening.WRITE)
        before, self._open_handle = self._open_handle, handle
        self._files.close(before)
        if not self._goes_on(handle):
            self.attach()

    def _goes_on(self, handle: int) -> bool:
        """Whether the file is as it was, or others have added to it. One that only has the same
        bytes is another: its name may be on no disk yet, nor its reserve be there."""
        if self._files.names_at(self._folder) != self._names:
            return False
        look = self._known.look(self._files, handle)
        if look is Look.SAME:
            return len(self._files.read_some(handle, self._size - 1, 2)) == 1
        return look is Look.GROWN and self._settle(self._known.end)

    def find(self, doc_id: int) -> Record | None:
        """The record with this TinyDB id. The first search looks at the whole file once."""
        if self._indexed_to < self._known.end:
            self._learn()
        offset = self._index.get(doc_id)
        return None if offset is None else next(self._records(offset))

    def _open(self, thorough: bool) -> bool:
        self.close()
        self._open_handle = self._files.open(self.path, Opening.WRITE)
        head = find_head(self._files, self._handle)
        if head is None or form_of(head.others) != FORM:
            return False
        if thorough or not self._is_the_same(head):
            self._index, self._indexed_to = {}, head.records
        self._others, self._first = head.others, head.records
        return self._settle(self._first if thorough else self._tail())

    def _is_the_same(self, head: Head) -> bool:
        """Whether all that was known of the file stands where it stood: the end stands for it."""
        same = (head.others, head.records) == (self._others, self._first)
        return same and self._known.look(self._files, self._handle) is not Look.OTHER

    def _tail(self) -> int:
        """Where the lines begin that an unfinished save may have torn."""
        start = self._files.status(self._handle).size - TAIL
        if start <= self._first:
            return self._first
        newline = read_at(self._files, self._handle, start, TAIL).find(b"\n")
        return start + newline + 1 if newline >= 0 else self._first

    def _settle(self, start: int) -> bool:
        """Find the end from ``start`` on; False where all is not as a finished save leaves it."""
        scan = Scan(start, self._first)
        for _ in parsed(scan.records(blocks(self._files, self._handle, start)), scan.torn):
            pass
        if not scan.quiet or scan.torn:
            return False
        self._size = self._files.status(self._handle).size
        self._known = KnownEnd.of(self._files, self._handle, scan.end)
        return scan.end == self._first or self._known.chain != b""

    def _learn(self) -> None:
        """Learn where the records are that came since the last time, our own among them."""
        scan = Scan(self._indexed_to, self._first)
        for found in scan.records(self._stretch(self._indexed_to)):
            self._index[found.doc_id] = found.offset
        self._indexed_to = scan.end
        if scan.end < self._known.end:
            self.attach(thorough=True)
            self._learn()

    def _records(self, start: int) -> Iterator[Record]:
        return Scan(start, self._first).records(self._stretch(start))

    def _stretch(self, start: int) -> Iterator[bytes]:
        return blocks(self._files, self._handle, start, self._known.end)

    # Adding to it

    def append(self, records: Sequence[Record]) -> None:
        """Keep the records, on disk when this returns. One record is one write and one sync.

        With ``ENOSPC`` nothing is changed. Several at once are a new file: a power cut may tear the
        first of them and leave the second, and that would look as if somebody had taken one away.
        """
        if len(records) > 1:
            self.renew(records)
        elif records:
            self._append(records[0])

    def _append(self, record: Record) -> None:
        known, handle = self._known, self._handle
        after = known.chain if known.end > self._first else None
        chain = chain_after(after, record)
        body = line(record, chain, first=after is None)
        if len(body) > LONGEST_APPEND:
            self.renew([record])
            return
        self._make_room(len(body) + len(CLOSER))
        grown = known.grown(body, chain)
        try:
            write_at(self._files, handle, known.end, body + CLOSER)
            self._files.sync(handle)
        except OSError:
            self.failed = True
            raise
        self._known = grown
        if self._indexed_to == known.end:
            self._index[record.doc_id] = known.end
            self._indexed_to = grown.end

    def _make_room(self, needed: int) -> None:
        """Top the reserve up in good time before it is used, while that can fail harmlessly."""
        spare = self._size - self._known.end - needed
        if spare >= LONGEST_APPEND:
            return
        with self._or_fail():
            self.low_space = not self._extend(RESERVE - spare)
        if self.low_space and spare < 0:
            raise OSError(ENOSPC, "the reserve is used up")

    def _extend(self, length: int) -> bool:
        try:
            write_at(self._files, self._handle, self._size, b" " * length)
        except OSError as error:
            if error.errno in FULL:
                return False
            raise
        self._files.sync(self._handle)
        self._size += length
        return True

    @contextmanager
    def _or_fail(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.failed = True
            raise

    # Making it anew

    def renew(self, records: Iterable[Record]) -> None:
        """A new file with all that is here and these records: it needs nothing of the old one."""
        self.attach(thorough=True)
        self.put(self._others, chained(self._records(self._first), records))

    def in_order(self) -> tuple[list[Record], Content]:
        """The records in an order that says nothing of when they came, and what the file is when it
        has been put in that order. Nothing is changed."""
        self.attach(thorough=True)
        records = in_order(self._records(self._first))
        head = write_head(with_meta(self._others, self._station))
        return records, Content.of(chained([head], lines(records)))

    def put_in_order(self, records: Sequence[Record]) -> None:
        """Make the file anew with the records of :meth:`in_order`."""
        self.put(self._others, records)

    def content(self) -> Content:
        """What is in the file now."""
        self.attach(thorough=True)
        return Content.of(blocks(self._files, self._handle, 0, self._known.end))

    def put(self, others: Tables, records: Iterable[Record]) -> None:
        """Put a new file in place of the old one, in one step. The old one stays if that fails.

        Raises :class:`~valuetui.responses.layout.NotJson`.
        """
        head = write_head(with_meta(others, self._station))
        content = chained([head], lines(records), [CLOSER + b" " * RESERVE])
        new = self.path.with_name(f".{self.path.name}.new")
        write_new(self._files, new, content, Opening.FRESH)
        self.close()  # Windows replaces no file that is open
        try:
            self._files.replace(new, self.path)
        except OSError:
            with suppress(OSError):
                self._files.remove(new)
                self._open_handle = self._files.open(self.path, Opening.WRITE)
            raise
        self._first = 0  # nothing need stand where it stood
        self.attach()

    def _mend(self) -> None:
        """Set aside what is no record, and put a whole file with all the others in place."""
        data = read_all(self._files, self._handle)
        mended = mend(data)
        reason, odd = ("adopted", data) if mended.adopted else ("torn", mended.torn)
        aside = self._set_aside(reason, odd) if odd.strip() else None
        self.put(mended.others, mended.records)
        if not mended.older:
            size = len(odd) if aside else 0
            self.recovery = Recovery(self.path, reason, len(mended.records), aside, size)

    def _set_aside(self, reason: str, content: bytes) -> Path:
        day = datetime.now(UTC).date().isoformat()
        for number in count(1):
            path = self.path.with_name(f"{self.path.name}.{reason}-{day}-{number}")
            with suppress(FileExistsError):
                write_new(self._files, path, [content], Opening.NEW)
                break
        self._files.sync_folder(path.parent)
        return path
