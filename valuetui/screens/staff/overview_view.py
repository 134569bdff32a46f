"""What the overview looks like: a line a station, a line a session, and the machine in short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Instrument
from valuetui.results.gate import in_tens
from valuetui.screens.results.layout import Block, padded, right_aligned, wrapped
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.pages import indented, key_lines
from valuetui.station.doctor.finding import Finding, Level
from valuetui.station.doctor.keeping import FolderSeen, check_space, check_spool
from valuetui.station.doctor.machine import check_clock
from valuetui.station.doctor.probe import installed
from valuetui.station.hours import ALWAYS, OpeningHours
from valuetui.station.overview import ALARMS, Count, Sight, State, StationRow, stations
from valuetui.words import Words
from valuetui.words.text import in_language

GAP = 2
NARROWEST, WIDEST_NAME = 14, 40
"""Columns for the name of a station or session."""
DAY = 10
STATE, ROOM_FOR_STATE = 13, 72
"""Columns for the state of a station, and of the screen below which it has none."""
HELP_KEYS = ("scroll", "other", "escape")
HELP_TEXTS = ("counts", "silent", "changed")


@dataclass(frozen=True)
class OverviewView:
    """Draws what was seen."""

    sight: Sight
    folder: Path
    hours: OpeningHours
    instrument: Instrument
    words: Words
    look: Look
    width: int

    def counts(self, *, with_flags: bool) -> Block:
        """The stations, then the sessions."""
        rows = stations(self.sight, self.hours)
        lines: Block = [self._heading("station", with_flags=True)]
        if not rows:
            lines += indented(self.words("watch.no_station"), self.width, self.look)
        for row in rows:
            lines += self._line(row.name, row.count, self._groups, *self._state(row))
            lines += self._remarks(row) if with_flags else []
        lines += [Text(), self._heading("session", with_flags=False)]
        if not self.sight.sittings:
            lines += indented(self.words("watch.no_session"), self.width, self.look)
        for sitting in reversed(self.sight.sittings):
            count = self.sight.by_session.get(sitting.id, Count())
            key = "over" if sitting.closed else "open"
            style = self.look.muted if sitting.closed else self.look.good
            asked = [sitting.group] if sitting.group else self._groups
            lines += self._line(sitting.name, count, asked, self.words(f"watch.{key}"), style)
        return lines

    def machine(self, now: float) -> Block:
        """The disk, the clock, what waits, and what is amiss."""
        sight = self.sight
        newest = max((each.timestamp() for each in sight.changed.values()), default=None)
        folder = FolderSeen(self.folder, exists=True, free=sight.free)
        found = [check_space(folder), check_clock(now, installed(), newest),
                 check_spool(sight.spooled)]  # fmt: skip
        lines = [line for each in found if each for line in self._finding(each)]
        if not sight.spooled and not sight.set_aside:
            lines += self._marked("✔", self.words("watch.nothing_waits"), self.look.good)
        for key, n in (("set_aside", sight.set_aside), ("sealed", sight.sealed),
                       ("problems", sight.problems)):  # fmt: skip
            if n:
                said = self.words(f"watch.{key}", n=n)
                lines += self._marked("!", said, self.look.bad)
        return lines

    def silence(self) -> Block:
        """That nobody is told of silence, where it is so; nothing where silence is told."""
        if self.hours != ALWAYS:
            return []
        return [*self._marked("!", self.words("watch.no_hours"), self.look.bad), Text()]

    def _finding(self, finding: Finding) -> Block:
        is_good = finding.level is Level.OK
        text = f"{finding.name(self.words)}: {finding.said(self.words)}"
        if mend := finding.mend(self.words):
            text = f"{text} {mend}"
        sign, style = ("✔", self.look.good) if is_good else ("!", self.look.bad)
        return self._marked(sign, text, style)

    def _marked(self, sign: str, text: str, style: Style) -> Block:
        first, *rest = wrapped(text, self.width - 5, self.look.text if sign == "✔" else style)
        return [Text.assemble(" ", (sign, style), " ", first),
                *(Text.assemble("   ", line) for line in rest)]  # fmt: skip

    # Columns

    @property
    def _groups(self) -> Sequence[str]:
        return [group.id for group in self.instrument.groups]

    @property
    def _has_room(self) -> bool:
        """Whether the state of a station has a column; it stands below otherwise."""
        return self.width >= ROOM_FOR_STATE

    @property
    def _widths(self) -> tuple[int, int]:
        """Of the name, and of each group."""
        room = self.width - 2 - (GAP + DAY) - (GAP + STATE) * self._has_room
        each = max(6, min(16, (room - NARROWEST) // max(1, len(self._groups)) - GAP))
        name = room - len(self._groups) * (each + GAP)
        return max(NARROWEST, min(WIDEST_NAME, name)), each

    def _heading(self, what: str, *, with_flags: bool) -> Text:
        labels = [in_language(group.label, self.words.language)
                  for group in self.instrument.groups]  # fmt: skip
        state = self.words("watch.column.state") if with_flags and self._has_room else ""
        name, last = self.words(f"watch.column.{what}"), self.words("watch.column.last")
        return self._row(name, labels, last, Text(state, self.look.accent), self.look.accent)

    def _line(
        self, name: str, count: Count, asked: Sequence[str], state: str, style: Style
    ) -> Block:
        """A station or session, of which only the groups that are asked there have a count. A name
        that is too long for its column stands above."""
        none = self.words("entry.none")
        told = [self._told(count.groups[group]) if group in asked or count.groups[group] else none
                for group in self._groups]  # fmt: skip
        day = count.last_day or self.words("entry.none")
        if count.last_day == self.sight.now.date().isoformat():
            day = self.words("watch.today")
        above: Block = []
        if len(name) > self._widths[0]:
            above, name = [padded_to(Text(f" {name}", self.look.text), self.width)], ""
        if self._has_room:
            return [*above, self._row(name, told, day, Text(state, style), self.look.text)]
        below = [Text.assemble("   ", (state, style))] if state else []
        return [*above, self._row(name, told, day, Text(), self.look.text), *below]

    def _row(self, name: str, cells: Sequence[str], day: str, state: Text, style: Style) -> Text:
        wide, each = self._widths
        line = Text.assemble(" ", padded(Text(name, style), wide))
        for cell in cells:
            line.append(" " * GAP)
            line.append_text(right_aligned(padded_to(Text(cell, style), each), each))
        line.append(" " * GAP)
        line.append_text(padded(Text(day, style), DAY))
        return Text.assemble(line, " " * GAP, state)

    def _told(self, n: int) -> str:
        """How many, as it may be told."""
        threshold = self.instrument.threshold
        if tens := in_tens(n, threshold):
            return self.words("watch.tens", n=tens)
        return self.words("watch.few", n=max(10, threshold))

    def _state(self, row: StationRow) -> tuple[str, Style]:
        word = self.words(f"watch.state.{row.state}")
        if row.state in ALARMS:
            return f"■ {word}", self.look.bad
        return word, self.look.good if row.state is State.RUNNING else self.look.muted

    def _remarks(self, row: StationRow) -> Block:
        """Below a station: for how long no answer has come, flags, and what was left behind."""
        told = [] if row.quiet is None else [self._quiet(row.quiet)]
        if tens := in_tens(row.count.flagged, self.instrument.threshold):
            told.append(self.words("watch.flagged", n=tens))
        about = wrapped(" · ".join(told), self.width - 4, self.look.muted) if told else []
        lines = [Text.assemble("   ", line) for line in about]
        if row.has_draft:
            draft = self.words("watch.draft")
            lines += [Text.assemble("   ! ", line, style=self.look.bad)
                      for line in wrapped(draft, self.width - 6, self.look.bad)]  # fmt: skip
        return lines

    def _quiet(self, quiet: timedelta) -> str:
        """Coarsely, so that it tells of no single person."""
        hours = int(quiet.total_seconds() // 3600)
        if hours < 1:
            return self.words("watch.quiet.now")
        if hours < 48:
            return self.words("watch.quiet.hours", n=hours)
        return self.words("watch.quiet.days", n=hours // 24)


def padded_to(text: Text, width: int) -> Text:
    """The text, cut where it is wider."""
    return text if text.cell_len <= width else padded(text, width)


def help_page(hours: OpeningHours, width: int, look: Look, words: Words) -> Block:
    """What the figures are, and when a station counts as silent."""
    pairs = [words(f"watch.help.{key}") for key in HELP_KEYS]
    lines: Block = [Text(), *key_lines(pairs, width, look)]
    texts = [*HELP_TEXTS, *(["no_hours"] if hours == ALWAYS else [])]
    for text in texts:
        lines += [Text(), *indented(words(f"watch.help.text.{text}"), width, look)]
    return lines
