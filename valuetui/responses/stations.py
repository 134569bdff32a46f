"""Which files of a wave's folder are whose: ``responses/<station>.json``, and ``<station>.2.json``
(3, 4 ...) where an earlier one has failed."""

import re
from pathlib import Path

from valuetui.responses.errors import CannotOpen, NoResponses
from valuetui.responses.files import SYSTEM, FileOps

FOLDER = "responses"
SUFFIX = ".json"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What a station may be called: a safe file name."""

_FILE = re.compile(rf"({NAME.pattern})(?:\.[1-9][0-9]{{0,8}})?\.json")


def stations(wave: Path, files: FileOps = SYSTEM) -> list[str]:
    """The stations that have files in a wave. Raises ``NoResponses`` and ``CannotOpen``."""
    found = {station_of(name) for name in station_names(files, Path(wave))}
    return sorted(found - {""})


def station_of(name: str) -> str:
    """The station whose file bears this name; empty where none's does."""
    match = _FILE.fullmatch(name)
    return match[1] if match else ""


def station_names(files: FileOps, wave: Path) -> list[str]:
    """Names of the files of all stations. Raises ``NoResponses`` and ``CannotOpen``."""
    folder = wave / FOLDER
    try:
        names = files.names(folder)
    except (FileNotFoundError, NotADirectoryError):
        raise NoResponses(folder) from None
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error
    return sorted(name for name in names if name.endswith(SUFFIX) and not name.startswith("."))
