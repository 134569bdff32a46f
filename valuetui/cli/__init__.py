"""The command ``valuetui``: thin, one file per family of commands."""

import gc
import sys

TYPE_CHECKING = False  # as typing has it, which itself loads two dozen modules
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

LOADING = 500_000
"""New objects after which the garbage collector looks for rings, instead of 700."""


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Run a command line and leave with its exit code: 0 done, 1 failed, 2 wrong use.

    What a program loads at its start is no garbage, but Python would look through it again and
    again meanwhile: a tenth of the time until a kiosk shows its first screen. A kiosk itself looks
    for what is left of a person when the person has gone.
    """
    gc.set_threshold(LOADING)
    arguments = sys.argv[1:] if arguments is None else arguments
    if _is_watched(arguments):
        from valuetui.cli.watched import watch

        watch()
    from valuetui.cli.root import main as run_and_leave

    run_and_leave(arguments)


def _is_watched(arguments: "Sequence[str]") -> bool:
    """Whether this starts a kiosk on screen, as far as that can be told before anything is loaded.
    One in lines is begun anew by whoever started it: nothing may be drawn over what was said."""
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("-"):
            return word == "kiosk" and "--plain" not in arguments
    return False
