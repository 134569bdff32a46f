"""The command ``valuetui``: thin, one file per family of commands."""

from valuetui.cli.root import main

__all__ = ["main"]
