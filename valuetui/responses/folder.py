"""Reading the answers of all stations of a wave."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from valuetui.responses.errors import CannotOpen, NoResponses
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem, StationReader
from valuetui.responses.layout import Document, is_identifier
from valuetui.responses.spool import spool_paths

FOLDER = "responses"
_SUFFIX = ".json"


def station_paths(files: FileOps, wave: Path) -> list[Path]:
    """The files of all stations. Raises ``NoResponses`` and ``CannotOpen``."""
    folder = wave / FOLDER
    try:
        names = files.names(folder)
    except (FileNotFoundError, NotADirectoryError):
        raise NoResponses(folder) from None
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error
    visible = (name for name in names if name.endswith(_SUFFIX) and not name.startswith("."))
    return [folder / name for name in sorted(visible)]


class ResponseFolder:
    """The documents of all stations of a wave. Reads only; makes nothing on disk.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers. What
    is amiss with single files raises nothing: see :attr:`problems`.
    """

    def __init__(self, folder: Path, files: FileOps = SYSTEM) -> None:
        self.path = Path(folder) / FOLDER
        self._wave = Path(folder)
        self.problems: list[Problem] = []
        """What was amiss when the documents were last read."""
        self._files = files
        self._readers: dict[Path, StationReader] = {}
        self._followed: dict[str, int] = {}
        station_paths(files, self._wave)

    def documents(self) -> Iterator[Document]:
        """Every document once, by its ``id``.

        While a session is open the order is that of arrival: it must never be shown.
        """
        readers = [StationReader(self._files, path) for path in self._paths()]
        return self._unseen(readers, {})

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
        return list(self._unseen(self._readers.values(), self._followed))

    def _is_spooled(self, path: Path) -> bool:
        return path.parent != self.path

    def _paths(self) -> list[Path]:
        """All files with answers: first those of the spool, which may go into the others soon."""
        try:
            waiting = spool_paths(self._files, self._wave)
        except OSError:
            waiting = []
        return [*waiting, *station_paths(self._files, self._wave)]

    def _unseen(self, readers: Iterable[StationReader], seen: dict[str, int]) -> Iterator[Document]:
        """What the readers bring that is not in ``seen``: ids with a fingerprint of the text."""
        readers = sorted(readers, key=lambda reader: not self._is_spooled(reader.path))
        for reader in readers:
            for record, document in reader.news():
                identifier = document.get("id")
                fingerprint = hash(record.text)
                if not is_identifier(identifier):
                    reader.unnamed.add(record.doc_id)
                elif identifier not in seen:
                    seen[identifier] = fingerprint
                    yield document
                elif seen[identifier] != fingerprint:
                    reader.different.add(identifier)
        self.problems = [
            problem
            for reader in readers
            for problem in reader.problems
            if not (problem.reason == "vanished" and self._is_spooled(problem.path))
        ]
