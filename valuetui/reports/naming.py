"""Names of the files that reports, bundles and backups are written to."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.words.sorting import fold

LONGEST_PART = 40
"""Characters of an organisation's or a wave's name that a file name keeps."""


def workbook_name(instrument: Instrument, day: date, part: str = "") -> str:
    """``vardekartlaggning-<organisation>-<wave>-<day>.xlsx``, the same in every language; with the
    name of the part before the day where it is not everybody's."""
    return export_name(instrument, day, part) + ".xlsx"


def export_name(instrument: Instrument, day: date, what: str = "") -> str:
    """``vardekartlaggning-<organisation>-<wave>-<what>-<day>``, for a folder or before a suffix."""
    names = (instrument.organisation.id, instrument.wave, what)
    parts = [*map(plain, names), day.isoformat()]
    return "-".join(["vardekartlaggning", *filter(None, parts)])


def slips_name(instrument: Instrument, group: str, day: date) -> str:
    """``kodlappar-<organisation>-<wave>-<group>-<day>.pdf``, the same in every language."""
    names = (instrument.organisation.id, instrument.wave, group)
    return "-".join(["kodlappar", *filter(None, map(plain, names)), day.isoformat()]) + ".pdf"


def bundle_name(
    organisation: str, wave: str, stations: Sequence[str] = (), *, is_backup: bool = False
) -> str:
    """``<organisation>-<wave>-<stations>.zip``, with ``alla`` for all stations and
    ``sakerhetskopia`` for a backup, the same in every language."""
    whose = "sakerhetskopia" if is_backup else plain("-".join(stations)) or "alla"
    return "-".join(filter(None, [plain(organisation), plain(wave), whose])) + ".zip"


def plain(text: str) -> str:
    """The text in lower-case a-z and digits with hyphens between: a name every system takes."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:LONGEST_PART].strip("-")


def unused_path(folder: Path, name: str) -> Path:
    """A path in ``folder`` where nothing lies yet: ``name``, or ``name (2)``, ``name (3)`` …"""
    return next(path for path in paths_for(folder, name) if not is_taken(path))


def paths_for(folder: Path, name: str) -> Iterator[Path]:
    """The paths that may bear a name, the likeliest first."""
    wanted = folder / name
    yield wanted
    for number in count(2):
        yield wanted.with_stem(f"{wanted.stem} ({number})")


def is_taken(path: Path) -> bool:
    """Whether something lies there, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()
