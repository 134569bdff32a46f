"""Documents that are kept once, each under its own id."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from valuetui.responses.closed import ClosedFile
from valuetui.responses.errors import DifferentRecord, NotStorable
from valuetui.responses.layout import Document, Record, dump, is_identifier, own_doc_ids
from valuetui.responses.sealed import is_sealed


class Receipt(NamedTuple):
    """The document is on disk. ``new`` is False where it was there already."""

    id: str
    new: bool


Batch = dict[int, Record]
"""What is to be written at once, by TinyDB's ids."""


def enter(document: Mapping[str, Any], batch: Batch, file: ClosedFile) -> Receipt:
    """Put the document into the batch, unless it is there or in the file already.

    Raises ``NotStorable``, ``DifferentRecord``, :class:`~valuetui.responses.layout.NotJson` and
    ``OSError``.
    """
    identifier = document.get("id")
    if not is_identifier(identifier):
        raise NotStorable(file.path, "id")
    text = dump(document)
    for number in own_doc_ids(identifier):
        record = Record(number, text)
        kept = batch.get(number) or file.find(number)
        if kept is None:
            batch[number] = record
            return Receipt(identifier, new=True)
        if _identifier(kept) == identifier:
            if not is_same(kept, record):
                raise DifferentRecord(file.path, identifier)
            return Receipt(identifier, new=False)
    raise AssertionError("the numbers do not end")


def is_same(one: Record, other: Record) -> bool:
    """Whether the documents are equal, whatever the order of their keys."""
    return one.text == other.text or _canonical(one.document()) == _canonical(other.document())


def _canonical(document: Document) -> str:
    """The same text for equal documents, whatever the order of their keys."""
    if is_sealed(document):  # sealed anew, the same record is another text
        return f"sealed {document.get('id')}"
    return json.dumps(document, sort_keys=True)


def _identifier(record: Record) -> object:
    try:
        return record.document().get("id")
    except ValueError:
        return None
