"""Which answers are counted, and as what: to tell afterwards which came, left or were changed.

Of each answer there are the 16 bytes of its id and a small number, and never in which order they
came.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from valuetui.results.gate.published import Cell
from valuetui.results.selection import cell_of
from valuetui.results.tally import Stratum

Ids: TypeAlias = NDArray[np.bytes_]
Places: TypeAlias = NDArray[np.int32]

ID = 16
"""Bytes of an id."""
IDS = np.dtype(f"S{ID}")
NOWHERE = -1


class Kind(NamedTuple):
    """What the gate tells answers apart by."""

    cell: Cell
    answered: tuple[str, ...]
    """Ids of the questions that were answered, in the order of the layout."""

    @classmethod
    def of(cls, stratum: Stratum) -> "Kind":
        """The kind of a stratum's answers."""
        return cls(cell_of(stratum), stratum.answered)


@dataclass(frozen=True, eq=False)
class People:
    """Answers, sorted by id, with the place of each in some list."""

    ids: Ids
    places: Places
    corrected: Mapping[bytes, bytes]
    """Id of each answer that does not count as it was given, to that of the correction."""

    @classmethod
    def nobody(cls) -> "People":
        """No answers."""
        return cls(np.empty(0, IDS), np.empty(0, np.int32), {})

    def identifiers(self) -> frozenset[bytes]:
        """The ids one by one."""
        ids = self.ids.tobytes()
        return frozenset(ids[start : start + ID] for start in range(0, len(ids), ID))

    def counts(self, length: int) -> NDArray[np.intp]:
        """How many there are at each place of a list of this length."""
        return np.bincount(self.places[self.places >= 0], minlength=length)

    def at(self, ids: Ids) -> tuple[Places, NDArray[np.bool_]]:
        """Where these ids stand here, and whether they do."""
        if not len(self.ids):
            return np.zeros(len(ids), np.int32), np.zeros(len(ids), np.bool_)
        if np.array_equal(self.ids, ids):  # as where nothing has changed
            return np.arange(len(ids), dtype=np.int32), np.ones(len(ids), np.bool_)
        found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1).astype(np.int32)
        return found, self.ids[found] == ids

    def places_of(self, answers: Iterable[str]) -> list[int]:
        """The places of these, which are all here, by their ids in hexadecimal."""
        ids = np.frombuffer(b"".join(map(bytes.fromhex, answers)), IDS)
        found: list[int] = self.places[self.at(ids)[0]].tolist()
        return found

    def joined(self, others: "People") -> "People":
        """These and others. (While nobody was known before there is nothing to put in order.)"""
        if not len(self.ids):
            return others
        ids, places = np.concatenate([self.ids, others.ids]), [self.places, others.places]
        order = np.argsort(ids, kind="stable")
        corrected = {**self.corrected, **others.corrected}
        return People(ids[order], np.concatenate(places)[order], corrected)

    def where(self, chosen: NDArray[np.bool_] | slice) -> "People":
        """Some of them."""
        if not isinstance(chosen, slice) and chosen.all():
            chosen = slice(None)
        ids, places = self.ids[chosen], self.places[chosen]
        if not self.corrected:
            return People(ids, places, {})
        _, here = People(ids, places, {}).at(as_ids(self.corrected))
        kept = {
            each: by for (each, by), is_here in zip(self.corrected.items(), here, strict=True)
            if is_here
        }  # fmt: skip
        return People(ids, places, kept)


def as_ids(ids: Mapping[bytes, object]) -> Ids:
    """These ids as an array."""
    return np.frombuffer(b"".join(ids), IDS)


class Roster:
    """All answers of a wave that are counted, each with its stratum."""

    def __init__(self) -> None:
        self.strata: dict[tuple[str, Stratum], int] = {}
        """The hash of the instrument and the stratum, to their number."""
        self.corrected: dict[bytes, bytes] = {}
        """As that of :class:`People`."""
        self._is_sorted = False
        self._ids = bytearray()
        self._numbers = array("I")  # of four bytes wherever Python runs

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, answer: str, stamp: str, stratum: Stratum, correction: str | None) -> None:
        """One more answer, by its id; ``correction`` is the id of the one that says what it is."""
        identifier = bytes.fromhex(answer)
        self._is_sorted = False
        self._ids += identifier
        key = stamp, stratum
        number = self.strata.get(key)
        if number is None:
            number = self.strata[key] = len(self.strata)
        self._numbers.append(number)
        if correction:
            self.corrected[identifier] = bytes.fromhex(correction)

    def people(self, kind_of: Callable[[str, Stratum], Kind | None]) -> tuple[People, list[Kind]]:
        """Those whose stratum has a kind, and the list of kinds in which their places are."""
        kinds: dict[Kind, int] = {}
        places = np.full(len(self.strata), NOWHERE, np.int32)
        for (stamp, stratum), number in self.strata.items():
            kind = kind_of(stamp, stratum)
            if kind is not None:
                places[number] = kinds.setdefault(kind, len(kinds))
        of_each = places[np.frombuffer(self._numbers, np.uint32)]
        order = np.flatnonzero(of_each != NOWHERE)
        if not self._is_sorted:
            order = order[np.argsort(np.frombuffer(self._ids, IDS)[order])]
        people = People(np.frombuffer(self._ids, IDS)[order], of_each[order], self.corrected)
        return people.where(slice(None)), list(kinds)

    def packed(self) -> tuple[list[tuple[str, Stratum]], bytes, bytes]:
        """The strata, the ids in order, and the number of the stratum of each."""
        ids, numbers = np.frombuffer(self._ids, IDS), np.array(self._numbers, "<u4")
        order = np.argsort(ids)
        return list(self.strata), ids[order].tobytes(), numbers[order].tobytes()

    @classmethod
    def unpacked(
        cls,
        strata: list[tuple[str, Stratum]],
        ids: bytes,
        numbers: bytes,
        corrected: Mapping[bytes, bytes],
    ) -> "Roster":
        """What :meth:`packed` gave. ``ValueError`` where it cannot have."""
        roster = cls()
        roster.strata = {each: number for number, each in enumerate(strata)}
        roster.corrected = dict(corrected)
        roster._ids = bytearray(ids)
        found = np.frombuffer(numbers, "<u4")
        if len(ids) != ID * len(found) or found.max(initial=0) > max(0, len(strata) - 1):
            raise ValueError("no roster")
        roster._numbers = array("I")
        roster._numbers.frombytes(found.astype(np.uint32, copy=False).tobytes())
        roster._is_sorted = True
        return roster
