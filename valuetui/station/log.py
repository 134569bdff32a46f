"""The log file. Nothing is ever logged to the terminal: the screens are drawn there."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 1_000_000
KEPT = 3


def log_to(path: Path) -> None:
    """Log to a file that is turned over when it grows large.

    A machine where the log cannot be written works all the same.
    """
    handler: logging.Handler = logging.NullHandler()
    try:
        _make_folders(path.parent)
        handler = RotatingFileHandler(
            path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        pass
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.raiseExceptions = False


def _make_folders(folder: Path) -> None:
    """For the user alone, whatever their umask: on Linux the keys of this machine lie beside it."""
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(0o700, exist_ok=True)
