"""A program on screen that begins anew when it crashes, however it does.

The process that was started watches, and a child of it, made before anything else is loaded, is the
program. So a start takes no longer, and the one that watches is small; a program that is killed or
runs into a fault of the system's libraries comes back as well; and in the memory of the next one
nothing is left of whoever used the last one. What is shown in between is painted without Textual.

Until a crash nothing is imported here but what every Python has loaded.
"""

import os
import signal
import sys
import time
from contextlib import suppress

from valuetui.station.restarts import CRASHED, counted, pause

TYPE_CHECKING = False  # as typing has it, which itself loads two dozen modules
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

    from valuetui.cli.terminal import Terminal

if sys.platform != "win32":
    import termios

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
LONGEST = 4096
"""Bytes of what a program says of itself."""


class Turn:
    """Which of the programs after each other this process is."""

    def __init__(self, row: int = 0, calm: float = 0.0, told: int | None = None) -> None:
        self.row = row
        """How many before it have crashed in a row."""
        self.calm = calm
        """Seconds that it should wait before it does what might crash again."""
        self.process = os.getpid() if told is None else os.getppid()
        """The process to be asked by whoever wants to end it all."""
        self._told = told

    def begin_anew_after_crashes(self, station: str, languages: "Sequence[str]") -> None:
        """From here on: with something to read in these languages in between. What happens before
        has been said, and ends it all."""
        if self._told is not None:
            os.write(self._told, f"{station}\n{' '.join(languages)}\n".encode())


_this = Turn()


def this_turn() -> Turn:
    """The one of this process; where nobody watches, the only one."""
    return _this


def watch() -> None:
    """Return in every program anew. The process that watches never returns, but leaves with the
    exit code of the last one; asked to end, it asks the program.

    On Windows, and where there is no terminal, nothing is watched.
    """
    global _this
    if sys.platform != "win32" and sys.stdin.isatty():
        _this = _Watch().watch()


class _Watch:
    def __init__(self) -> None:
        self._terminal_before = termios.tcgetattr(sys.stdin)
        self._told, self._tell = os.pipe()
        os.set_blocking(self._told, False)
        self._about = ""
        """What a program has said of itself; nothing before it can be begun anew."""
        self._child = 0
        self._asked_by: int | None = None

    def watch(self) -> Turn:
        """The turn, in each program; see above."""
        for number in ENDING:
            signal.signal(number, self._ask)
        for number in (signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
        alive, held = os.pipe()  # the system closes the end that is held when this process ends
        row, calm = 0, 0.0
        while True:
            begun = time.monotonic()
            if self._is_child():
                os.close(held)
                os.close(self._told)
                _end_when_closed(alive)
                return Turn(row, calm, self._tell)
            code = self._ended()
            self._hear()
            if self._asked_by is not None or self._is_meant(code, row):
                self._leave(code, row)
            row, calm = self._after_crash(row, calm, code, time.monotonic() - begun)

    def _is_meant(self, code: int, row: int) -> bool:
        """Whether the program has ended as it should, or the first one has said why it cannot
        begin. One that comes after a crash has to begin, and tries again."""
        return not self._about or code in MEANT or (not row and code > 0 and code != CRASHED)

    def _leave(self, code: int, row: int) -> "NoReturn":
        if row or code < 0:
            self._terminal().restore()
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

    def _hear(self) -> None:
        """What the program has said of itself before it ended."""
        with suppress(BlockingIOError):  # where it came no further, it is what the one before was
            self._about = os.read(self._told, LONGEST).decode()

    def _ask(self, number: int, _: "FrameType | None") -> None:
        self._asked_by = number
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, number)

    def _after_crash(self, row: int, calm: float, code: int, lived: float) -> tuple[int, float]:
        """Say that the program comes back, and how often it has crashed in a row and should wait
        then."""
        station, languages = self._about.splitlines()[-2:]
        self._show(languages.split())
        row = counted(row, lived - calm)
        self._log(station, code, row)
        wait = pause(row)
        if lived < calm:  # it crashes even where it does nothing: wait here
            self._rest(wait, row)
        self._terminal().forget_typed()
        return row, wait

    def _show(self, languages: "Sequence[str]") -> None:
        from valuetui.screens.plain import calm_lines

        self._terminal().show(calm_lines(languages))

    def _log(self, station: str, code: int, row: int) -> None:
        """In the log; and from now on it is this process that holds the station's place, so that it
        can be found while there is no program."""
        import logging

        from valuetui.station.log import log_to
        from valuetui.station.places import log_file, state_folder
        from valuetui.station.running import tell_of

        log_to(log_file())
        logging.getLogger(__name__).error("the program crashed (%d), number %d in a row", code, row)
        tell_of(os.getpid(), state_folder(), station)

    def _rest(self, seconds: float, row: int) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._asked_by is not None:
                self._leave(0, row)
            time.sleep(GLANCE)

    def _terminal(self) -> "Terminal":
        from valuetui.cli.terminal import Terminal

        return Terminal(self._terminal_before)


def _end_when_closed(watcher: int) -> None:
    """End this program in good order when the process that watches is gone."""
    import threading

    def end() -> None:
        os.read(watcher, 1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(LAST_WORDS)
        os._exit(CRASHED)

    threading.Thread(target=end, daemon=True).start()
