"""What a program on screen keeps out before it begins: settings of Textual's own that others may
have left in the environment, images of its memory on disk, and signals that are not for it."""

import logging
import os
import signal
import sys
import threading

from valuetui.station.restarts import CRASHED

log = logging.getLogger(__name__)

KEPT = "TEXTUAL_COLOR_SYSTEM"
"""The one setting of Textual's that is ours too."""


def close_off() -> None:
    """Do so. Textual reads its environment when it is imported: call this before."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name != KEPT]:
        del os.environ[name]
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number in (signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)


def say_no_more_than_where() -> None:
    """Let an error that nobody expected end the program as a crash: its type and place go to the
    log, and nothing of its data to the screen."""

    def end(error: BaseException) -> None:
        from valuetui.screens.private import place_of

        log.error("crash: %s at %s", type(error).__name__, place_of(error))
        logging.shutdown()
        os._exit(CRASHED)

    sys.excepthook = lambda _, error, __: end(error)
    threading.excepthook = lambda found: end(found.exc_value or RuntimeError())
