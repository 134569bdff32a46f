"""A kiosk that can be asked what it holds, and whose clock can be told to go on.

``python -m benchmarks.soak.watched IN OUT kiosk …`` is ``valuetui kiosk …`` that takes commands
from one file handle and answers on another one: ``go SECONDS`` lets its clock jump, ``tell`` makes
it count. Nothing of this is in the program itself.
"""

import asyncio
import gc
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, ClassVar

from textual.screen import Screen
from textual.types import CSSPathType

import valuetui.screens.kiosk.app as kiosk_app
from valuetui.cli import main
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.widgets.board import Board

STYLES = Path(kiosk_app.__file__).parent


class JumpingClock:
    """A clock that never goes back, and that can be moved on."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


CLOCK = JumpingClock()


class WatchedKiosk(kiosk_app.KioskApp):
    """The kiosk, which carries out commands from the handle ``commands`` one after another."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "kiosk.tcss", STYLES / "between.tcss"]
    commands: ClassVar[int]
    answers: ClassVar[int]

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk, CLOCK)

    def on_load(self) -> None:
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(loop,), daemon=True).start()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        with os.fdopen(self.commands, encoding="ascii") as lines:
            for line in lines:
                loop.call_soon_threadsafe(self._obey, line.split())

    def _obey(self, command: list[str]) -> None:
        answer: dict[str, int] = {}
        if command[0] == "go":
            CLOCK.ahead += float(command[1])
            self.look_at_the_clock()  # which it would do within a second
        else:
            answer = self._holdings()
        os.write(self.answers, (json.dumps(answer) + "\n").encode())

    def _holdings(self) -> dict[str, int]:
        """What there is of each now. Nothing is collected for that: it is the kiosk's to do so."""
        screens = [each for each in gc.get_objects() if isinstance(each, Screen)]
        return {
            "tasks": len(asyncio.all_tasks()),
            "nodes": len(self._registry),
            "past": len([each for each in screens if each not in self.screen_stack]),
            "blocks": sys.getallocatedblocks(),
            "threads": threading.active_count(),
        }


def begin(commands: str, answers: str, *arguments: str) -> None:
    """Run the command line, with a kiosk that is watched in place of the kiosk."""
    WatchedKiosk.commands, WatchedKiosk.answers = int(commands), int(answers)
    defaults: dict[str, Any] | None = Board.__init__.__kwdefaults__
    assert defaults is not None
    defaults["clock"] = CLOCK
    kiosk_app.KioskApp = WatchedKiosk  # type: ignore[assignment,misc]
    main(arguments)


if __name__ == "__main__":
    begin(*sys.argv[1:])
