"""Where a station puts its answers: what a kiosk needs of a folder, and nothing of the results."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Self

from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.record import Fact
from valuetui.responses.seal import Sealer, is_sealed
from valuetui.responses.store import ResponseFolder, StationStore
from valuetui.station.errors import NewerInstrument, NotComparable


class Collector:
    """Where a station puts its answers: the file of the station, with the instrument beside it.

    With a ``sealer`` only the holders of its keys can read them.

    Raises :class:`NotComparable` where the folder holds answers that cannot be counted together
    with those to this instrument, and another
    :class:`~valuetui.responses.errors.StoreError` where it cannot be used.
    """

    def __init__(
        self, folder: Path, station: str, instrument: Instrument, sealer: Sealer | None = None
    ) -> None:
        _refuse_incomparable(folder, instrument)
        keep_instrument(folder, canonical(instrument))
        self._folder, self._station = folder, station
        self._store = StationStore(folder, station)
        self._sealer = sealer
        self._unsaved: tuple[Fact, Document] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._store.close()

    @property
    def store(self) -> StationStore:
        """The station's file."""
        return self._store

    def save(self, fact: Fact) -> None:
        """Keep an answer or a correction; it is safe on disk when this returns.

        What could not be saved is sealed only once, however often it is tried again: a copy that
        did reach a disk is then the very same document.
        """
        if self._unsaved is None or self._unsaved[0] != fact:
            self._unsaved = fact, self._document(fact)
        self._store.save(self._unsaved[1])
        self._unsaved = None

    def begin_day(self, today: date) -> None:
        """Close what earlier days have left in the order of arrival, and make the first save as
        quick as the others. Saving waits meanwhile; call it in a thread. May raise ``StoreError``.
        """
        from valuetui.responses.closing import close_station, is_due

        if is_due(self._folder, self._station, today.isoformat()):
            close_station(self._folder, self._station, today.isoformat())
        self._store.warm()

    def sitting(self, group: str | None) -> str | None:
        """The id of the session that an answer of this group belongs to now.

        Of several that are open one for the group itself comes before one for all; None where
        still more than one is left, or where nobody can tell: the answer counts without.
        """
        from valuetui.responses.sessions import sittings

        with suppress(StoreError):
            is_open = [each for each in sittings(self._folder) if each.closed is None]
            for kind in (group, None):
                found = [each.id for each in is_open if each.group == kind]
                if found:
                    return found[0] if len(found) == 1 else None
        return None

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is in the folder. Reads all of them.

        Raises :class:`~valuetui.responses.errors.StoreError`.
        """
        documents = ResponseFolder(self._folder).documents()
        return any(document.get("id") == identifier for document in documents)

    def save_many(self, facts: Iterable[Fact]) -> None:
        """Keep many at once."""
        self._store.save_many([self._document(fact) for fact in facts])

    def _document(self, fact: Fact) -> Document:
        document = fact.to_document()
        return self._sealer.seal(document) if self._sealer else document


def _refuse_incomparable(folder: Path, instrument: Instrument) -> None:
    """Keep apart what could never be counted together. An instrument that lies there without
    answers was only tried out.

    What a sealed answer is an answer to nobody can see here: to other words, unless an instrument
    with the same words lies there too.
    """
    others = {stamp: understood(folder, form) for stamp, form in kept_instruments(folder).items()}
    strange = {
        stamp: other
        for stamp, other in others.items()
        if not difference(other, instrument).comparable
    }
    for stamp, other in strange.items():
        if _has_answers(folder, stamp, sealed=len(strange) == len(others)):
            raise NotComparable(folder, other, instrument)


def _has_answers(folder: Path, stamp: str, *, sealed: bool) -> bool:
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
