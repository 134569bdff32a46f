"""The always-closed file, safe with several processes.

It has the methods of a TinyDB storage; :class:`~valuetui.responses.table.ResponseStorage` is one. A
kiosk saves without TinyDB's own classes and does not load them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, TypeVar

from valuetui.responses.closed import ClosedFile, Content, Recovery
from valuetui.responses.errors import (
    CannotOpen,
    Conflict,
    DifferentRecord,
    ForeignFile,
    NotSaved,
    NotStorable,
    StoreClosed,
    StoreVanished,
)
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.keeping import Batch, Receipt, enter
from valuetui.responses.layout import RESPONSES, Document, NotJson, Record, Tables, dump
from valuetui.responses.lock import FileLock, lock_path
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import Mark, read_tables

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")
_Method = Callable[Concatenate["ClosedStorage", _Given], _Answer]


def _telling(
    refusal: type[NotSaved | CannotOpen],
) -> Callable[[_Method[_Given, _Answer]], _Method[_Given, _Answer]]:
    """Turns the failures of a file into what callers are told."""

    def telling(method: _Method[_Given, _Answer]) -> _Method[_Given, _Answer]:
        @wraps(method)
        def told(self: "ClosedStorage", /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
            try:
                return method(self, *args, **kwargs)
            except NotJson:
                raise NotStorable(self.path, "not-json") from None
            except FileNotFoundError:
                raise StoreVanished(self.path) from None
            except OSError as error:
                raise refusal.from_os(self.path, error) from error
            except Foreign as foreign:
                raise ForeignFile(self.path, foreign.reason) from None

        return told

    return telling


class ClosedStorage:
    """One file, open for writing. Made if it is not there, mended if it is not whole.

    Raises :class:`CannotOpen` and :class:`ForeignFile`; its methods raise :class:`StoreVanished`,
    :class:`ForeignFile`, :class:`StoreClosed` and, where they write, :class:`NotSaved`.
    """

    def __init__(self, path: Path | str, files: FileOps = SYSTEM, station: str = "") -> None:
        self.path = Path(path).resolve()
        self._files = files
        self._file = ClosedFile(self.path, files, station)
        self._lock = FileLock(files, lock_path(self.path))
        self._was_read: Mark | None = None
        self._closed = False
        try:
            with self._lock:
                self._file.make_if_missing()
                self._file.attach()
        except OSError as error:
            self.close()
            raise CannotOpen.from_os(self.path, error) from error
        except Foreign as foreign:
            self.close()
            raise ForeignFile(self.path, foreign.reason) from None

    @property
    def recovery(self) -> Recovery | None:
        """What the last mending did; None where nothing had to be mended."""
        return self._file.recovery

    @property
    def low_space(self) -> bool:
        """The disk has no room for a new reserve: some dozens of answers fit, and no more."""
        return self._file.low_space

    @property
    def failed(self) -> bool:
        """A write or sync has failed, and nothing is written to this file any more."""
        return self._file.failed

    def close(self) -> None:
        """Give the file back. What is saved is safe without."""
        self._closed = True
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._lock.close()

    def transaction(self, *, thorough: bool = False) -> "_Transaction":
        """Be the only writer, and know what others have written. May be nested.

        Who means to write back all that was read asks to be ``thorough``: then every line is looked
        at, and what cannot be read is set aside first.
        """
        return _Transaction(self, thorough)

    @_telling(NotSaved)
    def begin(self, *, thorough: bool) -> None:
        """Begin a :meth:`transaction`; where this raises there is none to end."""
        self._begin(thorough=thorough)

    def _begin(self, *, thorough: bool = False) -> None:
        """Without telling failures, for whoever tells them anyway."""
        if self._closed:
            raise StoreClosed(self.path)
        if self._file.failed:
            raise NotSaved(self.path, "failed")
        self._lock.acquire()
        try:
            if thorough:
                self._file.attach(thorough=True)
            else:
                self._file.catch_up()
        except BaseException:
            self._lock.release()
            raise

    def end(self) -> None:
        """End a :meth:`transaction`."""
        self._lock.release()

    # Documents, each once under its own id

    @_telling(NotSaved)
    def keep(self, documents: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        """Keep documents durably, all or none. Raises ``DifferentRecord`` too.

        A :meth:`transaction` in its own words, for every answer passes here.
        """
        self._begin()
        try:
            batch: Batch = {}
            receipts = [enter(document, batch, self._file) for document in documents]
            if len(batch) == len(receipts):
                self._file.append(list(batch.values()))
            else:
                # Who wrote the others may have been killed before they were on disk; and what a
                # sync that failed has left is shown by the system, and is on no disk ever.
                self._file.renew(list(batch.values()))
        finally:
            self.end()
        return receipts

    @_telling(NotSaved)
    def take_in(self, groups: Iterable[Sequence[Document]]) -> list[bool]:
        """Make the file anew with these documents as well; which of the groups are in it now."""
        with self.transaction(thorough=True):
            batch: Batch = {}
            taken = [self._can_enter(documents, batch) for documents in groups]
            self._file.renew(list(batch.values()))
        return taken

    def _can_enter(self, documents: Sequence[Document], batch: Batch) -> bool:
        try:
            for document in documents:
                enter(document, batch, self._file)
        except (DifferentRecord, NotStorable, NotJson):
            return False
        return True

    # TinyDB's interface: the whole database at once

    @_telling(CannotOpen)
    def read(self) -> Tables:
        """All tables, up to the last whole record."""
        if self._closed:
            raise StoreClosed(self.path)
        tables, self._was_read = read_tables(self._files, self.path)
        return tables

    @_telling(NotSaved)
    def write(self, data: Tables) -> None:
        """Put all tables in place of what is there.

        Raises :class:`Conflict` where the file has changed since :meth:`read`, and
        :class:`NotStorable`; then nothing is changed.
        """
        others = {name: table for name, table in data.items() if name != RESPONSES}
        responses = data.get(RESPONSES, {}).items()
        records = [self.record(int(key), document) for key, document in responses]
        with self.transaction(thorough=True):
            if self._was_read != self._file.mark:
                raise Conflict(self.path)
            self._file.put(others, records)
            self._was_read = self._file.mark

    # Ours: a few records at a time

    @_telling(NotSaved)
    def record(self, doc_id: int, document: Document) -> Record:
        """The document as it will be kept. Raises :class:`NotStorable`."""
        return Record(doc_id, dump(document))

    @_telling(NotSaved)
    def find(self, doc_id: int) -> Record | None:
        """Within a transaction: the record that has this TinyDB id."""
        return self._file.find(doc_id)

    @_telling(NotSaved)
    def append(self, records: Sequence[Record]) -> None:
        """Within a transaction: keep the records, which are on disk when this returns."""
        self._file.append(records)

    @_telling(CannotOpen)
    def in_order(self) -> tuple[list[Record], Content]:
        """The records sorted so that nothing shows when they came, and what the file is then."""
        return self._file.in_order()

    @_telling(NotSaved)
    def put_in_order(self, records: Sequence[Record]) -> None:
        """Make the file anew with the records of :meth:`in_order`."""
        self._file.put_in_order(records)

    @_telling(CannotOpen)
    def content(self) -> Content:
        """What is in the file, as a manifest tells it."""
        return self._file.content()


class _Transaction:
    """A class rather than a generator, for every save is one."""

    __slots__ = ("_storage", "_thorough")

    def __init__(self, storage: ClosedStorage, thorough: bool) -> None:
        self._storage = storage
        self._thorough = thorough

    def __enter__(self) -> None:
        self._storage.begin(thorough=self._thorough)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._storage.end()
