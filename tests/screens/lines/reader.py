"""Somebody who reads and types line by line, on a terminal that exists in memory only."""

import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.screens.kiosk.visitor import Clock, Shelf, instrument
from valuetui.instrument.model import Instrument
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.lines.app import PlainKiosk
from valuetui.screens.lines.keys import Ended
from valuetui.screens.lines.staff import Lock

Step: TypeAlias = str | float | Callable[[], object]
"""A line to type, seconds to do nothing, or something to look at or to do."""

NARROW = 40
"""Cells of a common braille display."""


@dataclass
class Script:
    """A terminal at which everything that is to happen is known, and in which order.

    When nothing more is to happen the system asks the program to end.
    """

    clock: Clock
    steps: deque[Step] = field(default_factory=deque)
    columns: int = NARROW
    shown: str = ""
    """Everything since it was cleared last."""
    written: str = ""
    """Everything, cleared or not."""
    cleared: int = 0

    def read(self, seconds: float) -> str:
        """The next thing that happens."""
        while self.steps:
            step = self.steps.popleft()
            if isinstance(step, str):
                return step
            if callable(step):
                step()
                continue
            if step > seconds:
                self.steps.appendleft(step - seconds)
            self.clock.go(min(step, seconds))
            return ""
        raise Ended(signal.SIGTERM)

    def write(self, text: str) -> None:
        """Show a text."""
        self.shown += text
        self.written += text

    def clear(self) -> None:
        """Nothing is left."""
        self.shown = ""
        self.cleared += 1

    def forget_typed(self) -> None:
        """What is still to happen was not typed yet."""

    def sees(self, *texts: str) -> Callable[[], None]:
        """A step: all these texts are there, however the lines are broken."""

        def look() -> None:
            shown = " ".join(self.shown.split())
            for text in texts:
                assert text in shown, self.shown

        return look

    def misses(self, *texts: str) -> Callable[[], None]:
        """A step: none of these texts is there."""

        def look() -> None:
            shown = " ".join(self.shown.split())
            for text in texts:
                assert text not in shown, self.shown

        return look


class Reader:
    """A kiosk that speaks in lines, and whoever sits there."""

    def __init__(
        self,
        clock: Clock,
        *,
        shelf: Shelf | None = None,
        questionnaire: Instrument | None = None,
        columns: int = NARROW,
        wall_clock: Callable[[], float] = lambda: 0.0,
        lock: Lock | None = None,
        **set_up: Any,
    ) -> None:
        self.shelf = shelf or Shelf()
        self.terminal = Script(clock, columns=columns)
        set_up.setdefault("is_saved", self.shelf.has)
        kiosk = Kiosk(questionnaire or instrument(), "kiosk-1", self.shelf.save, **set_up)
        self.app = PlainKiosk(kiosk, self.terminal, clock, wall_clock, lock)

    def does(self, *steps: Step) -> int:
        """Do all this from the beginning, until the program ends; its exit code. Lines are given
        without Enter; what begins with a control character is keys as they are."""
        self.terminal.steps.extend(
            f"{step}\r" if isinstance(step, str) and not step.startswith(KEYS) else step
            for step in steps
        )
        code = self.app.run()
        assert not self.terminal.steps, f"this never happened: {list(self.terminal.steps)}"
        return code


KEYS = ("\x00", "\x15", "\x03", "\x04", "\x1a", "\x11", "\x1b", "\x7f", "\r", "\t")

BEGIN = ("1", "1", "1")
"""In Swedish, agreed, a citizen."""


def numbers(count: int) -> tuple[str, ...]:
    """The numbers of the first words."""
    return tuple(map(str, range(1, count + 1)))


def whole(questionnaire: Instrument) -> tuple[str, ...]:
    """From the first question to the review."""
    return tuple(
        step for question in questionnaire.questions for step in (*numbers(question.pick), "klar")
    )
