"""Where the papers of a dialogue go, and what they are called."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from valuetui.instrument.model import Instrument
from valuetui.reports.durable import replace_file
from valuetui.reports.naming import plain, unused_path
from valuetui.reports.pdf.compile import compiled


def write_paper(
    what: str, template: str, told: Mapping[str, Any], asked: Instrument, day: date, folder: Path
) -> Path:
    """Make a PDF, write it into the folder beside any earlier one, and return its path. Raises
    :class:`~valuetui.reports.pdf.compile.PdfFault` and ``OSError``."""
    content = compiled(template, told, day)
    folder.mkdir(parents=True, exist_ok=True)
    path = unused_path(folder, paper_name(what, asked, day))
    replace_file(path, content)
    return path


def paper_name(what: str, asked: Instrument, day: date) -> str:
    """``dialog-<organisation>-<wave>-<what>-<day>.pdf``, the same in every language."""
    names = (asked.organisation.id, asked.wave, what)
    return "-".join(["dialog", *filter(None, map(plain, names)), day.isoformat()]) + ".pdf"
