"""The picks of one question: at most ``limit`` different values, with everything undoable."""

from dataclasses import dataclass


class TooMany(ValueError):
    """Every place is taken: something must be taken out or swapped first."""


@dataclass(frozen=True)
class Picks:
    """Value ids in the order they were picked, and the picks as they were before each change."""

    limit: int
    chosen: tuple[str, ...] = ()
    history: tuple[tuple[str, ...], ...] = ()

    @property
    def full(self) -> bool:
        return len(self.chosen) == self.limit

    @property
    def left(self) -> int:
        """How many more to pick."""
        return self.limit - len(self.chosen)

    def add(self, value: str) -> "Picks":
        """With ``value`` picked last. Picking what is picked changes nothing.

        Raises :class:`TooMany` when full.
        """
        if value in self.chosen:
            return self
        if self.full:
            raise TooMany
        return self._changed((*self.chosen, value))

    def remove(self, value: str) -> "Picks":
        """Without ``value``."""
        if value not in self.chosen:
            return self
        return self._changed(tuple(each for each in self.chosen if each != value))

    def swap(self, out: str, into: str) -> "Picks":
        """With ``into`` at the place of ``out``; raises ``ValueError`` when that makes no sense."""
        if out not in self.chosen or into in self.chosen:
            raise ValueError("can only swap a picked value for one that is not picked")
        return self._changed(tuple(into if each == out else each for each in self.chosen))

    def undo(self) -> "Picks":
        """As it was before the last change; the same when there was none."""
        if not self.history:
            return self
        *earlier, last = self.history
        return Picks(self.limit, last, tuple(earlier))

    def _changed(self, chosen: tuple[str, ...]) -> "Picks":
        return Picks(self.limit, chosen, (*self.history, self.chosen))
