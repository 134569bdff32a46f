"""Every state in which a power cut may leave a disk, as far as they can be counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from tests.faults.simulated import Names, Node, Remains, SimulatedDisk, apply, reached, write

PAGE, SECTOR, WORD, PAIR = 4096, 512, 64, 2
"""Bytes that reach a disk together or not at all.

Disks have sectors; the smaller ones are harsher than any disk. A pair is the least: the file has no
checksums, and a hole of one byte within a text looks like a blank that was meant.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an unsynced write that reaches the disk as a whole or not at all."""

    node: Node
    number: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cuts:
    """How power cuts are made: in pieces of ``granule`` bytes, at most ``limit`` subsets of them.

    Where there are no more subsets than that all of them are made, otherwise so many by chance.
    ``tears`` is the same for prefixes of the last write. With ``garbled`` as many states again have
    pieces that hold neither the old bytes nor the new ones.
    """

    granule: int
    limit: int
    tears: int
    garbled: bool = False

    def states(self, disk: SimulatedDisk, chance: Random) -> Iterator[Remains]:
        """What may be left of the disk if the power goes at this moment."""
        for names in _names(disk):
            found = dict(reached(names))
            nodes = {id(node): node for node in found.values() if node.unsynced}
            pieces = [piece for node in nodes.values() for piece in self._pieces(node)]
            for kept in self._kept(pieces, chance):
                for filled in (False, True):
                    yield _remains(found, pieces, kept, filled)

    def _pieces(self, node: Node) -> Iterator[Piece]:
        for change in node.unsynced:
            start, end = change.offset, change.offset + len(change.data)
            while start < end:
                stop = min(end, (start // self.granule + 1) * self.granule)
                part = change.data[start - change.offset : stop - change.offset]
                yield Piece(node, change.number, start, part)
                start = stop

    def _kept(self, pieces: list[Piece], chance: Random) -> Iterator[Sequence[bytes | None]]:
        """For each piece what reaches the disk in its place; None where nothing does."""
        whole: list[bytes | None] = [piece.data for piece in pieces]
        if not pieces:
            yield []
            return
        if 1 << len(pieces) <= self.limit:
            yield from product(*((piece.data, None) for piece in pieces))
        else:
            yield whole
            yield [None] * len(pieces)
            for _ in range(self.limit):
                share = chance.random()
                yield [data if chance.random() < share else None for data in whole]
        yield from self._torn(pieces, whole, chance)
        if self.garbled:
            for _ in range(self.limit):
                yield [_trashed(piece.data, chance) for piece in pieces]

    def _torn(
        self, pieces: list[Piece], whole: list[bytes | None], chance: Random
    ) -> Iterator[list[bytes | None]]:
        """The last write breaks off after any number of bytes; all before it is there."""
        last = max(piece.number for piece in pieces)
        length = sum(len(piece.data) for piece in pieces if piece.number == last)
        places = range(length)
        for place in places if length <= self.tears else chance.sample(places, self.tears):
            left = place
            torn = list(whole)
            for index, piece in enumerate(pieces):
                if piece.number == last:
                    torn[index] = piece.data[:left] or None
                    left = max(0, left - len(piece.data))
            yield torn


def _trashed(data: bytes, chance: Random) -> bytes | None:
    fate = chance.random()
    return data if fate < 0.4 else None if fate < 0.7 else chance.randbytes(len(data))


def _names(disk: SimulatedDisk) -> Iterator[Names]:
    """In each folder the first of the unsynced changes have happened, and the later ones not."""
    pending = list(disk.pending.values())
    for lengths in product(*(range(len(changes) + 1) for changes in pending)):
        names = dict(disk.durable)
        for changes, length in zip(pending, lengths, strict=True):
            for change in changes[:length]:
                apply(change, names)
        yield names


def _remains(
    names: Names, pieces: list[Piece], kept: Sequence[bytes | None], filled: bool
) -> Remains:
    """``filled``: the size of a file that has grown is on disk, even where its bytes are not."""
    contents = {id(node): bytearray(node.durable) for node in names.values()}
    for piece, data in zip(pieces, kept, strict=True):
        content = contents[id(piece.node)]
        if data is not None:
            write(content, piece.offset, data)
        if filled:
            content.extend(bytes(max(0, piece.offset + len(piece.data) - len(content))))
    return Remains(
        {path: bytes(contents[id(node)]) for path, node in names.items() if not node.is_folder},
        frozenset(path for path, node in names.items() if node.is_folder),
    )
