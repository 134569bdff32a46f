"""Reading the answers of all stations of a wave."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from valuetui.responses.errors import CannotOpen, NoResponses
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem, StationReader
from valuetui.responses.layout import Document
from valuetui.responses.once import Once
from valuetui.responses.seal import Opener
from valuetui.responses.spool import spool_paths

FOLDER = "responses"
_SUFFIX = ".json"


class ResponseFolder:
    """The documents of all stations of a wave. Reads only; makes nothing on disk.

    With an ``opener`` sealed documents come opened; those that it cannot open come as they are.
    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers. What
    is amiss with single files raises nothing: see :attr:`problems`.
    """

    def __init__(self, folder: Path, files: FileOps = SYSTEM, opener: Opener | None = None) -> None:
        self.path = Path(folder) / FOLDER
        self._wave = Path(folder)
        self.problems: list[Problem] = []
        """What was amiss when the documents were last read."""
        self._files = files
        self._opener = opener
        self._readers: dict[Path, StationReader] = {}
        self._followed = self._read = Once(opener)
        self._stations()

    def documents(self) -> Iterator[Document]:
        """Every document once, by its ``id``.

        While a session is open the order is that of arrival: it must never be shown.
        """
        readers = [StationReader(self._files, path) for path in self._paths()]
        self._read = Once(self._opener)
        return self._unseen(readers, self._read)

    def follow(self) -> list[Document]:
        """The documents that came since the last call, at the first call all of them.

        Cheap enough for four times a second: with nothing new, a few bytes are read per station.
        """
        paths = self._paths()
        for path in paths:
            if path not in self._readers:
                self._readers[path] = StationReader(self._files, path)
        for path in [path for path in self._readers if self._is_spooled(path)]:
            if path not in paths:
                del self._readers[path]
        self._read = self._followed
        return list(self._unseen(self._readers.values(), self._followed))

    @property
    def unopened(self) -> Counter[str]:
        """How many documents stayed sealed when they were last read, by reason: ``sealed`` (there
        was no opener) and those of :class:`~valuetui.responses.seal.NotOpened`."""
        return Counter(self._read.unopened.values())

    def _is_spooled(self, path: Path) -> bool:
        return path.parent != self.path

    def _paths(self) -> list[Path]:
        """All files with answers: first those of the spool, which may go into the others soon."""
        try:
            waiting = spool_paths(self._files, self._wave)
        except OSError:
            waiting = []
        return [*waiting, *self._stations()]

    def _stations(self) -> list[Path]:
        try:
            names = self._files.names(self.path)
        except (FileNotFoundError, NotADirectoryError):
            raise NoResponses(self.path) from None
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        visible = (name for name in names if name.endswith(_SUFFIX) and not name.startswith("."))
        return [self.path / name for name in sorted(visible)]

    def _unseen(self, readers: Iterable[StationReader], once: Once) -> Iterator[Document]:
        readers = sorted(readers, key=lambda reader: not self._is_spooled(reader.path))
        for reader in readers:
            yield from once.news(reader)
        self.problems = [
            problem
            for reader in readers
            for problem in reader.problems
            if not (problem.reason == "vanished" and self._is_spooled(problem.path))
        ]
