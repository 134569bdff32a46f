"""What lets everybody use the kiosk: how it looks, six keys for everything, and help."""

import os
from typing import TYPE_CHECKING, Any

from textual import events, on

from valuetui.screens import keypad, private
from valuetui.screens.kiosk import intents
from valuetui.screens.kiosk.appearance import Size
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.small import SMALLEST
from valuetui.screens.locked import LockedApp

if TYPE_CHECKING:
    from valuetui.screens.letters import Letters

SIZES = tuple(Size)


class ViewingApp(LockedApp[None]):
    """An app that a person can have larger, in other colours, and by six keys.

    Larger are the letters where the terminal can change them (:mod:`valuetui.screens.letters`), and
    the tiles with the air around them where it cannot.
    """

    kiosk: Kiosk

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.appearance.theme)
        self.kiosk = kiosk
        self.appearance = kiosk.appearance
        self.letters: Letters | None = None

    def run(self, *args: Any, **options: Any) -> None:
        """Run, and leave the terminal with the letters that it had."""
        if "XTERM_VERSION" not in os.environ:
            super().run(*args, **options)
            return
        from valuetui.screens.letters import letters_of_terminal, restore

        self.letters = letters_of_terminal(os.environ, SMALLEST)
        try:
            super().run(*args, **options)
        finally:
            if self.letters:
                restore(self.letters)

    def speak_as_shown(self) -> None:
        """Go on in the language of the screen that the person has read."""

    # How it looks

    @property
    def has_letters(self) -> bool:
        return self.letters is not None

    @property
    def sizes(self) -> tuple[Size, ...]:
        return SIZES[: len(self.letters.sequences)] if self.letters else SIZES

    @property
    def tile_size(self) -> Size:
        return Size.NORMAL if self.letters else self.appearance.size

    @property
    def is_changed(self) -> bool:
        return self.appearance != self.kiosk.appearance

    @on(intents.AskForDisplay)
    def ask_for_display(self) -> None:
        """Let the person choose how everything looks."""
        from valuetui.screens.kiosk.display import DisplayDialog

        if not isinstance(self.screen, DisplayDialog):
            self.speak_as_shown()
            self.push_screen(DisplayDialog())

    @on(intents.Appear)
    def appear(self, intent: intents.Appear) -> None:
        """Look as the person wants, on all screens that there are."""
        before, self.appearance = self.appearance, intent.appearance
        if before == self.appearance:
            return
        self.theme = self.appearance.theme
        if self.letters and before.size is not self.appearance.size:
            sequence = self.letters.sequences[SIZES.index(self.appearance.size)]
            private.write_to_terminal(self, sequence)
        from valuetui.screens.kiosk.dialog import Dialog

        for screen in self.screen_stack:
            if isinstance(screen, KioskScreen | Dialog):
                screen.set_size(self.tile_size)
                screen.fill()

    def appear_as_at_first(self) -> None:
        """The next person finds the kiosk as the station has it."""
        self.appear(intents.Appear(self.kiosk.appearance))

    # Six keys

    def action_help(self) -> None:
        """Explain what is in front, and offer the ways out of it."""
        from valuetui.screens.kiosk.dialog import Dialog
        from valuetui.screens.kiosk.help import HelpDialog

        front = self.screen
        if isinstance(front, KioskScreen | Dialog) and front.explains:
            self.speak_as_shown()
            self.push_screen(HelpDialog(*front.explained(), offers_stop=front.offers_stop))

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            event = keypad.translated(event, self.kiosk.keypad)
        await super().on_event(event)
