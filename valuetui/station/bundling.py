"""Putting the folder of a survey into one file: to be merged elsewhere, or as a backup."""

import errno
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from valuetui.instrument.canonical import from_canonical
from valuetui.reports.naming import bundle_name, is_taken, paths_for
from valuetui.responses.bundle import (
    Entry,
    Kind,
    Manifest,
    Part,
    aside_entry,
    instrument_entry,
    plain_entry,
    sessions_entry,
    shown_entry,
    station_entry,
    write_bundle,
)
from valuetui.responses.bundle_files import BundleFiles, BundleRefused
from valuetui.responses.carried_attendance import Attendance, attendance_in
from valuetui.responses.errors import NotSaved, StoreError
from valuetui.responses.files import SYSTEM, FileOps, blocks, opened
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Holdings, fact_of
from valuetui.responses.instruments import damaged_instruments, kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.meter import Meter, unseen
from valuetui.responses.sessions import sittings
from valuetui.responses.shown import kept_shown
from valuetui.responses.stock import Version, aside_of, sizes_of, stations_of, stock_of
from valuetui.station.alongside import entries_alongside, problem_of

_NOT_OFFERED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


class NoStation(StoreError):
    """There are no answers of a station in the folder; ``known`` are those that have some."""

    def __init__(self, path: Path, station: str, known: Collection[str]) -> None:
        super().__init__(path, "no-station", "there are no answers of this station")
        self.station = station
        self.known = tuple(known)


@dataclass(frozen=True)
class Bundled:
    """A bundle that was written, and read back."""

    path: Path
    stations: tuple[str, ...]
    answers: int
    """Answers that count."""
    void: int
    """Answers that do not."""
    problems: tuple[Problem, ...]
    """What is not in it."""
    was_there: bool
    """The same bundle lay there already."""


def bundle_folder(
    folder: Path,
    to: Path,
    kind: Kind,
    stations: Collection[str] = (),
    *,
    show: Callable[[float], None] = unseen,
    files: FileOps = SYSTEM,
) -> Bundled:
    """Write what is in a folder, or what these of its stations have, into one file.

    ``to`` is the file's name where it ends in ``.zip``, otherwise the folder for it. A file that is
    there is never written over: the same content is left as it is, and another gets a number.
    Raises a :class:`~valuetui.responses.errors.StoreError`; then no bundle is left.
    """
    return _Bundling(folder, kind, stations, Meter(show), files).write(to)


