"""What staff do to get to the PIN pad: five taps in the top left corner, or five times a key.

Pure: the time is passed in. Nothing else that can be pressed lies in that corner, on any screen.
"""

from collections import deque

from valuetui.interview.paradata import Clock

TIMES = 5
WITHIN = 4.0
"""Seconds that they may take."""
COLUMNS, ROWS = 8, 2
"""The corner: at cells of 5 by 10 mm, 40 by 20 mm."""


class Gesture:
    """Counts the taps and keys, and forgets them when something else comes between."""

    def __init__(self, clock: Clock, key: str) -> None:
        self._clock = clock
        self._key = key
        self._taps: deque[float] = deque(maxlen=TIMES)
        self._presses: deque[float] = deque(maxlen=TIMES)

    def tap(self, column: float, row: float) -> bool:
        """The screen was touched here, counted from 0; whether that makes the gesture."""
        return self._counts(self._taps, is_meant=column < COLUMNS and row < ROWS)

    def key(self, key: str) -> bool:
        """A key was pressed; whether that makes the gesture."""
        return self._counts(self._presses, is_meant=key == self._key)

    def _counts(self, times: deque[float], *, is_meant: bool) -> bool:
        if not is_meant:
            times.clear()
            return False
        times.append(self._clock())
        if len(times) < TIMES or times[-1] - times[0] > WITHIN:
            return False
        times.clear()
        return True
