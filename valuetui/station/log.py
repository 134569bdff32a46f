"""The log file. Nothing is ever logged to the terminal: the screens are drawn there."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LARGEST = 1_000_000
KEPT = 3


def log_to(path: Path) -> None:
    """Log to a file that is turned over when it grows large.

    A machine where the log cannot be written works all the same.
    """
    handler: logging.Handler = logging.NullHandler()
    try:
        _make_folders(path.parent)
        handler = _OpenedLater(path)
    except OSError:
        pass
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.raiseExceptions = False


class _OpenedLater(logging.Handler):
    """The file, from its first record on: a kiosk mostly has none, and starts sooner without what
    turns files over."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _make_folders(folder: Path) -> None:
    """For the user alone, whatever their umask: on Linux the keys of this machine lie beside it."""
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(0o700, exist_ok=True)
