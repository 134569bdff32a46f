"""Whether a station is to be closed: a kiosk looks every day, and mostly it is not.

What closing itself takes is loaded when there is something to close.
"""

from pathlib import Path

from valuetui.responses.errors import CannotOpen, ForeignFile
from valuetui.responses.files import SYSTEM, FileOps, blocks, opened
from valuetui.responses.layout import Scan
from valuetui.responses.manifest import Seal, read_manifest
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import find_head
from valuetui.responses.stations import FOLDER, station_names, station_of


def is_due(wave: Path, station: str, today: str, files: FileOps = SYSTEM) -> bool:
    """Whether a station has answers of an earlier day that came since its files were closed.

    Looks at one record a file. Raises :class:`~valuetui.responses.errors.StoreError`.
    """
    names = [name for name in station_names(files, wave) if station_of(name) == station]
    try:
        seals = read_manifest(files, wave)
        days = [_first_open_day(files, wave / FOLDER / name, seals.get(name)) for name in names]
    except OSError as error:
        raise CannotOpen.from_os(wave / FOLDER, error) from error
    except Foreign as foreign:
        raise ForeignFile(wave / FOLDER, foreign.reason) from None
    return any(day is not None and day < today for day in days)


def _first_open_day(files: FileOps, path: Path, seal: Seal | None) -> str | None:
    """The day of the first record that came since the closing; None where there is none, and empty
    where it does not tell: a sealed record might be of any day."""
    with opened(files, path) as handle:
        head = find_head(files, handle)
        if head is None:
            return None
        start = max(head.records, seal.length if seal else 0)
        record = next(Scan(start, head.records).records(blocks(files, handle, start)), None)
    try:
        return str(record.document().get("day", "")) if record else None
    except ValueError:
        return ""
