"""Mergeable counts of answers: all that the measures need, and nothing about any one person."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from valuetui.responses.record import Answer


@dataclass
class Cell:
    """One group's picks on one question: ``n`` respondents, and how many picked each value."""

    n: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, picks: Iterable[str]) -> None:
        """Count one respondent."""
        self.n += 1
        self.counts.update(picks)

    def merge(self, other: "Cell") -> None:
        """Count everybody whom ``other`` counted."""
        self.n += other.n
        self.counts.update(other.counts)


@dataclass
class Tally:
    """Counts per group and question. Adding tallies is commutative and associative."""

    respondents: Counter[str] = field(default_factory=Counter)
    """Group id to the number of people who answered at least one question."""
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    """(group id, question id) to the counts of those who answered that question."""

    def add(self, answer: Answer) -> None:
        """Count one answer, and a partial one at the questions that it holds.

        A question whose picks are not all there is in no answer: the interview leaves it out.
        """
        answered = {question: picks for question, picks in answer.picks.items() if picks}
        if answered:
            self.respondents[answer.group] += 1
        for question, picks in answered.items():
            self.cells.setdefault((answer.group, question), Cell()).add(picks)

    def __iadd__(self, other: "Tally") -> "Tally":
        self.respondents.update(other.respondents)
        for key, cell in other.cells.items():
            self.cells.setdefault(key, Cell()).merge(cell)
        return self

    def with_questions(self, names: Mapping[str, str]) -> "Tally":
        """The same counts, with the questions named in ``names`` under their new ids."""
        cells = {
            (group, names.get(question, question)): cell
            for (group, question), cell in self.cells.items()
        }
        return Tally(self.respondents, cells)

    def cell(self, group: str, question: str) -> Cell:
        """The counts of a group on a question; empty where nobody has answered."""
        return self.cells.get((group, question), Cell())


def tally(answers: Iterable[Answer]) -> Tally:
    """The tally of all these answers."""
    counted = Tally()
    for answer in answers:
        counted.add(answer)
    return counted
