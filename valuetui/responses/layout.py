"""What stands where in the always-closed file. Pure: bytes in, bytes out.

The file is one JSON document that TinyDB reads, and a journal at the same time::

    {"meta":{"1":{"form":2,"station":"kiosk-1"}},
    "responses":{
    "5713…":{"id":"9e95…", …,"_chain":"83c1…"}
    ,"1180…":{"id":"2f41…", …,"_chain":"07aa…"}
    }}
    (blanks: the reserve)

``_chain`` is the file's, not the document's: see :mod:`.chain`. A file of form 1 has none.

A record is one line, and it counts when its newline is there. To save is to write a line and the
closer over the closer and some of the blanks. All is printable ASCII, and two blanks never follow
each other within a line (the second is escaped): where they do, or where any other byte stands,
a part of the line never reached the disk.
"""

import gc
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any, NamedTuple, TypeGuard

from valuetui.responses.chain import CHAIN, digest, linked, own_of, with_chain, without_chain

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

FORM = 2
"""Number of this layout, in the table ``meta``; a later form keeps reading the earlier ones."""

META = "meta"
RESPONSES = "responses"

CLOSER = b"}}\n"
RESERVE = 1 << 16
"""Bytes of blanks behind the closer of a new file."""
LONGEST_APPEND = RESERVE // 2
"""Bytes that may be written in place at once. The reserve is topped up when less than this is left,
so that what a power cut may tear always lies within the last :data:`TAIL` bytes of the file."""
TAIL = 4 * RESERVE

_SECOND_LINE = b'"responses":{\n'
_RECORD = re.compile(rb'(,?)"(-?[0-9]{1,40})":(\{[ -~]*\})')
_IDENTIFIER = re.compile(r"[0-9a-f]{32}")
_BATCH = 1000
_BLANK = b" "
_HOLE = b"  "
_LOSS = re.compile(rb".*(?:  |\0)(?=,)", re.DOTALL)
_WHITE = b" \t\r\n"
_NOTHING = _WHITE + b"\0"
_NO_CONTENT = _NOTHING + b"}"

_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False, check_circular=False).encode


class NotJson(ValueError):
    """A document holds what JSON cannot hold. Says nothing of the content."""


class Record(NamedTuple):
    """A document as it stands in a file: its TinyDB id and its JSON. Equal if all fields are."""

    doc_id: int
    text: bytes
    """Without the chain."""
    chain: bytes = b""
    """What links it to the record before it; empty for one that is in no file yet."""
    offset: int = -1
    """Where its line begins in the file that it was read from."""

    def document(self) -> Document:
        """The document. Raises ``ValueError`` where the text is no JSON after all."""
        try:
            document: Document = json.loads(self.text.decode())
        except RecursionError:
            raise ValueError("nested too deeply") from None
        return document


@dataclass(frozen=True, slots=True)
class Head:
    """What precedes the records: the other tables, and the offset at which the records begin."""

    others: Tables
    records: int


def has_hole(text: bytes) -> bool:
    """Whether a line is a record of which some part never reached the disk.

    It may be JSON nevertheless: blanks within a string.
    """
    return _RECORD.fullmatch(text) is not None and _HOLE in text


def dump(document: Mapping[str, Any]) -> bytes:
    """The document as JSON on one line, such as a record may hold. Raises :class:`NotJson`."""
    if CHAIN in document:
        document = {key: content for key, content in document.items() if key != CHAIN}
    try:
        text = _encode(dict(document))
    except (TypeError, ValueError, RecursionError):
        # The cause is cut off: it may quote the document.
        raise NotJson("not JSON") from None
    return text.replace("  ", " \\u0020").encode("ascii")


def lines(records: Iterable[Record], after: bytes | None = None) -> Iterator[bytes]:
    """The lines of records that come after the chain of another, or begin a file.

    A record that is in a chain already keeps its place in it: to write a file anew must not hide
    that something was changed in the old one.
    """
    for record in records:
        chain = chain_after(after, record)
        yield line(record, chain, first=after is None)
        after = chain


def line(record: Record, chain: bytes, *, first: bool) -> bytes:
    """The line of a record that has this chain."""
    comma = b"" if first else b","
    return b'%s"%d":%s\n' % (comma, record.doc_id, with_chain(record.text, chain))


def chain_after(after: bytes | None, record: Record) -> bytes:
    """The record's own chain, or what it is after that of another, or of none."""
    return record.chain or linked(after or b"", record.doc_id, record.text)


def write_head(others: Tables) -> bytes:
    """The first two lines. Raises :class:`NotJson`."""
    return dump(others)[:-1] + b",\n" + _SECOND_LINE


def read_head(data: bytes) -> Head | None:
    """The head at the beginning of ``data``, or None where the file is laid out otherwise."""
    end = data.find(b"\n") + 1
    if not data.startswith(_SECOND_LINE, end) or not data[:end].endswith(b",\n"):
        return None
    try:
        others = json.loads(data[: end - 2] + b"}")
    except (ValueError, RecursionError):
        return None
    return Head(others, end + len(_SECOND_LINE)) if are_tables(others) else None


def are_tables(tables: object) -> TypeGuard[Tables]:
    """Whether it is what TinyDB keeps: names to tables, whole numbers to documents."""
    return isinstance(tables, dict) and all(
        isinstance(table, dict)
        and all(re.fullmatch("-?[0-9]{1,40}", key) for key in table)
        and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    )


