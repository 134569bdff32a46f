"""Names of the files that reports are written to."""

import re
from datetime import date
from itertools import chain, count
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.words.sorting import fold

LONGEST_PART = 40
"""Characters of an organisation's or a wave's name that a file name keeps."""


def workbook_name(instrument: Instrument, day: date) -> str:
    """``vardekartlaggning-<organisation>-<wave>-<day>.xlsx``, the same in every language."""
    parts = [plain(instrument.organisation.id), plain(instrument.wave), day.isoformat()]
    return "-".join(["vardekartlaggning", *filter(None, parts)]) + ".xlsx"


def plain(text: str) -> str:
    """The text in lower-case a-z and digits with hyphens between: a name every system takes."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:LONGEST_PART].strip("-")


def unused_path(folder: Path, name: str) -> Path:
    """A path in ``folder`` where nothing lies yet: ``name``, or ``name (2)``, ``name (3)`` …"""
    wanted = folder / name
    numbered = (wanted.with_stem(f"{wanted.stem} ({number})") for number in count(2))
    return next(path for path in chain([wanted], numbered) if not _taken(path))


def _taken(path: Path) -> bool:
    """Whether something lies there, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()
