"""Where a station puts its answers: what a kiosk needs of a folder, and nothing of the results.

A kiosk shows its first screen before it opens the folder: what that takes is imported when it does.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError

if TYPE_CHECKING:
    from valuetui.responses.layout import Document
    from valuetui.responses.record import Fact
    from valuetui.responses.seal import Sealer
    from valuetui.responses.store import StationStore
    from valuetui.station.code_desk import CodeDesk


class Collector:
    """Where a station puts its answers: the file of the station, with the instrument beside it.

    With a ``sealer`` only the holders of its keys can read them. As a context it is open from the
    beginning; otherwise from the first time that it is needed.
    """

    def __init__(
        self, folder: Path, station: str, instrument: Instrument, sealer: "Sealer | None" = None
    ) -> None:
        self._folder, self._station, self._instrument = folder, station, instrument
        self._store: StationStore | None = None
        self._sealer = sealer
        self._unsaved: tuple[Fact, Document] | None = None
        self._codes: CodeDesk | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def open(self) -> "StationStore":
        """The station's file.

        Raises :class:`~valuetui.station.errors.NotComparable` where the folder holds answers that
        cannot be counted together with those to this instrument, and another
        :class:`~valuetui.responses.errors.StoreError` where it cannot be used.
        """
        if self._store is None:
            from valuetui.responses.store import StationStore
            from valuetui.station.comparable import keep_comparable

            keep_comparable(self._folder, self._instrument)
            self._store = StationStore(self._folder, self._station)
            if self.codes:
                self.codes.settle()
        return self._store

    @property
    def store(self) -> "StationStore":
        """The station's file; see :meth:`open`."""
        return self.open()

    def close(self) -> None:
        """Give the file back."""
        if self._codes:
            self._codes.close()
        if self._store is not None:
            self._store.close()

    def save(self, fact: "Fact") -> None:
        """Keep an answer or a correction; it is safe on disk when this returns.

        What could not be saved is sealed only once, however often it is tried again: a copy that
        did reach a disk is then the very same document.
        """
        if self._unsaved is None or self._unsaved[0] != fact:
            self._unsaved = fact, self._document(fact)
        self.store.save(self._unsaved[1])
        self._unsaved = None

    @property
    def codes(self) -> "CodeDesk | None":
        """Where codes are looked at; None where no group answers with one."""
        if self._codes is None and self._instrument.codes:
            from valuetui.station.code_desk import CodeDesk

            self._codes = CodeDesk(self._folder, self._station, self.has)
        return self._codes

    def begin_day(self, today: date) -> None:
        """Close what earlier days have left in the order of arrival, and make the first save as
        quick as the others. Saving waits meanwhile; call it in a thread. May raise ``StoreError``.
        """
        from valuetui.responses.due import is_due

        if is_due(self._folder, self._station, today.isoformat()):
            from valuetui.responses.closing import close_station

            close_station(self._folder, self._station, today.isoformat())
        self.store.warm()

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
        from valuetui.responses.folder import ResponseFolder

        documents = ResponseFolder(self._folder).documents()
        return any(document.get("id") == identifier for document in documents)

    def save_many(self, facts: "Iterable[Fact]") -> None:
        """Keep many at once."""
        self.store.save_many([self._document(fact) for fact in facts])

    def _document(self, fact: "Fact") -> "Document":
        document = fact.to_document()
        return self._sealer.seal(document) if self._sealer else document
