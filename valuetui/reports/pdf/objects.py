"""The objects of a PDF that Typst wrote: plain ones, with a table of where they stand.

Only as much of the format as that takes (ISO 32000-1, 7.5).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from valuetui.reports.pdf.compile import PdfFault

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PLACE = re.compile(rb"^(\d{10}) \d{5} n", re.MULTILINE)
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj\s*$", re.DOTALL)
_LITERAL = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)"
REFERENCE = re.compile(_LITERAL + rb"|\b(\d+) 0 R\b", re.DOTALL)
"""Where an object refers to another one; a text in brackets is met too, and has no group."""


@dataclass(frozen=True)
class Objects:
    """What a PDF holds: the bodies of its objects by number, and which two the trailer names."""

    heading: bytes
    bodies: Mapping[int, bytes]
    root: int
    info: int


def objects_of(pdf: bytes) -> Objects:
    """The objects of a PDF of Typst. Raises :class:`PdfFault` where it is written otherwise."""
    start = _START.search(pdf)
    if start is None:
        raise PdfFault("template", "no table of objects")
    table = pdf[int(start[1]) :]
    places = sorted(int(place) for place in _PLACE.findall(table))
    bodies = {}
    for place, after in zip(places, [*places[1:], int(start[1])], strict=True):
        found = _OBJECT.match(pdf[place:after])
        if found is None:
            raise PdfFault("template", f"no object at {place}")
        bodies[int(found[1])] = found[2]
    root, info = (_named(table, key) for key in (b"Root", b"Info"))
    return Objects(pdf[: places[0]], bodies, root, info)


def _named(body: bytes, key: bytes) -> int:
    return int(part_of(body, rb"/" + key + rb" (\d+) 0 R"))


def part_of(body: bytes, pattern: bytes) -> bytes:
    """The first group of a pattern in an object. Raises :class:`PdfFault` where it is not there."""
    found = re.search(pattern, body, re.DOTALL)
    if found is None:
        raise PdfFault("template", f"no {pattern.decode()}")
    return found[1]


def referring(body: bytes, renamed: Mapping[int, int]) -> bytes:
    """An object with the new number for every object that it refers to."""
    dictionary, stream, content = body.partition(b"stream\n")

    def told(found: re.Match[bytes]) -> bytes:
        return found[0] if found[1] is None else b"%d 0 R" % renamed[int(found[1])]

    return REFERENCE.sub(told, dictionary) + stream + content


def reached(bodies: Mapping[int, bytes], first: int) -> set[int]:
    """The objects that can be reached from one, and itself."""
    found, waiting = set[int](), [first]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            dictionary = bodies[number].partition(b"stream\n")[0]
            waiting += [int(each[1]) for each in REFERENCE.finditer(dictionary) if each[1]]
    return found


def pages_in(objects: Objects) -> list[int]:
    """The pages, in their order."""
    root = int(part_of(objects.bodies[objects.root], rb"/Pages (\d+) 0 R"))
    return [int(each) for each in re.findall(rb"(\d+) 0 R", objects.bodies[root])]
