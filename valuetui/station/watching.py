"""Watching a folder of answers for the overview: read once, and then only what is new."""

import shutil
import time
from collections.abc import Mapping, Set
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM
from valuetui.responses.fold import Corrections
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.quarantine import FOLDER as ASIDE
from valuetui.responses.record import Correction, UnknownRecord, fact_from_document
from valuetui.responses.sealed import is_sealed
from valuetui.responses.sessions import Sitting, sittings
from valuetui.responses.stations import FOLDER, station_names, station_of
from valuetui.results.quality.flags import flags_by
from valuetui.results.quality.yardstick import Yardstick
from valuetui.station.comparable import understood
from valuetui.station.doctor.probe import drafts_left, spooled
from valuetui.station.overview import Cell, Count, Sight, counted
from valuetui.station.running import known, running

_STAFF = frozenset({Channel.PAPER, Channel.STAFF})


class Watching:
    """What there is to be seen of a folder. Of an answer only what is counted is held, no pick."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self._state = state
        self._responses: ResponseFolder | None = None
        self._cells: dict[str, Cell] = {}
        self._corrections = Corrections()
        self._yardsticks: dict[str, Yardstick] = {}
        self._sealed = 0
        self._counts: tuple[dict[str, Count], dict[str, Count]] = {}, {}
        self._came: dict[str, datetime] = {}

    def look(self, now: datetime | None = None) -> Sight:
        """What is there now. The first look reads all answers, the next ones a few bytes a station
        where nothing is new: for a thread of its own. Raises
        :class:`~valuetui.responses.errors.StoreError` where the folder cannot be read."""
        before = frozenset(self._cells)
        problems = self._refresh()
        by_station, by_session = self._counts
        changed = self._changed()
        self._see_answers_come(self._cells.keys() - before, changed)
        return Sight(
            now=now or datetime.fromtimestamp(time.time()),  # noqa: DTZ006 (the clock on the wall)
            by_station=by_station,
            by_session=by_session,
            changed=changed,
            came=dict(self._came),
            running=frozenset(self._running()),
            known=frozenset(known(self._state)),
            sittings=self._sittings(),
            drafts=frozenset(drafts_left(self.folder, time.time())),
            spooled=spooled(self.folder),
            set_aside=_files_in(self.folder / ASIDE),
            sealed=self._sealed,
            problems=problems,
            free=_free(self.folder),
        )

    def _refresh(self) -> int:
        """Take in what is new; with how many files something is amiss."""
        if self._responses is None:
            self._responses = ResponseFolder(self.folder)
        is_new = False
        for document in self._responses.follow():
            is_new = True
            if is_sealed(document):
                self._sealed += 1
                continue
            try:
                fact = fact_from_document(document)
            except UnknownRecord:
                continue  # of a later version: what counts the answers tells of it
            if isinstance(fact, Answer):
                self._cells[fact.id] = self._cell(fact)
            elif isinstance(fact, Correction):
                self._corrections.add(fact)
        if is_new:
            self._counts = counted(self._standing())
        return len(self._responses.problems)

    def _see_answers_come(self, new: Set[str], changed: Mapping[str, datetime]) -> None:
        """Know of each station when its latest answer has come at the latest. At the first look
        that is when its file was changed; from then on the file counts only with new answers in it,
        unless there are sealed ones, of which nobody knows the station."""
        stations = {self._cells[each].station for each in new}
        for station, moment in changed.items():
            if station in stations or station not in self._came or self._sealed:
                self._came[station] = moment

    def _standing(self) -> list[Cell]:
        """The answers that count, in the group in which they count."""
        found = []
        for identifier, cell in self._cells.items():
            if self._corrections.stands(identifier):
                last = self._corrections.last(identifier)
                group = getattr(last, "group", None)
                found.append(cell._replace(group=group) if group else cell)
        return found

    def _cell(self, answer: Answer) -> Cell:
        return Cell(
            answer.station, answer.session, answer.group, answer.day,
            self._is_flagged(answer), answer.channel in _STAFF,
        )  # fmt: skip

    def _is_flagged(self, answer: Answer) -> bool:
        stamp = answer.instrument_hash
        if stamp not in self._yardsticks:
            instrument = _instrument(self.folder, stamp)
            if instrument is None:
                return answer.fast
            self._yardsticks[stamp] = Yardstick(instrument)
        yardstick = self._yardsticks[stamp]
        return bool(flags_by(yardstick, answer, yardstick.places(answer)))

    def _changed(self) -> dict[str, datetime]:
        found: dict[str, datetime] = {}
        for name in station_names(SYSTEM, self.folder):
            with suppress(OSError):
                seconds = SYSTEM.status_at(self.folder / FOLDER / name).changed / 1e9
                changed = datetime.fromtimestamp(seconds)  # noqa: DTZ006 (the clock on the wall)
                station = station_of(name)
                found[station] = max(changed, found.get(station, changed))
        return found

    def _running(self) -> dict[str, int]:
        with suppress(OSError):
            return running(self._state)
        return {}

    def _sittings(self) -> tuple[Sitting, ...]:
        with suppress(StoreError):
            return tuple(sittings(self.folder))
        return ()


def _instrument(folder: Path, stamp: str) -> Instrument | None:
    form = kept_instruments(folder).get(stamp)
    try:
        return understood(folder, form) if form is not None else None
    except StoreError:
        return None


def _files_in(folder: Path) -> int:
    with suppress(OSError):
        return sum(1 for path in folder.glob("*.json"))
    return 0


def _free(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None
