"""The state of the stations and sessions of a survey, as a supervisor is told of it. Pure: what was
seen is passed in.

No clock time of an answer is stored anywhere. What is known is the day of each answer, and when the
file of a station was changed last, which also a correction or the closing of a day does.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
    """How long its file has not been changed; None where it has none."""
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
    changed = sight.changed.get(name)
    quiet = None if changed is None else max(timedelta(), sight.now - changed)
    return StationRow(name, count, _state(name, count, sight, hours), quiet, name in sight.drafts)


def _state(name: str, count: Count, sight: Sight, hours: OpeningHours) -> State:
    """Without opening hours nobody can tell whether a station should have answers now."""
    is_here, is_running = name in sight.known | sight.running, name in sight.running
    if hours != ALWAYS and (is_here or _is_active(count, sight)):
        if not hours.is_open(sight.now):
            return State.CLOSED
        if is_here and not is_running:
            return State.STOPPED
        if _waited(sight.changed.get(name), sight.now, hours) >= QUIET:
            return State.SILENT
    return State.RUNNING if is_running else State.ELSEWHERE


def _is_active(count: Count, sight: Sight) -> bool:
    """Whether people have answered there lately."""
    return count.last_answered >= (sight.now - ACTIVE).date().isoformat()


def _waited(changed: datetime | None, now: datetime, hours: OpeningHours) -> timedelta:
    """How long it has been open today, or in this span of the day, without a change."""
    opened = next(
        datetime.combine(now.date(), span.opens)
        for span in hours.of(now.date()) if span.holds(now.time())
    )  # fmt: skip
    since = opened if changed is None else max(changed, opened)
    return now - since
