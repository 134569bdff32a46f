"""How much input an app takes: more than anybody can press is not meant for it. Pure.

Two megabytes that are pasted into a terminal are two million keys. An app that took them all would
be busy for minutes, and whoever stands there would wait.
"""

from collections.abc import Callable


class Flood:
    """Takes so many events or bytes ``at_once``, and ``a_second`` more with every second."""

    def __init__(self, at_once: float, a_second: float, clock: Callable[[], float]) -> None:
        self._most = at_once
        self._rate = a_second
        self._clock = clock
        self._left = at_once
        self._since = clock()

    def takes(self, amount: int = 1) -> bool:
        """Whether one more is taken, or so many together."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < amount:
            return False
        self._left -= amount
        return True
