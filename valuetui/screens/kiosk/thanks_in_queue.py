"""Thanks in a queue: short, for somebody stands behind."""

from valuetui.screens.kiosk.thanks import ThanksScreen

SHORT, WITH_A_QUESTION = 6.0, 12.0
"""Seconds until the next person is called; longer where something is asked."""


class ThanksInQueue(ThanksScreen):
    """The answer is saved, and the next person may come."""

    @property
    def idle_seconds(self) -> float | None:
        return WITH_A_QUESTION if self.kiosk.instrument.kiosk.ease else SHORT

    def next_in_words(self) -> str:
        return self.words("council.thanks.next")
