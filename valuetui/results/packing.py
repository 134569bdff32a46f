"""Tallies as bytes, to be kept beside the answers that they were counted from.

A line of JSON says what was counted together and how many people; the upper halves of the matrices
follow, in the fewest bytes that hold their numbers; a digest of all that ends it.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from valuetui.results.tally import Cell, Layout, Matrix, Stratum, Tally

FORM = 1
"""Version of this form; another one is not read, for what it was made from is still there."""

_DIGEST = hashlib.sha256().digest_size
_TYPES = ("|u1", "<u2", "<u4")


class NotATally(ValueError):
    """Bytes that are no tally, or not whole, or of another version."""


def pack(tally: Tally) -> bytes:
    """The tally as bytes: the same for the same counts."""
    upper = np.triu_indices(tally.layout.size)
    cells = sorted(tally.cells.items(), key=lambda each: json.dumps(each[0]))
    halves = [_shortest(cell.matrix[upper]) for _, cell in cells]
    head = {
        "form": FORM,
        "questions": tally.layout.questions,
        "values": tally.layout.values,
        "cells": [
            [stratum, cell.n, half.dtype.str]
            for (stratum, cell), half in zip(cells, halves, strict=True)
        ],
    }
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    content = b"\n".join([line, b"".join(half.tobytes() for half in halves)])
    return content + hashlib.sha256(content).digest()


def unpack(data: bytes) -> Tally:
    """The tally that :func:`pack` made the bytes of. Raises :class:`NotATally`."""
    content, digest = data[:-_DIGEST], data[-_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        raise NotATally("not whole")
    line, _, halves = content.partition(b"\n")
    try:
        head = json.loads(line)
        if head["form"] != FORM:
            raise NotATally("another version")
        layout = Layout(tuple(head["questions"]), tuple(head["values"]))
        return Tally(layout, dict(_cells(head["cells"], layout, halves)))
    except (KeyError, TypeError, ValueError) as error:
        raise NotATally("no tally") from error


def _cells(listed: list[Any], layout: Layout, halves: bytes) -> Iterator[tuple[Stratum, Cell]]:
    upper = np.triu_indices(layout.size)
    start = 0
    for fields, n, kind in listed:
        half = np.frombuffer(halves, np.dtype(kind), len(upper[0]), start)
        start += half.nbytes
        matrix = np.zeros((layout.size, layout.size), np.int32)
        matrix[upper] = half
        matrix.T[upper] = half
        *names, answered = fields
        yield Stratum._make([*names, tuple(answered)]), Cell(n, matrix)


def _shortest(numbers: Matrix) -> np.ndarray[Any, np.dtype[Any]]:
    """The numbers in the narrowest type that holds the largest of them."""
    largest = int(numbers.max(initial=0))
    return numbers.astype(next(kind for kind in _TYPES if largest <= np.iinfo(kind).max))
