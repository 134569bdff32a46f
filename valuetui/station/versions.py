"""The versions of an instrument in a folder, and which of them is the newest."""

import re
from collections.abc import Mapping
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.responses.instruments import kept_instruments
from valuetui.station.comparable import understood
from valuetui.station.errors import NoInstrument


def versions_in(folder: Path) -> dict[str, Instrument]:
    """The instruments kept in a folder by their hashes, whether anybody has answered them or not.

    Raises :class:`NoInstrument` where none is kept, :class:`NewerInstrument`, and ``CannotOpen``.
    """
    kept = kept_instruments(folder)
    if not kept:
        raise NoInstrument(folder)
    return {stamp: understood(folder, form) for stamp, form in kept.items()}


def newest_of(instruments: Mapping[str, Instrument]) -> Instrument:
    """The latest version of instruments by their hashes, 9 before 10; the hash decides between
    equals. ``ValueError`` where there is none."""
    return instruments[max(instruments, key=lambda stamp: _age(stamp, instruments[stamp]))]


def _age(stamp: str, instrument: Instrument) -> tuple[list[str | int], str]:
    parts = re.split(r"([0-9]+)", instrument.version)
    return [int(part) if part.isdecimal() else part for part in parts], stamp
