"""One screen after another, and nothing left of those that are gone."""

import gc
from typing import Any
from weakref import WeakSet

from textual.screen import Screen

from valuetui.screens import private
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.small import size_classes
from valuetui.screens.kiosk.viewing import ViewingApp
from valuetui.screens.widgets.board import Board


class SuccessionApp(ViewingApp):
    """An app that shows one screen at a time, with dialogs on top of it."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self._past: WeakSet[Screen[Any] | Board] = WeakSet()
        """Screens that are gone but still in memory, and boards: one that a finger was on a moment
        ago outlives its screen."""

    @property
    def present(self) -> KioskScreen | None:
        """The screen under any dialogs; None before the first."""
        screens = [each for each in self.screen_stack if isinstance(each, KioskScreen)]
        return screens[-1] if screens else None

    async def show(self, screen: KioskScreen) -> None:
        """Show a screen in place of the present one and everything on top of it."""
        boards = [board for each in self.screen_stack for board in each.query(Board)]
        for past in self.screen_stack[1:]:
            self._past.update([past, *past.query(Board)])
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        private.forget_past_screens(self)  # first: the tasks of the new screen inherit it
        if len(self.screen_stack) == 1:
            await self.push_screen(self.fitted(screen))
        else:
            await self.switch_screen(self.fitted(screen))
        for board in boards:
            board.forget()

    def fitted(self, screen: KioskScreen) -> KioskScreen:
        """The screen, laid out for the present size from the start."""
        return screen.add_class(*size_classes(self.size), f"-{self.tile_size}", update=False)

    @property
    def is_swept(self) -> bool:
        """Whether nothing of a screen that is gone is still in memory."""
        return not self._past

    def sweep(self) -> None:
        """Nothing that this person has been shown stays either. Whatever hangs together in rings
        has to be looked for; a screen that is still being removed goes a second later."""
        private.forget_past_pictures()
        gc.collect()
