"""The presenter app: it follows the answers, and shows a room what the presenter reveals."""

import asyncio

from textual import work

from valuetui.responses.errors import StoreError
from valuetui.screens.locked import LockedApp
from valuetui.screens.presenter.presentation import Presentation
from valuetui.screens.presenter.screen import PresenterScreen
from valuetui.screens.presenter.source import PresenterSource
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages

EVERY = 0.3
"""Seconds between two looks for new answers."""


class PresenterApp(LockedApp[None]):
    """One presentation of one source.

    Raises what the source raises when it is made, so that a survey that cannot be read is said
    before the screen opens; later on such trouble is shown and passes by itself.
    """

    def __init__(
        self, source: PresenterSource, language: str, address: str = "", theme: str = DARK.name
    ) -> None:
        super().__init__(theme)
        self.presentation = Presentation(source)
        self.words = Words(language)
        self.address = address
        """Where one can take part; empty where nothing is offered."""
        self.trouble = ""
        self.is_weighing = False
        """Whether it is being found out how sure the figures are."""
        self._presenter = PresenterScreen(self)

    async def on_mount(self) -> None:
        await self.push_screen(self._presenter)
        self.set_interval(EVERY, self.follow)

    def follow(self) -> None:
        """Take in new answers; what cannot be read just now is said, and tried again."""
        before = self.trouble
        try:
            changed = self.presentation.follow()
        except (OSError, StoreError) as error:
            self._tell(error)
            changed = False
        else:
            self.trouble = ""
        if changed or self.trouble != before:
            self._presenter.draw()

    def reveal(self) -> bool:
        """Have the figures, if they can be had just now."""
        try:
            self.presentation.reveal()
        except (OSError, StoreError) as error:
            self._tell(error)
            return False
        self.trouble = ""
        self._know_how_sure()
        return True

    def update(self) -> None:
        """Present the newest figures."""
        if self.presentation.update():
            self._know_how_sure()

    def _know_how_sure(self) -> None:
        """Find out how sure the figures are, and which words people missed, while they are shown
        already; where that fails it is tried again with the next reveal."""
        known = self.presentation.evidence and self.presentation.worded
        if not known and not self.is_weighing:
            self.is_weighing = True
            self._weigh()

    @work
    async def _weigh(self) -> None:
        try:
            await asyncio.to_thread(self.presentation.weigh)
        except (OSError, StoreError) as error:
            self._tell(error)
        finally:
            self.is_weighing = False
        self._presenter.draw()

    def _tell(self, error: OSError | StoreError) -> None:
        other = isinstance(error, StoreError) and error.reason == "not-comparable"
        self.trouble = self.words("results.other_words" if other else "results.trouble")

    def speak_next(self) -> None:
        """Use the texts of the next language from now on."""
        known = languages()
        self.words = Words(known[(known.index(self.words.language) + 1) % len(known)])

    def leave(self) -> None:
        """End the program."""
        self.exit()
