"""The first moment of a screen, in which the press that led to it may still be going on."""

from valuetui.interview.paradata import Clock
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.presses import KEY_AGAIN, TOUCH_AGAIN


class FirstMoment:
    """Tells the second half of a double touch, and a key that is still held down, from a press that
    is meant for the new screen."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since = clock()

    def covers(self, press: Board.Pressed) -> bool:
        """Whether the press belongs to the screen before. A key that is held keeps the moment."""
        return self.covers_one(by_key=press.by_key)

    def covers_one(self, *, by_key: bool) -> bool:
        """The same of a press that is meant for no tile."""
        now = self._clock()
        covered = now - self._since < (KEY_AGAIN if by_key else TOUCH_AGAIN)
        if covered and by_key:
            self._since = now
        return covered
