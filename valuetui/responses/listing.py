"""What lies in a folder beside the answers, which need not be there."""

from pathlib import Path

from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import SYSTEM, FileOps


def names_in(folder: Path, files: FileOps = SYSTEM) -> list[str]:
    """The names in a folder; none where there is none. Raises ``CannotOpen``."""
    try:
        return files.names(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error


def stations_in(folder: Path, ending: str, files: FileOps = SYSTEM) -> list[str]:
    """The stations that have a file with this ending in a folder. Raises ``CannotOpen``."""
    found = (name for name in names_in(folder, files) if name.endswith(ending))
    return sorted(name.removesuffix(ending) for name in found if not name.startswith("."))
