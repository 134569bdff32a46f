"""The terminal of the plain interview: keys as they are pressed, text as it is, and one way to
clear everything. It needs nothing that a dumb terminal does not have."""

import codecs
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Self

from valuetui.screens.lines.keys import ENDING, Ended

if sys.platform == "win32":
    import msvcrt
else:
    import select
    import termios

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""The screen first, for some terminals roll it into what can be scrolled back; that comes last."""
SUSPENDING = [
    signal.Signals[name] for name in ("SIGTSTP", "SIGQUIT") if name in signal.Signals.__members__
]
GLANCE = 0.02
INPUT_FLAGS, LOCAL_FLAGS, LETTERS = 0, 3, 6


class Terminal:
    """Standard input and output while a program goes on, line by line.

    No key interrupts, suspends or ends the program. Asked by the system to end, :meth:`read` raises
    :class:`Ended`. A terminal that is gone is written to in vain, and ends the program at the next
    key it waits for.
    """

    def __init__(self) -> None:
        self._in, self._out = sys.stdin.fileno(), sys.stdout.fileno()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._asked_by: int | None = None
        self._is_gone = False
        self._is_dumb = os.environ.get("TERM") in {"dumb", "unknown"}

    def __enter__(self) -> Self:
        self._handlers = {number: signal.signal(number, self._ask) for number in ENDING}
        self._handlers |= {number: signal.signal(number, signal.SIG_IGN) for number in SUSPENDING}
        self._take_over()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_back()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    @property
    def columns(self) -> int:
        """How many letters a line holds."""
        with suppress(OSError):
            return os.get_terminal_size(self._out).columns or 80
        return 80

    def write(self, text: str) -> None:
        """Write a text, all of it, as long as there is somewhere to write to."""
        left = text.encode(errors="replace")
        try:
            while left and not self._is_gone:
                left = left[os.write(self._out, left) :]
        except OSError:
            self._is_gone = True

    def clear(self) -> None:
        """Leave nothing on the screen, and nothing to scroll back to.

        A terminal that cannot clear anything gets as many empty lines as it has.
        """
        if self._is_dumb:
            rows = 50
            with suppress(OSError):
                rows = os.get_terminal_size(self._out).lines or rows
            self.write("\n" * rows)
        else:
            self.write(CLEAR)

    def _ask(self, number: int, _: FrameType | None) -> None:
        self._asked_by = number

    def _end_if_asked(self) -> None:
        if self._asked_by is not None:
            raise Ended(self._asked_by)

    if sys.platform == "win32":

        def _take_over(self) -> None:
            """The console takes the escape sequence that clears it once anything has run in it."""
            os.system("")  # noqa: S605, S607

        def _give_back(self) -> None:
            pass

        def read(self, seconds: float) -> str:
            """What is typed within so many seconds; empty where nothing is."""
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                self._end_if_asked()
                if msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key not in "\0\xe0":
                        return key
                    msvcrt.getwch()  # an arrow, or another key without a letter
                time.sleep(GLANCE)
            return ""

        def forget_typed(self) -> None:
            """What was typed by now is meant for nobody."""
            while msvcrt.kbhit():
                msvcrt.getwch()

    else:

        def _take_over(self) -> None:
            self._before = termios.tcgetattr(self._in)
            ours = termios.tcgetattr(self._in)
            ours[INPUT_FLAGS] &= ~(termios.IXON | termios.IXOFF)
            ours[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
            ours[LETTERS][termios.VMIN], ours[LETTERS][termios.VTIME] = 1, 0
            termios.tcsetattr(self._in, termios.TCSAFLUSH, ours)
            self._waking, waker = os.pipe()
            os.set_blocking(waker, False)
            self._waker = waker
            self._woken_before = signal.set_wakeup_fd(waker, warn_on_full_buffer=False)

        def _give_back(self) -> None:
            signal.set_wakeup_fd(self._woken_before)
            os.close(self._waking)
            os.close(self._waker)
            with suppress(termios.error):
                termios.tcsetattr(self._in, termios.TCSAFLUSH, self._before)

        def read(self, seconds: float) -> str:
            """What is typed within so many seconds; empty where nothing is."""
            self._end_if_asked()
            readable, _, _ = select.select([self._in, self._waking], [], [], seconds)
            if self._waking in readable:
                os.read(self._waking, 64)
            self._end_if_asked()
            if self._in not in readable:
                return ""
            try:
                came = os.read(self._in, 4096)
            except OSError:
                came = b""
            if not came:
                self._is_gone = True
                raise Ended(signal.SIGHUP)
            return self._decoder.decode(came)

        def forget_typed(self) -> None:
            """What was typed by now is meant for nobody."""
            self._decoder.reset()
            with suppress(termios.error):
                termios.tcflush(self._in, termios.TCIFLUSH)