def with_meta(others: Tables, station: str) -> Tables:
    """The tables with the one that tells the form of the file."""
    meta = {number: _of_this_form(document) for number, document in others.get(META, {}).items()}
    if form_of(others) is None:
        number = next(str(n) for n in count(1) if str(n) not in meta)
        meta[number] = {"form": FORM, "station": station}
    return {META: meta, **{name: table for name, table in others.items() if name != META}}


def _of_this_form(document: Document) -> Document:
    return document | {"form": FORM} if isinstance(document.get("form"), int) else document


def form_of(others: Tables) -> int | None:
    """Number of the form that the file says it has."""
    forms = [document.get("form") for document in others.get(META, {}).values()]
    return next((form for form in forms if isinstance(form, int)), None)


def is_identifier(content: object) -> TypeGuard[str]:
    """Whether it is a record's id: 128 bits as 32 lowercase hexadecimal digits."""
    return isinstance(content, str) and _IDENTIFIER.fullmatch(content) is not None


def own_doc_ids(identifier: str) -> Iterator[int]:
    """The TinyDB ids that a document with this id may have, the likeliest first.

    The upper 63 bits of its random id: a number that counted up would tell in which order people
    came. The next number serves where another document has the first.
    """
    return _numbers(int(identifier, 16) >> 65)


def doc_ids(document: Mapping[str, Any]) -> Iterator[int]:
    """The TinyDB ids that any document may have: its own, or random ones where it has no id."""
    identifier = document.get("id")
    if is_identifier(identifier):
        return own_doc_ids(identifier)
    return _numbers(secrets.randbits(63))


def _numbers(first: int) -> Iterator[int]:
    number = first
    while True:
        yield number
        number = (number + 1) % (1 << 63)


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records by their random ids, with new TinyDB ids and no chain: the same whatever the
    order in which they came."""
    documents = [
        (str(document.get("id")), record.text, document) for record, document in parsed(records, [])
    ]
    taken: set[int] = set()
    placed: list[Record] = []
    for _, text, document in sorted(documents, key=lambda each: each[:2]):
        number = next(number for number in doc_ids(document) if number not in taken)
        taken.add(number)
        placed.append(Record(number, text))
    return placed


@dataclass(slots=True)
class Scan:
    """Reads record lines, and tells afterwards in which state they were.

    ``end`` is both where to begin and, afterwards, where the unbroken run of records stops: there
    the closer belongs. ``first`` is the offset of the file's first record.
    """

    end: int
    first: int
    torn: list[bytes] = field(default_factory=list)
    """Lines with content that are no records."""
    closed: bool = False
    """The closer stands right behind the unbroken run."""
    disorder: bool = False
    """Something is there that does not belong."""

    @property
    def quiet(self) -> bool:
        """Everything is as a finished save leaves it."""
        return self.closed and not self.disorder

    def records(self, stretch: Iterable[bytes]) -> Iterator[Record]:
        """Every record in the bytes that begin at ``end``, also those behind a damaged part."""
        position, rest = self.end, b""
        for block in stretch:
            *whole, rest = (rest + block).split(b"\n")
            for text in whole:
                if line := self._record(text, position) or self._behind_a_loss(text, position):
                    yield line
                else:
                    self._pass(text, position)
                position += len(text) + 1
        self._pass(rest, None)

    def _record(self, text: bytes, position: int) -> Record | None:
        match = _RECORD.fullmatch(text)
        if match is None or (_BLANK in text and _HOLE in text):  # one byte is found much quicker
            return None
        comma_is_right = bool(match[1]) == (position > self.first)
        if position == self.end and comma_is_right and not self.disorder:
            self.end += len(text) + 1
        else:
            self.disorder = True
        document, chain = without_chain(match[3])
        return Record(int(match[2]), document, chain, position)

    def _behind_a_loss(self, text: bytes, position: int) -> Record | None:
        """The record in a line that begins with what another process wrote before it, and what
        never reached the disk, at least to its end. That it is whole its digest tells."""
        loss = _LOSS.match(text)
        record = self._record(text[loss.end() :], position + loss.end()) if loss else None
        if not loss or not record or own_of(record.chain) != digest(record.doc_id, record.text):
            return None
        self._pass(loss[0], None)
        return record

    def _pass(self, text: bytes, position: int | None) -> None:
        if text == CLOSER[:-1] and position == self.end and not self.closed:
            self.closed = True
        elif text.strip(_WHITE):
            self.disorder = True
            if text.strip(_NO_CONTENT):
                self.torn.append(text.strip(_NOTHING))


def parsed(records: Iterable[Record], torn: list[bytes]) -> Iterator[tuple[Record, Document]]:
    """The records with their documents; those that are no JSON after all go to ``torn``.

    They are parsed by the thousand with the garbage collector at rest, which otherwise looks
    through all the documents again and again: more than twice as fast as one by one.
    """
    records = iter(records)
    while batch := list(islice(records, _BATCH)):
        with no_collecting():
            found = list(_parse_together(batch) or _parse_singly(batch, torn))
        yield from found


def _parse_together(batch: list[Record]) -> list[tuple[Record, Document]] | None:
    """None where one of them is no JSON, or such as msgspec refuses and the standard library does
    not: half a surrogate, or a number beyond all bounds."""
    import msgspec  # a kiosk is seen before it reads

    text = b"[%s]" % b",".join([record.text for record in batch])
    try:
        documents = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return list(zip(batch, documents, strict=True)) if len(documents) == len(batch) else None


def _parse_singly(batch: list[Record], torn: list[bytes]) -> Iterator[tuple[Record, Document]]:
    for record in batch:
        try:
            yield record, record.document()
        except ValueError:
            torn.append(record.text)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the garbage collector rest meanwhile, unless it rests already."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
