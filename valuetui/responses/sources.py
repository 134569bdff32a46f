"""Where records to merge come from: a bundle, the folder of a wave, or a single TinyDB file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from valuetui.responses.bundle_files import BundleFiles, is_zip
from valuetui.responses.errors import CannotOpen, ForeignFile
from valuetui.responses.files import SYSTEM, FileOps, opened, read_all
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.mending import Foreign, mend
from valuetui.responses.meter import Meter
from valuetui.responses.reading import find_head
from valuetui.responses.sessions import Sitting, sittings
from valuetui.responses.shown import kept_shown
from valuetui.responses.stations import FOLDER
from valuetui.responses.stock import (
    OTHER,
    Stock,
    aside_of,
    sizes_of,
    stations_of,
    stock_of,
)


class SourceKind(StrEnum):
    """What a source is."""

    BUNDLE = "bundle"
    FOLDER = "folder"
    FILE = "file"


class Source:
    """What can be read from a source."""

    def __init__(
        self,
        path: Path,
        kind: SourceKind,
        files: FileOps,
        stations: Mapping[str, list[Path]],
        meter: Meter,
    ) -> None:
        self.path = path
        self.kind = kind
        self.instruments: dict[str, bytes] = {}
        """Canonical forms by their hash."""
        self.aside = Stock("", [])
        """The versions that were refused where the source was put together."""
        self.sessions: list[Sitting] = []
        self.shown: dict[str, bytes] = {}
        """What has been shown there, by the name of the file."""
        self.files = files
        """By which to read what else lies there."""
        self._stations = stations
        self._meter = meter
        meter.expect(sum(sizes_of(files, paths) for paths in stations.values()))

    def stocks(self, *, whole: bool = False) -> Iterator[Stock]:
        """What each station has, one after another. See :func:`~.stock.stock_of`."""
        for station, paths in self._stations.items():
            yield stock_of(self.files, station, paths, self._meter, whole=whole)


@contextmanager
def open_source(path: Path, meter: Meter, files: FileOps = SYSTEM) -> Iterator[Source]:
    """The source at a path.

    Raises :class:`~valuetui.responses.bundle_files.BundleRefused`, and ``CannotOpen``,
    ``ForeignFile`` and ``NoResponses`` of :mod:`~valuetui.responses.errors`.
    """
    try:
        is_folder = _is_folder(files, path)
        is_bundle = not is_folder and (path.suffix.lower() == ".zip" or is_zip(files, path))
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    if is_bundle:
        with BundleFiles(path, files, meter) as bundle:
            yield source_of(path, SourceKind.BUNDLE, bundle, meter)
    elif is_folder:
        yield source_of(path, SourceKind.FOLDER, files, meter)
    else:
        yield _of_file(path, files, meter)


def _is_folder(files: FileOps, path: Path) -> bool:
    try:
        files.names(path)
    except NotADirectoryError:
        return False
    return True


def source_of(path: Path, kind: SourceKind, files: FileOps, meter: Meter) -> Source:
    """The source that is the folder of a wave, on disk or in a bundle. Raises as
    :func:`open_source`."""
    source = Source(path, kind, files, stations_of(files, path), meter)
    source.instruments = kept_instruments(path, files)
    source.aside = aside_of(files, path)
    source.sessions = sittings(path, files)
    source.shown = kept_shown(files, path)
    return source


def _of_file(path: Path, files: FileOps, meter: Meter) -> Source:
    """A single file, with the instruments that lie where a station's file has them."""
    try:
        with opened(files, path) as handle:
            if find_head(files, handle) is None:
                mend(read_all(files, handle))
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    except Foreign as foreign:
        raise ForeignFile(path, foreign.reason) from None
    source = Source(path, SourceKind.FILE, files, {OTHER: [path]}, meter)
    within = path.absolute().parent
    if within.name == FOLDER:
        source.instruments = kept_instruments(within.parent, files)
    return source
