"""What may lie together in one folder of answers: only what can be counted together.

Most folders hold answers to one instrument only: what it takes to compare is imported where there
is another one.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import NoResponses
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.sealed import is_sealed
from valuetui.station.errors import NewerInstrument, NotComparable


def keep_comparable(folder: Path, instrument: Instrument) -> None:
    """Keep the instrument beside the answers that are there.

    Raises :class:`NotComparable` where they cannot be counted together with answers to it, and
    another :class:`~valuetui.responses.errors.StoreError` where the folder cannot be used.
    """
    own, kept = canonical(instrument), kept_instruments(folder)
    if any(form != own for form in kept.values()):
        _refuse_incomparable(folder, instrument, kept)
    keep_instrument(folder, own)


def _refuse_incomparable(folder: Path, instrument: Instrument, kept: Mapping[str, bytes]) -> None:
    """Keep apart what could never be counted together. An instrument that lies there without
    answers was only tried out.

    What a sealed answer is an answer to nobody can see here: to other words, unless an instrument
    with the same words lies there too.
    """
    from valuetui.instrument.difference import difference

    others = {stamp: understood(folder, form) for stamp, form in kept.items()}
    strange = {
        stamp: other
        for stamp, other in others.items()
        if not difference(other, instrument).comparable
    }
    for stamp, other in strange.items():
        if _has_answers(folder, stamp, sealed=len(strange) == len(others)):
            raise NotComparable(folder, other, instrument)


def _has_answers(folder: Path, stamp: str, *, sealed: bool) -> bool:
    from valuetui.responses.folder import ResponseFolder

    with suppress(NoResponses):
        return any(
            document.get("instrument_hash") == stamp or (sealed and is_sealed(document))
            for document in ResponseFolder(folder).documents()
        )
    return False


def understood(folder: Path, form: bytes) -> Instrument:
    """The instrument of a canonical form, whose bytes are as they were written: what cannot be
    read was written by another version."""
    try:
        return from_canonical(form)
    except ValueError:
        raise NewerInstrument(folder) from None
