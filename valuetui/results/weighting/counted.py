"""Answers counted by what is weighted: cells of single persons, of which nothing is to be shown."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from valuetui.instrument.model import Role
from valuetui.results.quality.picked import Picked

Said: TypeAlias = tuple[str | None, ...]
"""The option that somebody chose at each of some background questions; None where none."""


class Where(NamedTuple):
    """What other tables tell people apart by."""

    kind: Hashable
    """Which of them count somebody."""
    is_new: bool
    """Whether weighted figures that were shown before did not count them."""
    answered: tuple[Role, ...]


@dataclass
class Counted:
    """The answers of one group."""

    questions: tuple[str, ...]
    """The background questions by which they are counted."""
    people: Counter[tuple[Where, Said]] = field(default_factory=Counter)
    picks: dict[Said, dict[Role, Picked]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Picked))
    )

    def add(self, where: Where, said: Said, picks: Mapping[Role, Sequence[str]]) -> None:
        """Count one person, with the picks on each question that was answered."""
        self.people[where, said] += 1
        for role, picked in picks.items():
            self.picks[said][role].add(picked)

    @property
    def n(self) -> int:
        return self.people.total()

    def by_said(self) -> Counter[Said]:
        """How many said what."""
        found = Counter[Said]()
        for (_, said), people in self.people.items():
            found[said] += people
        return found

    def of(self, role: Role) -> dict[Said, Picked]:
        """The picks on one question of those who said each thing, where anybody answered it."""
        return {said: cells[role] for said, cells in self.picks.items() if role in cells}

    def kinds(self, role: Role, *, new: bool = False) -> list[Counter[Said]]:
        """Of each kind of those who answered a question, or of those among them who are new, how
        many said what."""
        found: dict[Where, Counter[Said]] = defaultdict(Counter)
        for (where, said), people in self.people.items():
            if role in where.answered and (where.is_new or not new):
                found[where][said] += people
        return list(found.values())