class _Bundling:
    def __init__(
        self,
        folder: Path,
        kind: Kind,
        stations: Collection[str],
        meter: Meter,
        files: FileOps,
    ) -> None:
        self._folder = folder
        self._kind = kind
        self._chosen = tuple(dict.fromkeys(stations))
        self._meter = meter
        self._files = files
        self._paths = stations_of(files, folder)
        for station in self._chosen:
            if station not in self._paths:
                raise NoStation(folder, station, self._paths)
        self._instruments = kept_instruments(folder, files)
        self._held = Holdings()
        self._problems = [
            Problem(path, "damaged-instrument") for path in damaged_instruments(folder, files)
        ]

    def write(self, to: Path) -> Bundled:
        is_file = to.suffix.lower() == ".zip" and not to.is_dir()
        where = to.parent if is_file else to
        new = where / f".{to.name if is_file else self._kind}.new"
        try:
            write_bundle(self._files, new, self._entries(), self._manifest)
            self._read_back(new)
            path, was_there = self._named(new, where, to.name if is_file else self._name())
        except OSError as error:
            self._remove(new)
            raise NotSaved.from_os(to, error) from error
        except BaseException:
            self._remove(new)
            raise
        standing, void = self._held.counted()
        return Bundled(
            path,
            tuple(self._selected()),
            standing.total(),
            void.total(),
            tuple(self._problems),
            was_there,
        )

    # What goes in

    def _selected(self) -> list[str]:
        return [each for each in self._paths if not self._chosen or each in self._chosen]

    def _entries(self) -> Iterator[Entry]:
        for stamp, form in sorted(self._instruments.items()):
            yield instrument_entry(stamp, form)
        if sessions := sittings(self._folder, self._files):
            yield sessions_entry(sessions)
        for name, content in kept_shown(self._files, self._folder).items():
            yield shown_entry(name, content)
        found = aside_of(self._files, self._folder)
        self._problems += found.problems
        aside = [each for each in found.versions if self._goes_along(each)]
        if aside:
            yield aside_entry(aside)
        # before the answers, as it says itself
        attendance = self._attendance()
        paths = {station: self._paths[station] for station in self._selected()}
        self._meter.expect(sum(sizes_of(self._files, each) for each in paths.values()))
        for station in paths:
            stock = stock_of(
                self._files,
                station,
                paths[station],
                self._meter,
                whole=self._kind is Kind.BACKUP,
                seen=partial(self._see, station),
            )
            self._problems += stock.problems
            yield station_entry(stock)
        for name, content in attendance.files(self._held.has):
            yield plain_entry(name, content)
        # after the answers: whoever answers meanwhile must not find the code unused in the bundle
        yield from entries_alongside(
            self._folder, self._kind, self._chosen, self._problems, self._files
        )

    def _attendance(self) -> Attendance:
        """How many took part in sessions. That it is damaged is no reason to have no backup."""
        if self._kind is not Kind.BACKUP:
            return Attendance()
        found = attendance_in(self._folder, self._files)
        self._problems += map(problem_of, found.failed)
        return found

    def _see(self, station: str, version: Version, document: Document) -> None:
        self._held.add(version, fact_of(document, station), station)

    def _goes_along(self, version: Version) -> bool:
        return not self._chosen or version.document().get("station") in self._chosen

    # What the bundle says of itself

    def _manifest(self, parts: Mapping[str, Part]) -> Manifest:
        return Manifest(self._kind, *self._survey(), parts)

    def _survey(self) -> tuple[str, str]:
        """Organisation and wave of the answers; where there are none, of the instruments."""
        surveys = self._held.surveys or set(self._asked())
        organisations, waves = {each[0] for each in surveys}, {each[1] for each in surveys}
        return _only(organisations), _only(waves)

    def _asked(self) -> Iterator[tuple[str, str]]:
        for form in self._instruments.values():
            with suppress(ValueError):
                instrument = from_canonical(form)
                yield instrument.organisation.id, instrument.wave

    def _name(self) -> str:
        stations = () if self._kind is Kind.BACKUP else self._chosen
        return bundle_name(*self._survey(), stations, is_backup=self._kind is Kind.BACKUP)

    # Where it goes

    def _read_back(self, new: Path) -> None:
        """A bundle that cannot be read is none: better said now than when it is needed."""
        try:
            with BundleFiles(new, self._files, self._meter) as bundle:
                is_sound = bundle.read_back()
        except BundleRefused:
            is_sound = False
        if not is_sound:
            raise NotSaved(new.parent, "device")

    def _named(self, new: Path, where: Path, name: str) -> tuple[Path, bool]:
        """Give the file its name, if it is not there already under it."""
        for path in paths_for(where, name):
            if not is_taken(path):
                self._files.replace(new, path)
                self._sync_names(where)
                return path, False
            if path.is_file() and self._are_same(new, path):
                self._files.remove(new)
                return path, True
        raise AssertionError("the names do not end")

    def _sync_names(self, where: Path) -> None:
        """Some shares and sticks cannot be asked to; what was written has been read back."""
        try:
            self._files.sync_folder(where)
        except OSError as error:
            if error.errno not in _NOT_OFFERED:
                raise

    def _are_same(self, one: Path, other: Path) -> bool:
        if self._files.status_at(one).size != self._files.status_at(other).size:
            return False
        with opened(self._files, one) as first, opened(self._files, other) as second:
            pairs = zip(blocks(self._files, first, 0), blocks(self._files, second, 0), strict=False)
            return all(here == there for here, there in pairs)

    def _remove(self, new: Path) -> None:
        with suppress(OSError):
            self._files.remove(new)


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""
