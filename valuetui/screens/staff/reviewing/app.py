"""The app of the review: one screen, until somebody ends it or has left."""

from collections.abc import Callable

from textual import events

from valuetui.interview.paradata import Clock
from valuetui.screens.staff.look import Look, look_of
from valuetui.screens.staff.reviewing.screen import Review, ReviewScreen
from valuetui.screens.staff.typed_ahead import TypedAheadApp
from valuetui.screens.theme import DARK
from valuetui.words import Words

LEFT_ALONE = 600.0
"""Seconds without a key or touch after which the program ends: what people wrote is for nobody who
comes by, and every decision is on the disk already."""


class ReviewApp(TypedAheadApp):
    """Words, one under the other."""

    def __init__(self, review: Review, language: str, clock: Clock, theme: str = DARK.name) -> None:
        super().__init__(theme)
        self._review = review
        self._words = Words(language)
        self._clock = clock
        self._touched = clock()

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self._words

    @property
    def look(self) -> Look:
        """The colours in use."""
        return look_of(self.current_theme)

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""
        self._words = Words(language)

    async def on_mount(self) -> None:
        leave: Callable[[], None] = self.exit
        await self.push_screen(ReviewScreen(self._review, leave))
        self.set_interval(1, self.watch_idle)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = self._clock()
        await super().on_event(event)

    def watch_idle(self) -> None:
        """End the program that somebody has left; once a second."""
        if self._clock() - self._touched >= LEFT_ALONE:
            self.exit()
