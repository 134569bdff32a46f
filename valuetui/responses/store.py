"""Keeping what a station takes in: what is saved is on disk when :meth:`StationStore.save` returns.

One folder per wave; in it ``responses/<station>.json``, each written by one station (by as many of
its processes as there are) and read by everybody.

A file of which a write or sync has failed is given up: nobody knows any more what is on the disk.
The answer goes into the spool, and the station goes on in ``<station>.2.json`` (3, 4 ...). That
there is a later file is the mark, for every process to come, not to write to the earlier ones.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from valuetui.responses.closed import Recovery
from valuetui.responses.errors import (
    CannotOpen,
    DifferentRecord,
    NotSaved,
    NotStorable,
    StoreError,
    StoreVanished,
)
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.keeping import Receipt, is_same
from valuetui.responses.layout import RESPONSES, NotJson, Record, dump, is_identifier, own_doc_ids
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables
from valuetui.responses.spool import put_in_spool, spool_path, spool_paths, spooled
from valuetui.responses.stations import FOLDER, NAME, SUFFIX
from valuetui.responses.storage import ClosedStorage


class StationStore:
    """Where one station's documents are kept. Usable from several threads.

    Makes the folder and the file where they are missing. Raises
    :class:`~valuetui.responses.errors.CannotOpen` and
    :class:`~valuetui.responses.errors.ForeignFile`, and ``ValueError`` for a station whose name is
    no safe file name: letters a-z, digits, ``-`` and ``_``.
    """

    def __init__(self, folder: Path, station: str, files: FileOps = SYSTEM) -> None:
        if not NAME.fullmatch(station):
            raise ValueError("a station's name consists of letters a-z, digits, - and _")
        self.given_up: list[Path] = []
        """Files of which a write or sync has failed since. Staff should be told."""
        self._wave = Path(folder)
        self._station = station
        self._files = files
        self._one_at_a_time = threading.RLock()
        responses = self._wave / FOLDER
        with _translated(responses):
            make_folders(files, responses)
            self._number = max(self._numbers())
        self._mend_earlier_files()
        self._storage = self._open(self._number)
        self._take_in_spool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. What is saved is safe without."""
        self._storage.close()

    @property
    def path(self) -> Path:
        """The station's file."""
        return self._storage.path

    @property
    def recovery(self) -> Recovery | None:
        """What had to be mended, on opening or since; None where all was well."""
        return self._storage.recovery

    @property
    def low_space(self) -> bool:
        """The disk is full: some dozens of answers still fit into the file's reserve."""
        return self._storage.low_space

    def paths(self) -> list[Path]:
        """All files of the station: the one it writes to now is the last."""
        with _translated(self._wave / FOLDER):
            return [self._path(number) for number in self._numbers()]

    def warm(self) -> None:
        """Learn which ids are in the file, so that the first save need not. Raises as :meth:`save`.

        Saving waits meanwhile; call it in a thread, before the first answer is due.
        """
        with self._one_at_a_time, self._storage.transaction():
            self._storage.find(-1)

    def save(self, document: Mapping[str, Any]) -> Receipt:
        """Keep a document durably; only after this has returned may anybody be thanked.

        Waits for the disk and for other processes, so call it in a thread where a screen must not
        stop. The same document a second time is kept once, in a file made anew (2 s at 100,000); so
        is what is sealed under the same id, of which the first stays. Where the station's file
        fails, the document goes into the spool and the next one into another file. Raises
        :class:`~valuetui.responses.errors.NotSaved`, ``DifferentRecord``, ``NotStorable``,
        ``StoreVanished`` and ``ForeignFile``.
        """
        with self._one_at_a_time:
            try:
                return self._storage.keep([document])[0]
            except NotSaved:
                if not self._storage.failed:
                    raise
                self._refuse_where_it_vanished()
                try:
                    return self._spool(document)
                finally:
                    self._go_on_in_another_file()

    def save_many(self, documents: Iterable[Mapping[str, Any]]) -> list[Receipt]:
        """Keep documents durably; several are one new file. Raises as :meth:`save`.

        On an error none is kept, except that ``NotSaved`` may leave some: save all of them again.
        """
        documents = list(documents)
        with self._one_at_a_time:
            try:
                return self._storage.keep(documents)
            except NotSaved:
                if self._storage.failed:
                    self._go_on_in_another_file()
                raise

    # When the file has failed

    def _open(self, number: int) -> ClosedStorage:
        return ClosedStorage(self._path(number), self._files, self._station)

    def _path(self, number: int) -> Path:
        suffix = SUFFIX if number == 1 else f".{number}{SUFFIX}"
        return self._wave / FOLDER / (self._station + suffix)

    def _numbers(self) -> list[int]:
        """Numbers of the station's files; the first is meant to be there always."""
        later = re.compile(re.escape(self._station) + r"\.([1-9][0-9]{0,8})\.json")
        matches = map(later.fullmatch, self._files.names(self._wave / FOLDER))
        return sorted({1, *(int(match[1]) for match in matches if match)})

    def _mend_earlier_files(self) -> None:
        """What a power cut has left of a file that was given up is made whole: a new file."""
        with suppress(StoreError, OSError):
            for number in self._numbers()[:-1]:
                self._open(number).close()

    def _refuse_where_it_vanished(self) -> None:
        """Who has removed the station's file has removed the wave: the spool is none of it."""
        try:
            self._files.status_at(self._storage.path)
        except FileNotFoundError:
            raise StoreVanished(self._storage.path) from None
        except OSError:
            return

    def _go_on_in_another_file(self) -> None:
        """Where none can be opened the failed one stays in place, so that the spool serves on."""
        if self._storage.path not in self.given_up:
            self.given_up.append(self._storage.path)
        with suppress(StoreError, OSError):
            number = max(self._number + 1, *self._numbers())
            storage = self._open(number)
            self._storage.close()
            self._storage, self._number = storage, number

    def _spool(self, document: Mapping[str, Any]) -> Receipt:
        """Keep one document durably in the spool. One that is there already is put there anew: who
        put it may have failed before its name was on disk."""
        identifier = document.get("id")
        if not is_identifier(identifier):
            raise NotStorable(self.path, "id")
        record = self._storage.record(next(own_doc_ids(identifier)), dict(document))
        path = spool_path(self._wave, identifier)
        try:
            before = self._in_spool(path, identifier)
            if before and not is_same(before, record):
                raise DifferentRecord(path, identifier)
            put_in_spool(self._files, path, self._station, before or record)
        except OSError as error:
            raise NotSaved.from_os(path, error) from error
        except (Foreign, NotJson):
            raise NotSaved.from_os(path, OSError()) from None
        return Receipt(identifier, new=before is None)

    def _in_spool(self, path: Path, identifier: str) -> Record | None:
        if path not in spool_paths(self._files, self._wave):
            return None
        tables, _ = read_tables(self._files, path)
        kept = [Record(int(key), dump(each)) for key, each in tables[RESPONSES].items()]
        if len(kept) != 1:  # another hand has written to it
            raise DifferentRecord(path, identifier)
        return kept[0]

    def _take_in_spool(self) -> None:
        """Move this station's answers from the spool into its file. Those that cannot be stay.

        The file is made anew for that, even where it seems to hold the answer already: after a
        failed sync the system shows bytes that are on no disk.
        """
        with suppress(StoreError):
            waiting = list(spooled(self._files, self._wave, self._station))
            if not waiting:
                return
            taken = self._storage.take_in(documents for _, documents in waiting)
            for (path, _), is_in in zip(waiting, taken, strict=True):
                with suppress(OSError):
                    if is_in:
                        self._files.remove(path)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
