"""The conversation: lines are said, and a line is waited for, as long as somebody is there."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from valuetui.interview.paradata import Clock
from valuetui.screens.lines.editor import LineEditor
from valuetui.screens.lines.keys import Keys
from valuetui.words import Words
from valuetui.words.cleaning import one_line
from valuetui.words.wrapping import wrap

TICK = 1.0
"""Seconds between two looks at the clock."""
WIDEST = 100
"""Letters of a line that is still easy to read."""
COUNTED = (20, 10, 5)
"""Seconds before the end that are said: one line a second would leave no time to listen."""


class TimedOut(Exception):
    """Nobody is there any more."""


class Leaving(Exception):
    """Staff have pressed the key that ends the program."""


def _never() -> bool:
    return False


def _at_once() -> bool:
    return True


def _nothing() -> None:
    """Nobody is asked."""


@dataclass(frozen=True)
class Patience:
    """How long a line is waited for."""

    idle: float | None = None
    """Seconds without a key; None for ever."""
    warning: int = 0
    """Seconds of the warning that comes then; without one the time is out at once."""
    until: Callable[[], bool] = _never
    """Asked once a second: whether to wait no longer."""


class Talk:
    """Says lines and waits for lines, in one language at a time.

    Every key counts as somebody being there. Under the warning a key does nothing else.
    """

    def __init__(
        self,
        terminal: Keys,
        clock: Clock,
        words: Words,
        leave_key: str = "",
        may_leave: Callable[[], bool] = _at_once,
    ) -> None:
        """``leave_key`` is what the terminal sends for the key by which staff end the program, if
        ``may_leave`` lets them."""
        self.words = words
        self.terminal = terminal
        self._clock = clock
        self._leave_key = leave_key
        self._may_leave = may_leave
        self._editor = LineEditor()
        self._lines: deque[str] = deque()
        """What was typed ahead."""
        self._last = clock()
        """When the last key was pressed, or a line began to be waited for."""

    def say(self, *texts: str) -> None:
        """Say texts, each from the beginning of a line."""
        width = min(self.terminal.columns, WIDEST) - 1  # some terminals break a line that is full
        for text in texts:
            self.terminal.write("".join(f"{line}\n" for line in wrap(text, max(width, 10))))

    def ask(self, patience: Patience, *, secret: bool = False, invites: bool = True) -> str | None:
        """Wait for a line, cleaned; None when ``patience.until`` says so. Where there is nothing to
        answer nobody is invited to.

        Raises :class:`TimedOut`, :class:`Leaving` and :class:`~valuetui.screens.lines.keys.Ended`.
        """
        self._editor.secret = secret
        prompt = self._prompt if invites else _nothing
        prompt()
        if self._lines:
            line = self._lines.popleft()
            self.terminal.write(f"{self._editor.seen_of(line)}\n")
            return one_line(line)
        self._last, said = self._clock(), None
        while True:
            keys = self.terminal.read(TICK)
            if self._leave_key and self._leave_key in keys:
                if self._may_leave():
                    raise Leaving
                self._last, said = self._clock(), None
                prompt()
            elif keys:
                self._last = self._clock()
                if said is not None:
                    said = None
                    self.terminal.forget_typed()
                    self.say(self.words("plain.idle.going_on"))
                    prompt()
                elif (typed := self._typed(keys)) is not None:
                    return one_line(typed)
            elif patience.until():
                self.terminal.write("\n")
                return None
            elif patience.idle is not None:
                left = patience.idle - (self._clock() - self._last)
                said = self._watch(left, patience.warning, said)

    def forget_typed_ahead(self) -> None:
        """What was typed before anybody could know what is asked now is no answer to it."""
        self._editor.forget()
        self._lines.clear()
        self.terminal.forget_typed()

    def is_left(self, seconds: float) -> bool:
        """Whether somebody has typed something and not gone on with it for so long."""
        return bool(self._editor.line) and self._clock() - self._last >= seconds

    def forget(self) -> None:
        """Nothing of what was typed or said is left, neither here nor on the terminal."""
        self.forget_typed_ahead()
        self.terminal.clear()

    def _prompt(self) -> None:
        self.terminal.write(f"{self.words('plain.prompt')} {self._editor.shown}")

    def _typed(self, keys: str) -> str | None:
        """The first line that these keys have ended; what comes after it waits."""
        room = self.terminal.columns - len(self.words("plain.prompt")) - 2
        typed = self._editor.feed(keys, room)
        self.terminal.write(typed.echo)
        if not typed.lines:
            return None
        first, *later = typed.lines
        self._lines.extend(later)
        return first

    def _watch(self, left: float, warning: int, said: int | None) -> int | None:
        """Warn, and count down: the seconds that were said last. ``left`` is the time until the
        warning comes, below 0 since it came."""
        if left > 0:
            return said
        seconds = warning + int(left)
        if seconds <= 0:
            raise TimedOut
        if said is None:
            self.terminal.write("\n")
            words = self.words
            self.say(words("kiosk.idle.heading"), words("kiosk.idle.text", n=seconds))
            self.say(words("plain.idle.any_key"))
            return seconds
        if any(seconds <= each < said for each in COUNTED):
            self.say(self.words("plain.idle.left", n=seconds))
            return seconds
        return said
