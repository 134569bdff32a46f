"""The answer to one question: at most ``limit`` different values, and perhaps a word that the
person misses among them. Everything is undoable."""

from dataclasses import dataclass


class TooMany(ValueError):
    """Every place is taken: something must be taken out or swapped first."""


@dataclass(frozen=True)
class Picks:
    """Value ids in the order they were picked, the word written in, and both as they were before
    each change."""

    limit: int
    chosen: tuple[str, ...] = ()
    history: tuple[tuple[tuple[str, ...], str], ...] = ()
    write_in: str = ""
    """Never counted among the picks."""

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

    def write(self, word: str) -> "Picks":
        """With this word written in, or none."""
        return self if word == self.write_in else self._changed(self.chosen, word)

    def undo(self) -> "Picks":
        """As it was before the last change; the same when there was none."""
        if not self.history:
            return self
        *earlier, (chosen, write_in) = self.history
        return Picks(self.limit, chosen, tuple(earlier), write_in)

    def _changed(self, chosen: tuple[str, ...], write_in: str | None = None) -> "Picks":
        history = (*self.history, (self.chosen, self.write_in))
        return Picks(self.limit, chosen, history, self.write_in if write_in is None else write_in)
