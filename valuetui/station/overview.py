"""The state of the stations and sessions of a survey, as a supervisor is told of it. Pure: what was
seen is passed in.

No clock time of an answer is stored anywhere. What is known is when the latest answer of a station
can have come at the latest: not after its day; not after the last change of the station's file,
which a correction or the closing of a day is as well; and as long as somebody looks at the overview
not after the last look at which there was a new one. See docs/decisions/0038-who-signs-in.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from valuetui.responses.sessions import Sitting
from valuetui.station.hours import ALWAYS, OpeningHours

QUIET = timedelta(hours=2)
"""Opening time without any change after which a station is silent."""
ACTIVE = timedelta(days=7)
"""How long after its last answer a station is still expected to have more."""


class Cell(NamedTuple):
    """What is known of an answer that counts."""

    station: str
    session: str | None
    group: str
    day: str
    is_flagged: bool
    """Its quality is remarkable."""
    is_typed: bool
    """It was entered by staff, so that nobody waits for the next one."""


class State(StrEnum):
    """How a station is doing."""

    RUNNING = "running"
    """Its kiosk goes on at this machine."""
    SILENT = "silent"
    """It is open and was expected to have answers, and none has come for a long time."""
    STOPPED = "stopped"
    """It is open, and its kiosk at this machine does not go on."""
    CLOSED = "closed"
    """It is outside its opening hours."""
    ELSEWHERE = "elsewhere"
    """Nothing is known but its answers: another machine's, or one for entering forms."""


ALARMS = frozenset({State.SILENT, State.STOPPED})


@dataclass
class Count:
    """The answers of one station or session."""

    groups: Counter[str] = field(default_factory=Counter)
    flagged: int = 0
    last_day: str = ""
    """Of the latest answer; empty where there is none."""
    last_answered: str = ""
    """Of the latest that nobody of the staff entered."""

    def add(self, cell: Cell) -> None:
        """Count an answer."""
        self.groups[cell.group] += 1
        self.flagged += cell.is_flagged
        self.last_day = max(self.last_day, cell.day)
        if not cell.is_typed:
            self.last_answered = max(self.last_answered, cell.day)


@dataclass(frozen=True)
class Sight:
    """What was seen of a folder of answers and of this machine, at one moment."""

    now: datetime
    """By the clock on the wall."""
    by_station: Mapping[str, Count]
    by_session: Mapping[str, Count]
    changed: Mapping[str, datetime] = field(default_factory=dict)
    """When the file of a station was changed last."""
    came: Mapping[str, datetime] = field(default_factory=dict)
    """When, at the latest, the latest answer of a station has come, as far as the files tell and
    what was seen to come since the first look; a correction that was seen does not count."""
    running: frozenset[str] = frozenset()
    """Stations whose kiosk goes on at this machine."""
    known: frozenset[str] = frozenset()
    """Stations whose kiosk has ever been started at this machine."""
    sittings: tuple[Sitting, ...] = ()
    drafts: frozenset[str] = frozenset()
    """Stations at which an interview was interrupted and not gone on with."""
    spooled: int = 0
    """Answers that wait because their file had failed."""
    set_aside: int = 0
    """Versions of a record that were refused because another one is kept."""
    sealed: int = 0
    """Records that nobody can read here."""
    problems: int = 0
    """Files with which something is amiss."""
    free: int | None = None
    """Bytes free on the disk; None where the system does not say."""


@dataclass(frozen=True)
class StationRow:
    """One station."""

    name: str
    count: Count
    state: State
    quiet: timedelta | None
    """For how long no answer has come at least; None where nobody can tell."""
    has_draft: bool


def stations(sight: Sight, hours: OpeningHours) -> list[StationRow]:
    """The stations that have a file or answers there, by name; those with an alarm first."""
    names = sight.by_station.keys() | sight.changed.keys()
    rows = [_row(name, sight, hours) for name in sorted(names)]
    return sorted(rows, key=lambda row: row.state not in ALARMS)


def counted(cells: Iterable[Cell]) -> tuple[dict[str, Count], dict[str, Count]]:
    """The answers by station and by session; those of no session are in none."""
    by_station: dict[str, Count] = {}
    by_session: dict[str, Count] = {}
    for cell in cells:
        by_station.setdefault(cell.station, Count()).add(cell)
        if cell.session:
            by_session.setdefault(cell.session, Count()).add(cell)
    return by_station, by_session


def _row(name: str, sight: Sight, hours: OpeningHours) -> StationRow:
    count = sight.by_station.get(name, Count())
    latest = _latest(name, count, sight)
    quiet = None if latest is None else max(timedelta(), sight.now - latest)
    return StationRow(name, count, _state(name, count, sight, hours), quiet, name in sight.drafts)


def _state(name: str, count: Count, sight: Sight, hours: OpeningHours) -> State:
    """Without opening hours nobody can tell whether a station should have answers now."""
    is_here, is_running = name in sight.known | sight.running, name in sight.running
    if hours != ALWAYS and (is_here or _is_active(count, sight)):
        if not hours.is_open(sight.now):
            return State.CLOSED
        if is_here and not is_running:
            return State.STOPPED
        if _waited(_latest(name, count, sight), sight.now, hours) >= QUIET:
            return State.SILENT
    return State.RUNNING if is_running else State.ELSEWHERE


def _latest(name: str, count: Count, sight: Sight) -> datetime | None:
    """When the latest answer of a station has come at the latest; None where nothing is known. Of
    sealed answers the day is not known."""
    known = [sight.came.get(name, sight.changed.get(name))]
    if count.last_day:
        known.append(datetime.combine(date.fromisoformat(count.last_day), time.max))
    return min(filter(None, known), default=None)


def _is_active(count: Count, sight: Sight) -> bool:
    """Whether people have answered there lately."""
    return count.last_answered >= (sight.now - ACTIVE).date().isoformat()


def _waited(latest: datetime | None, now: datetime, hours: OpeningHours) -> timedelta:
    """How long it has been open today, or in this span of the day, without an answer."""
    opened = next(
        datetime.combine(now.date(), span.opens)
        for span in hours.of(now.date()) if span.holds(now.time())
    )  # fmt: skip
    since = opened if latest is None else max(latest, opened)
    return now - since
