"""From a file that is not as valuetui leaves it to the records in it. Pure: bytes in, records out.

Either it is a database that plain TinyDB or a person has written: then it is taken over whole. Or a
save was cut short: then every line that is whole is kept, and the torn bytes are returned.
"""

import json
from dataclasses import dataclass, field, replace

from valuetui.responses.layout import (
    FORM,
    RESPONSES,
    Document,
    NotJson,
    Record,
    Scan,
    Tables,
    are_tables,
    doc_ids,
    dump,
    form_of,
    has_hole,
    is_identifier,
    parsed,
    read_head,
)

_DEFAULT = "_default"
"""The table of a plain ``TinyDB(path).insert``."""


class Foreign(Exception):
    """Not a file of ours; ``reason`` is a key of :class:`~.errors.ForeignFile`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mended:
    """What is in the file."""

    others: Tables
    records: list[Record]
    torn: bytes = b""
    """What was no record, or empty."""
    adopted: bool = field(default=False, kw_only=True)
    """The file was whole, but another hand has written to it."""
    older: bool = field(default=False, kw_only=True)
    """All is as an earlier version of the program has left it."""


def mend(data: bytes) -> Mended:
    """What is in a file with these bytes. Raises :class:`Foreign`."""
    head = read_head(data)
    if head:
        refuse_newer(head.others)
    records, torn = _whole_lines(data, head.records if head else 0)
    salvaged = Mended(head.others if head else {}, records, b"\n".join(torn))
    if head and not torn:
        older = (form_of(head.others) or 0) < FORM
        written_by_hand = not older and not all(record.chain for record in records)
        return replace(salvaged, older=older, adopted=written_by_hand)
    if head and any(map(has_hole, torn)):
        return salvaged
    try:
        return _adopt(data)
    except Foreign as foreign:
        if head or (records and foreign.reason == "not-json"):
            return salvaged
        raise


def refuse_newer(others: Tables) -> None:
    """Raises :class:`Foreign` for the tables of a file whose form is not known here yet."""
    if (form_of(others) or 0) > FORM:
        raise Foreign("newer")


def _whole_lines(data: bytes, start: int) -> tuple[list[Record], list[bytes]]:
    scan = Scan(start, start)
    lines = parsed(scan.records([data[start:]]), scan.torn)
    return [record for record, _ in lines], scan.torn


def _adopt(data: bytes) -> Mended:
    """The tables in our order. Records of a plain insert join the responses, with ids of ours."""
    try:
        tables: object = json.loads(data) if data.strip() else {}
    except (ValueError, RecursionError):
        raise Foreign("not-json") from None
    if not are_tables(tables):
        raise Foreign("not-tinydb")
    refuse_newer(tables)
    responses = tables.pop(RESPONSES, {})
    others = {name: dict(table) for name, table in tables.items()}
    default = others.get(_DEFAULT, {})
    strays = [key for key, document in default.items() if is_identifier(document.get("id"))]
    records: dict[int, Record] = {}
    try:
        for key, document in responses.items():
            _enter(records, document, int(key))
        for key in strays:
            _enter(records, default.pop(key), int(key))
        dump(others)
    except NotJson:
        raise Foreign("not-finite") from None
    if strays and not default:
        del others[_DEFAULT]
    return Mended(others, list(records.values()), adopted=True)


def _enter(records: dict[int, Record], document: Document, key: int) -> None:
    named = is_identifier(document.get("id"))
    numbers = doc_ids(document) if named or key in records else iter([key])
    number = next(number for number in numbers if number not in records)
    records[number] = Record(number, dump(document))
