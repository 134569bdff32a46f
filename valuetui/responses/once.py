"""Each document once, by its id, whichever files it is in and however often it is read."""

from collections.abc import Iterator

from valuetui.responses.following import StationReader
from valuetui.responses.layout import Document, dump, is_identifier
from valuetui.responses.seal import NotOpened, Opener
from valuetui.responses.sealed import is_sealed


class Once:
    """What was handed on already. Sealed documents are opened, where there is an ``opener``.

    A sealed document whose id is known is another copy: sealing the same record twice gives two
    texts, so they cannot be told apart from two records.
    """

    def __init__(self, opener: Opener | None) -> None:
        self.unopened: dict[str, str] = {}
        """Ids of what was handed on sealed, with the reason, until a copy of it can be read."""
        self._opener = opener
        self._texts: dict[int, int] = {}
        """Ids of what was read, with a fingerprint of the text: both in as few bytes as may be."""

    def news(self, reader: StationReader) -> Iterator[Document]:
        """What the reader brings that was not handed on yet."""
        for record, document in reader.news():
            identifier = document.get("id")
            if not is_identifier(identifier):
                reader.unnamed.add(record.doc_id)
            elif is_sealed(document):
                yield from self._sealed(identifier, document)
            elif (known := self._texts.get(int(identifier, 16))) is None:
                yield self._known(identifier, document, record.text)
            elif known != _fingerprint(record.text):
                reader.different.add(identifier)

    def _sealed(self, identifier: str, document: Document) -> Iterator[Document]:
        if int(identifier, 16) in self._texts:
            return
        reason = "sealed"
        if self._opener:
            try:
                opened = self._opener.open(document)
            except NotOpened as refusal:
                reason = refusal.reason
            else:
                yield self._known(identifier, opened, dump(opened))
                return
        is_new = identifier not in self.unopened
        self.unopened[identifier] = reason
        if is_new:
            yield document

    def _known(self, identifier: str, document: Document, text: bytes) -> Document:
        self._texts[int(identifier, 16)] = _fingerprint(text)
        self.unopened.pop(identifier, None)
        return document


def _fingerprint(text: bytes) -> int:
    """Thirty bits, which Python keeps as its smallest number."""
    return hash(text) & 0x3FFF_FFFF
