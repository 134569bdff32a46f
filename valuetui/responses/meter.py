"""How far a long task has come. Who does the task counts, who shows it decides how."""

from collections.abc import Callable


def unseen(share: float) -> None:
    """Show nothing."""
    del share


class Meter:
    """Counts the bytes of a task. ``show`` is told the share that is done, from 0 to 1."""

    def __init__(self, show: Callable[[float], None] = unseen) -> None:
        self._show = show
        self._all = 0
        self._done = 0

    def expect(self, amount: int) -> None:
        """So much more is to be done."""
        self._all += amount

    def advance(self, amount: int) -> None:
        """So much more is done."""
        self._done += amount
        self._show(min(1.0, self._done / self._all) if self._all else 1.0)
