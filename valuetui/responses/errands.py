"""A thread that always does what was asked for last: what was asked for before is out of date."""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Errand = TypeVar("Errand")


class Errands(Generic[Errand]):
    """Nobody waits for it: ``carry_out`` is called in the thread, with one errand after another.

    It must not raise. The thread waits ``pause`` seconds before it begins, for whoever has
    something more urgent to do.
    """

    def __init__(self, name: str, carry_out: Callable[[Errand], None], pause: float = 0) -> None:
        self._carry_out = carry_out
        self._pause = pause
        self._waiting: deque[Errand] = deque(maxlen=1)
        self._thread = ThreadPoolExecutor(1, name)

    def run(self, errand: Errand) -> None:
        """Have this done soon, instead of what has not been begun yet."""
        self._waiting.append(errand)
        self._thread.submit(self._go_on)

    def settle(self) -> None:
        """Return when all that was asked for is done."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Do what was asked for, and end the thread."""
        self._thread.shutdown()

    def _go_on(self) -> None:
        if self._waiting and self._pause:
            time.sleep(self._pause)
        try:
            errand = self._waiting.pop()
        except IndexError:
            return  # a newer one was done already
        self._carry_out(errand)
