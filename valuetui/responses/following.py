"""Following one file of answers while others write to it."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from valuetui.responses.files import FileOps, Status, blocks, opened, read_all
from valuetui.responses.layout import Document, Record, Scan, parsed
from valuetui.responses.mending import Foreign, mend
from valuetui.responses.reading import KnownEnd, Look, find_head
from valuetui.words import Words

Found = tuple[Record, Document]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that a person should know; ``reason`` chooses the words.

    Reasons: ``vanished``, ``unreadable`` (``detail`` is the system's name for why), ``torn``
    (``count`` bytes that are no record), ``unnamed`` (``count`` documents without a record's id),
    ``different`` (``count`` ids that another document has as well), ``unknown`` (``count`` records
    of a kind that this version does not know), ``organisations`` (the answers come from ``count``
    of them), ``groups`` (some come from groups that the latest instrument has not),
    ``snapshots-damaged`` and ``snapshots-unkept`` (what has been shown is not known, or will not
    be; ``detail`` as above), ``shown-damaged``, ``shown-newer``, ``shown-unsure`` and
    ``shown-busy`` (what has been shown elsewhere is not, or not surely, remembered), and those of
    :class:`~valuetui.responses.errors.ForeignFile`.
    """

    path: Path
    reason: str
    count: int = 0
    detail: str = ""

    def by_name(self) -> "Problem":
        """The same with the file's name alone, for where nobody needs to know which folder."""
        return replace(self, path=Path(self.path.name))

    def say(self, words: Words) -> str:
        """What is amiss, and whether it is part of the results, in a sentence or two."""
        return words(
            f"survey.problem.{self.reason}", path=self.path, n=self.count, detail=self.detail
        )


class StationReader:
    """Follows one file: at first all that is in it, then what is new.

    The same record may come again, after a rewrite for instance.
    """

    def __init__(self, files: FileOps, path: Path) -> None:
        self.path = path
        self.unnamed: set[int] = set()
        """TinyDB ids of documents without an id of their own."""
        self.different: set[str] = set()
        """Ids under which another document was seen before; for the caller to fill."""
        self._files = files
        self._problem: Problem | None = None
        self._known: KnownEnd | None = None
        self._first = 0
        self._quiet = False
        self._status: Status | None = None
        self._readings = 0

    @property
    def problems(self) -> list[Problem]:
        """What was amiss when the file was last read."""
        found = [self._problem] if self._problem else []
        if self.unnamed:
            found.append(Problem(self.path, "unnamed", len(self.unnamed)))
        if self.different:
            found.append(Problem(self.path, "different", len(self.different)))
        return found

    def news(self) -> Iterator[Found]:
        """The records since the last call. Raises nothing: see :attr:`problems`."""
        try:
            with opened(self._files, self.path) as handle:
                yield from self._news(handle)
        except FileNotFoundError:
            self._status = None
            self._problem = Problem(self.path, "vanished")
        except OSError as error:
            self._status = None
            detail = errno.errorcode.get(error.errno or 0, "")
            self._problem = Problem(self.path, "unreadable", detail=detail)
        except Foreign as foreign:
            self._problem = Problem(self.path, foreign.reason)

    def _news(self, handle: int) -> Iterator[Found]:
        status = self._files.status(handle)
        look = self._look(handle, status)
        if self._quiet and look is Look.SAME:
            self._problem = None
        elif self._quiet:
            yield from self._read(handle, look)
        elif not self._was_read(status):
            yield from self._read(handle, look)
            self._readings += 1

    def _look(self, handle: int, status: Status) -> Look:
        if self._known is None or self._known.identity != status.identity:
            return Look.OTHER
        return self._known.look(self._files, handle)

    def _was_read(self, status: Status) -> bool:
        """Whether a file that is not quiet was read as it is now.

        Twice, for two changes may fall within one tick of the clock that stamps them.
        """
        if status != self._status:
            self._status, self._readings = status, 0
        return self._readings >= 2

    def _read(self, handle: int, look: Look) -> Iterator[Found]:
        if look is not Look.OTHER and self._known:
            return self._lines(handle, self._known.end)
        self._known, self._quiet = None, False
        self.unnamed.clear()
        self.different.clear()
        head = find_head(self._files, handle)
        if head is None:
            return self._other_layout(handle)
        self._first = head.records
        return self._lines(handle, head.records)

    def _lines(self, handle: int, start: int) -> Iterator[Found]:
        scan = Scan(start, self._first)
        yield from parsed(scan.records(blocks(self._files, handle, start)), scan.torn)
        self._known = KnownEnd.of(self._files, handle, scan.end)
        self._quiet = scan.quiet
        self._problem = None
        if scan.torn:  # or just being written: then it is whole at the second look
            yield from self._other_layout(handle)

    def _other_layout(self, handle: int) -> Iterator[Found]:
        """What a person or another program has written, or a save cut short has left."""
        mended = mend(read_all(self._files, handle))
        yield from parsed(mended.records, [])
        torn = len(mended.torn)
        self._problem = Problem(self.path, "torn", torn) if torn else None
