"""The command ``valuetui``: thin, one file per family of commands."""

import gc
from collections.abc import Sequence

__all__ = ["main"]

SELDOM = 50_000
"""New objects after which the garbage collector looks for rings, instead of 700."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line and leave with its exit code: 0 done, 1 failed, 2 wrong use.

    What a program loads at its start is no garbage, but Python would look through it again and
    again meanwhile: a tenth of the time until a kiosk shows its first screen. A kiosk itself looks
    for what is left of a person when the person has gone.
    """
    gc.set_threshold(SELDOM)
    from valuetui.cli.root import main as run_and_leave

    run_and_leave(arguments)
