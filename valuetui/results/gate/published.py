"""The tables of one group that have been shown, and whether one more may stand beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from valuetui.instrument.model import THRESHOLD_FLOOR
from valuetui.results.gate.derived import Derived, Row

Cell = tuple[str, ...]
"""The category of each variable, such as ``("schools", "2026-11-23", "kiosk", "sv")``."""

Sizes = tuple[int, ...]
"""Numbers of respondents: one for each question, one for those who answered both, and so on for all
whose figures are shown."""


def added(first: Sizes | None, second: Sizes) -> Sizes:
    """The sum of two sizes, or the second where there is no first."""
    return tuple(map(sum, zip(first, second, strict=True))) if first else second


@dataclass(frozen=True)
class Published:
    """What follows from the tables so far, for each of the sizes on its own.

    Respondents come in kinds, whom no table tells apart. A table is given by the kinds in it.
    """

    threshold: int
    there: tuple[Sizes, ...]
    """How many respondents of each kind there are."""
    counted: tuple[Sizes, ...]
    """How many of them count as people; fewer where some are of a second kind too."""
    derived: tuple[Derived, ...]

    @classmethod
    def nothing(
        cls, threshold: int, there: Sequence[Sizes], counted: Sequence[Sizes] | None = None
    ) -> "Published":
        """No table yet.

        ``ValueError`` where some kinds have more numbers than others, or the threshold is below the
        floor.
        """
        if threshold < THRESHOLD_FLOOR:
            raise ValueError(f"the threshold may not be below {THRESHOLD_FLOOR}")
        if len({len(sizes) for sizes in there}) > 1:
            raise ValueError("every cell needs a number for each of the same figures")
        figures = len(there[0]) if there else 0
        return cls(threshold, tuple(there), tuple(counted or there), (Derived(),) * figures)

    @property
    def safe(self) -> bool:
        """Whether all that follows is about nobody, or at least ``threshold`` people at once."""
        return all(self._safe(place) for place in range(len(self.derived)))

    def plus(self, *tables: Row) -> "Published":
        """These tables too, whether that is safe or not."""
        derived = tuple(self._with(each, place, tables) for place, each in enumerate(self.derived))
        return Published(self.threshold, self.there, self.counted, derived)

    def plus_if_safe(self, *tables: Row) -> "Published | None":
        """These tables too; None where they are not safe beside the others."""
        more = self.plus(*tables)
        return more if more.derived == self.derived or more.safe else None

    def _with(self, derived: Derived, place: int, tables: Iterable[Row]) -> Derived:
        for table in tables:
            derived = derived.plus(
                {kind: number for kind, number in table.items() if self.there[kind][place]}
            )
        return derived

    def _safe(self, place: int) -> bool:
        weights = [sizes[place] for sizes in self.counted]
        return self.derived[place].safe(weights, self.threshold)
