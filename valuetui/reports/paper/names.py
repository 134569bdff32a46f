"""Names of the files that paper forms are written to, and which numbers a file has."""

import re
from collections.abc import Iterator
from pathlib import Path

from valuetui.instrument.form_number import DIGITS
from valuetui.instrument.model import Instrument
from valuetui.reports.naming import plain
from valuetui.reports.paper.options import FormOptions

FORM, LIST = "formular", "kontrollista"
_NUMBERS = re.compile(rf"-(\d{{{DIGITS}}})-(\d{{{DIGITS}}})(?: \(\d+\))?\.pdf$")


def form_name(instrument: Instrument, options: FormOptions, numbers: range, batch: str = "") -> str:
    """``formular-<organisation>-<wave>-<group>-<batch>-<language>-stor-<first>-<last>.pdf``, of
    which group, batch, ``stor`` and numbers are only there where the form has them; the same in
    every language."""
    large = "stor" if options.large else ""
    parts = (options.group or "", batch, options.language, large)
    return _named(FORM, instrument, parts, numbers)


def list_name(instrument: Instrument, numbers: range, batch: str = "") -> str:
    """``kontrollista-<organisation>-<wave>-<batch>-<first>-<last>.pdf``."""
    return _named(LIST, instrument, (batch,), numbers)


def printed_before(folder: Path, instrument: Instrument, numbers: range) -> list[Path]:
    """Files of forms in ``folder`` for the same survey that have some of the same numbers."""
    return [
        path
        for path, printed in _printed(folder, instrument)
        if printed.start < numbers.stop and numbers.start < printed.stop
    ]


def next_number(folder: Path, instrument: Instrument) -> int:
    """The number after the highest one in the files of forms in ``folder`` for this survey."""
    return max((printed.stop for _, printed in _printed(folder, instrument)), default=1)


def _printed(folder: Path, instrument: Instrument) -> Iterator[tuple[Path, range]]:
    for path in sorted(folder.glob(f"{_survey(FORM, instrument)}-*.pdf")):
        found = _NUMBERS.search(path.name)
        if found:
            yield path, range(int(found[1]), int(found[2]) + 1)


def _survey(kind: str, instrument: Instrument) -> str:
    return "-".join([kind, plain(instrument.organisation.id), plain(instrument.wave)])


def _named(kind: str, instrument: Instrument, parts: tuple[str, ...], numbers: range) -> str:
    ends = [f"{number:0{DIGITS}}" for number in (numbers[0], numbers[-1])] if numbers else []
    named = [*filter(None, map(plain, parts)), *ends]
    return "-".join([_survey(kind, instrument), *named]) + ".pdf"
