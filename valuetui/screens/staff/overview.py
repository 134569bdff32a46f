"""The overview: every station and session at a glance. It follows by itself."""

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.helping import RolesScreen, speak_next
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, filled, keys_block
from valuetui.screens.staff.overview_view import OverviewView, help_page
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.work import Work
from valuetui.screens.theme import next_theme
from valuetui.station.hours import OpeningHours
from valuetui.station.people import Role

if TYPE_CHECKING:
    from valuetui.station.overview import Sight
    from valuetui.station.watching import Watching

EVERY = 2.0
"""Seconds between two looks at the files: with nothing new, each reads a few bytes a station."""


def begin(work: Work) -> "OverviewScreen":
    """The overview: of the machine too for a supervisor, for others the counts alone."""
    from valuetui.station.watching import Watching

    staff = work.staff
    is_supervisor = work.person is not None and work.person.role is Role.SUPERVISOR
    watching = Watching(staff.place.register.folder, staff.state)
    return OverviewScreen(watching, staff.hours, work.name, with_machine=is_supervisor)


class OverviewScreen(RolesScreen):
    """Stations and sessions with their counts, and how the machine is doing."""

    heading = "watch.heading"

    def __init__(
        self, watching: "Watching", hours: OpeningHours, who: str, *, with_machine: bool
    ) -> None:
        super().__init__()
        self._watching = watching
        self._hours = hours
        self._who = who
        self._with_machine = with_machine
        self._sight: Sight | None = None
        self._fault = False
        self._is_looking = False
        self._top = 0

    def on_mount(self) -> None:
        self.set_interval(EVERY, self.look)
        self.call_later(self.look)

    async def look(self) -> None:
        """Look at the files in a thread, and draw what is there; never two looks at once."""
        if self._is_looking or self._left or not self._is_on_top:
            return
        self._is_looking = True
        try:
            self._sight = await asyncio.to_thread(self._watching.look)
            self._fault = False
        except (StoreError, OSError):
            self._fault = True
        finally:
            self._is_looking = False
        self.draw()

    async def press(self, key: str) -> None:
        step = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}.get(key)
        if step:
            self._top += step
            return
        match key.lower():
            case "escape":
                self.leave()
            case "l":
                speak_next(self)
            case "c":
                self.app.theme = next_theme(self.app.theme)
            case "?":
                page = partial(help_page, self._hours)
                self.app.push_screen(InfoScreen("watch.help.heading", page))

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [*self.headed(width, self._who), Text()]
        if self._fault:
            head += [*[Text.assemble(line, style=look.bad) for line in
                       indented(words("watch.unreadable"), width, look)], Text()]  # fmt: skip
        keys: list[Key] = [("down", "▼", ""), ("up", "▲", ""), *self.other_keys(),
                           ("?", "?", words("staff.keys.help")),
                           ("escape", "Esc", words("staff.keys.menu"))]  # fmt: skip
        foot = keys_block(keys, width, look, look.band)
        room = height - len(head) - len(foot)
        body = self._body(width)
        self._top = max(0, min(self._top, len(body) - room))
        return [*head, *filled(body[self._top : self._top + room], room), *foot]

    def _body(self, width: int) -> Block:
        look, words = self.program.look, self.words
        if self._sight is None:
            return [] if self._fault else indented(words("watch.reading"), width, look)
        view = OverviewView(
            self._sight,
            self._watching.folder,
            self._hours,
            self.program.instrument,
            words,
            look,
            width,
        )
        body = [*view.silence(), *view.counts(with_flags=self._with_machine)]
        if not self._with_machine:
            return body
        return [*view.machine(time.time()), Text(), *body]
