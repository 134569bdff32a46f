"""A program on screen that begins anew when it crashes, however it does.

The process that was started watches, and a child of it, made before anything heavy is loaded, is
the program. So a start takes no longer; a program that is killed or runs into a fault of the
system's libraries comes back as well; and in the memory of the next one nothing is left of whoever
used the last one. What is shown in between is painted here, without Textual.
"""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from valuetui.cli.context import CRASHED
from valuetui.station.restarts import counted, pause

log = logging.getLogger(__name__)

ENDING = tuple(
    signal.Signals[name]
    for name in ("SIGTERM", "SIGHUP", "SIGINT")
    if name in signal.Signals.__members__
)
MEANT = frozenset({0, *(128 + number for number in ENDING)})
"""Exit codes of a program that was meant to end."""
GLANCE = 0.1
LAST_WORDS = 5.0
"""Seconds in which a program ends in good order when nobody watches it any more."""


@dataclass(frozen=True)
class Turn:
    """Which of the programs after each other this one is."""

    row: int = 0
    """How many before it have crashed in a row."""
    calm: float = 0.0
    """Seconds that it should wait before it does what might crash again."""


def begin_anew_after_crashes(lines: Callable[[], list[str]]) -> Turn:
    """Return in every program anew. The process that watches never returns, but leaves with the
    exit code of the last one; asked to end, it asks the program.

    ``lines`` are what is shown between two programs. A first program that fails without a crash has
    said why, and ends it all. On Windows nothing is watched.
    """
    if sys.platform == "win32":
        return Turn()
    return _Watch(lines).watch()


class _Watch:
    def __init__(self, lines: Callable[[], list[str]]) -> None:
        from valuetui.cli.terminal import Terminal

        self._lines = lines
        self._terminal = Terminal()
        self._child = 0
        self._asked_by: int | None = None

    def watch(self) -> Turn:
        """The turn, in each program; see above."""
        for number in ENDING:
            signal.signal(number, self._ask)
        alive, held = os.pipe()  # the system closes the end that is held when this process ends
        turn = Turn()
        while True:
            begun = time.monotonic()
            if self._is_child():
                os.close(held)
                threading.Thread(target=_end_with, args=[alive], daemon=True).start()
                return turn
            code = self._ended()
            if self._asked_by is not None or self._is_meant(code, turn):
                self._leave(code, turn)
            turn = self._after_crash(turn, code, time.monotonic() - begun)

    @staticmethod
    def _is_meant(code: int, turn: Turn) -> bool:
        """Whether the program has ended as it should, or the first one has said why it cannot
        begin. One that comes after a crash has to begin, and tries again."""
        return code in MEANT or (not turn.row and code > 0 and code != CRASHED)

    def _leave(self, code: int, turn: Turn) -> NoReturn:
        if turn.row or code < 0:
            self._terminal.restore()
        sys.exit(code if self._asked_by is None else 128 + self._asked_by)

    def _is_child(self) -> bool:
        """Go on as two processes; whether this one is the program."""
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        self._child = os.fork()
        if not self._child:
            for number in ENDING:
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        return not self._child

    def _ended(self) -> int:
        """Wait for the program, and return its exit code, or the signal it died of below 0."""
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return os.waitstatus_to_exitcode(status)

    def _ask(self, number: int, _: FrameType | None) -> None:
        self._asked_by = number
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, number)

    def _after_crash(self, turn: Turn, code: int, lived: float) -> Turn:
        self._terminal.show(self._lines())
        row = counted(turn.row, lived - turn.calm)
        log.error("the program crashed (%d), number %d in a row", code, row)
        wait = pause(row)
        after = Turn(row, wait)
        if lived < turn.calm:  # it crashes even where it does nothing: wait here
            self._rest(after)
        self._terminal.forget_typed()
        return after

    def _rest(self, turn: Turn) -> None:
        end = time.monotonic() + turn.calm
        while time.monotonic() < end:
            if self._asked_by is not None:
                self._leave(0, turn)
            time.sleep(GLANCE)


def _end_with(watcher: int) -> None:
    """In a thread of the program: end it in good order when the process that watches is gone."""
    os.read(watcher, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_WORDS)
    os._exit(CRASHED)
