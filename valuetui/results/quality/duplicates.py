"""Answers with exactly the same picks, found by digests of 8 bytes an answer."""

from array import array
from collections.abc import Iterable

import numpy as np

WITHIN_64_BITS = 2**64 - 1


class Digests:
    """One number for each answer, equal where the picks are. Never shown: each is a person's."""

    __hash__ = None  # type: ignore[assignment]  # more are added

    def __init__(self) -> None:
        self._all = array("Q")

    def add(self, digest: int) -> None:
        """Keep the digest of one answer, of which the lowest 64 bits count."""
        self._all.append(digest & WITHIN_64_BITS)

    def merge(self, other: "Digests") -> None:
        """Keep all that ``other`` keeps."""
        self._all.extend(other._all)

    def together(self) -> int:
        """One number of all, in whatever order they came: nobody knows it who has not all picks."""
        return sum(self._all) & WITHIN_64_BITS

    def __len__(self) -> int:
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """The order in which answers came is no part of it."""
        return isinstance(other, Digests) and sorted(self._all) == sorted(other._all)

    def __repr__(self) -> str:
        return f"Digests of {len(self)} answers"

    @staticmethod
    def in_common(parts: Iterable["Digests"]) -> int:
        """How many answers, of all parts together, have the same picks as some other."""
        everything = array("Q")
        for part in parts:
            everything.extend(part._all)
        _, counts = np.unique(np.array(everything, dtype=np.uint64), return_counts=True)
        return int(counts[counts > 1].sum())
