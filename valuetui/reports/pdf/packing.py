"""A PDF made of objects, many of them small: packed as ISO 32000-1, 7.5.7 and 7.5.8, tells."""

import base64
import hashlib
import zlib
from collections.abc import Sequence

_ENTRY = 7
_PACKED = 200
"""So many objects are packed together: a reader unpacks all of them to find one."""


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """An object that holds bytes, packed."""
    packed = zlib.compress(content, 9)
    return b"<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (
        entries, len(packed), packed
    )  # fmt: skip


class PdfWriter:
    """A PDF in the making. Numbers of objects are taken first and filled in any order."""

    def __init__(self, heading: bytes) -> None:
        self._written = bytearray(heading)
        self._table = bytearray(_ENTRY)

    def take(self, many: int = 1) -> int:
        """So many numbers one after the other, of which this is the first."""
        first = len(self._table) // _ENTRY
        self._table += bytes(_ENTRY * many)
        return first

    def put(self, number: int, body: bytes) -> None:
        """An object that stands by itself, as everything that has a stream must."""
        self._find(number, 1, len(self._written), 0)
        self._written += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def pack(self, first: int, bodies: Sequence[bytes]) -> None:
        """Objects without a stream, which have consecutive numbers."""
        for start in range(0, len(bodies), _PACKED):
            self._pack(first + start, bodies[start : start + _PACKED])

    def _pack(self, first: int, bodies: Sequence[bytes]) -> None:
        pack, at, places = self.take(), 0, []
        for place, body in enumerate(bodies):
            self._find(first + place, 2, pack, place)
            places.append(b"%d %d" % (first + place, at))
            at += len(body) + 1
        index = b" ".join(places) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(index))
        self.put(pack, stream(index + b"\n".join(bodies), entries))

    def finished(self, root: int, info: int, name: bytes) -> bytes:
        """The PDF, whose objects have all been filled. ``name`` is its name among PDFs."""
        number, place = self.take(), len(self._written)
        self._find(number, 1, place, 0)
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[(%s)(%s)]" % (
            number + 1, root, info, name, name
        )  # fmt: skip
        self.put(number, stream(bytes(self._table), entries))
        self._written += b"startxref\n%d\n%%%%EOF" % place
        return bytes(self._written)

    def _find(self, number: int, kind: int, first: int, second: int) -> None:
        """Write into the table where an object is found."""
        at = number * _ENTRY
        self._table[at : at + _ENTRY] = bytes([kind]) + first.to_bytes(4) + second.to_bytes(2)


def name_of(*parts: bytes) -> bytes:
    """A name for a PDF that follows from what it is made of, as Typst writes one."""
    digest = hashlib.blake2b(b"\0".join(parts), digest_size=16).digest()
    return base64.b64encode(digest)
