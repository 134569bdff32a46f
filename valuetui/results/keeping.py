"""Frozen figures as bytes, to be kept from one look to the next.

A line of JSON says what was shown of each group; the tables that are shown, and who is counted in
them, follow; a digest of all that ends it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from valuetui.results.frozen import Frozen
from valuetui.results.gate import Stay
from valuetui.results.roster import ID, IDS, People
from valuetui.results.standing import Standing
from valuetui.results.tally import Layout

Buffer: TypeAlias = bytes | memoryview

FORM = 2
"""Version of this form."""

_DIGEST = hashlib.sha256().digest_size


class NotFrozen(ValueError):
    """Bytes that are no frozen figures, or not whole."""


class NewerForm(ValueError):
    """Frozen figures of a later version of the form."""


def pack_frozen(figures: Iterable[Frozen]) -> list[Buffer]:
    """The figures of some groups as bytes, in several pieces."""
    heads: list[dict[str, Any]] = []
    parts: list[Buffer] = []
    for frozen in figures:
        heads.append(_head(frozen))
        parts += [_bytes(frozen.people.ids), _bytes(frozen.people.places.astype("<i4", copy=False))]
        parts += frozen.tables.values()
    head = {"form": FORM, "groups": heads}
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    pieces: list[Buffer] = [line, b"\n", *parts]
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return [*pieces, digest.digest()]


def unpack_frozen(data: bytes) -> dict[str, Frozen]:
    """The figures that :func:`pack_frozen` made the bytes of, by group.

    Raises :class:`NotFrozen` and :class:`NewerForm`.
    """
    content, digest = data[:-_DIGEST], data[-_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        raise NotFrozen("not whole")
    line, _, parts = content.partition(b"\n")
    try:
        head = json.loads(line)
        if head["form"] > FORM:
            raise NewerForm("of a later version")
        if head["form"] < FORM:
            raise NotFrozen("of a version that nobody was given")
        return {each.group: each for each in _groups(head["groups"], parts)}
    except (NewerForm, NotFrozen):
        raise
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise NotFrozen("no frozen figures") from error


def _head(frozen: Frozen) -> dict[str, Any]:
    return {
        "group": frozen.group,
        "threshold": frozen.threshold,
        "instrument": frozen.instrument,
        "questions": frozen.layout.questions,
        "values": frozen.layout.values,
        "snapshots": [sorted(shown) for shown in frozen.snapshots],
        "standings": [_standing(each) for each in frozen.standings],
        "departed": [[*_standing(each), n] for each, n in frozen.departed.items()],
        "corrected": {each.hex(): by.hex() for each, by in sorted(frozen.people.corrected.items())},
        "people": len(frozen.people.ids),
        "tables": [[category, len(packed)] for category, packed in frozen.tables.items()],
    }


def _groups(heads: list[Mapping[str, Any]], parts: bytes) -> Iterator[Frozen]:
    start = 0

    def part(length: int) -> bytes:
        nonlocal start
        start += length
        return parts[start - length : start]

    for head in heads:
        n = head["people"]
        ids = np.frombuffer(part(ID * n), IDS)
        places = np.frombuffer(part(4 * n), "<i4").astype(np.int32)
        standings = tuple(_standing_of(each) for each in head["standings"])
        if n and not 0 <= places.min() <= places.max() < len(standings):
            raise NotFrozen("no such standing")
        corrected = {bytes.fromhex(e): bytes.fromhex(by) for e, by in head["corrected"].items()}
        yield Frozen(
            group=head["group"],
            threshold=head["threshold"],
            instrument=head["instrument"],
            layout=Layout(tuple(head["questions"]), tuple(head["values"])),
            snapshots=tuple(
                frozenset((variable, name) for variable, name in shown)
                for shown in head["snapshots"]
            ),
            people=People(ids, places, corrected),
            standings=standings,
            departed={_standing_of(each): n for *each, n in head["departed"]},
            tables={
                tuple(category) if category else None: part(length)
                for category, length in head["tables"]
            },
        )


def _bytes(numbers: NDArray[Any]) -> Buffer:
    """The bytes of the numbers, where they lie: they are many."""
    return numbers.view(np.uint8).data


def _standing(standing: Standing) -> list[Any]:
    stay = standing.stay
    return [stay.cell, stay.since, stay.until, stay.again, stay.earlier, standing.answered]


def _standing_of(fields: list[Any]) -> Standing:
    cell, since, until, again, earlier, answered = fields
    spans = tuple((start, end) for start, end in earlier)
    return Standing(Stay(tuple(cell), since, until, again, spans), tuple(answered))
