"""Reading the answers of all stations of a wave."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem, StationReader
from valuetui.responses.layout import Document, no_collecting
from valuetui.responses.once import Once
from valuetui.responses.seal import Opener
from valuetui.responses.spool import FOLDER as SPOOL
from valuetui.responses.spool import spool_names
from valuetui.responses.stations import FOLDER, station_names


class ResponseFolder:
    """The documents of all stations of a wave. Reads only; makes nothing on disk.

    With an ``opener`` sealed documents come opened; those that it cannot open come as they are.
    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers. What
    is amiss with single files raises nothing: see :attr:`problems`.
    """

    def __init__(self, folder: Path, files: FileOps = SYSTEM, opener: Opener | None = None) -> None:
        self.path = Path(folder) / FOLDER
        self._spool = Path(folder) / SPOOL
        self.problems: list[Problem] = []
        """What was amiss when the documents were last read."""
        self._files = files
        self._opener = opener
        self._spooled: dict[str, StationReader] = {}
        self._stations: dict[str, StationReader] = {}
        self._followed = self._read = Once(opener)
        self._names()

    def documents(self) -> Iterator[Document]:
        """Every document once, by its ``id``.

        While a session is open the order is that of arrival: it must never be shown.
        """
        self._read = Once(self._opener)
        return self._all(self._readers({}, {}), self._read)

    def follow(self) -> Iterator[Document]:
        """The documents that came since they were last followed, at first all of them.

        Cheap enough for four times a second: with nothing new, a few bytes are read per station.
        They come as they are read, so that not all of them need be in memory; what is left of them
        comes with the next call.
        """
        self._read = self._followed
        return self._unseen(self._readers(self._spooled, self._stations), self._followed)

    @property
    def unopened(self) -> Counter[str]:
        """How many documents stayed sealed when they were last read, by reason: ``sealed`` (there
        was no opener) and those of :class:`~valuetui.responses.seal.NotOpened`."""
        return Counter(self._read.unopened.values())

    def _readers(
        self, spooled: dict[str, StationReader], stations: dict[str, StationReader]
    ) -> list[StationReader]:
        """Readers of all files with answers, by name: those that are known, and new ones.

        First come those of the spool, whose answers may go into the other files soon.
        """
        waiting = self._waiting()
        for name in spooled.keys() - waiting:
            del spooled[name]
        for name in waiting:
            if name not in spooled:
                spooled[name] = StationReader(self._files, self._spool / name)
        for name in self._names():
            if name not in stations:
                stations[name] = StationReader(self._files, self.path / name)
        return [*spooled.values(), *stations.values()]

    def _waiting(self) -> list[str]:
        try:
            return spool_names(self._files, self._spool)
        except OSError:
            return []

    def _names(self) -> list[str]:
        return station_names(self._files, self.path.parent)

    def _all(self, readers: list[StationReader], once: Once) -> Iterator[Document]:
        """What is kept of them is no garbage, and would be looked through again and again."""
        with no_collecting():
            yield from self._unseen(readers, once)

    def _unseen(self, readers: list[StationReader], once: Once) -> Iterator[Document]:
        for reader in readers:
            yield from once.news(reader)
        self.problems = [
            problem
            for reader in readers
            for problem in reader.problems
            if not (problem.reason == "vanished" and problem.path.parent == self._spool)
        ]
