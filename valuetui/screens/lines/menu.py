"""Numbered choices, of which one is taken by its number or by its words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from valuetui.words.sorting import fold

Act = Callable[[], None]

LEAST = 2
"""Letters from which the beginning of a choice is enough."""


@dataclass(frozen=True)
class Choice:
    """Something to choose, and what follows."""

    label: str
    act: Act
    detail: str = ""


@dataclass(frozen=True)
class Menu:
    """Choices, numbered from 1."""

    choices: Sequence[Choice]

    def lines(self) -> list[str]:
        """A line for each choice."""
        return [
            f"{number}. {choice.label}" + (f": {choice.detail}" if choice.detail else "")
            for number, choice in enumerate(self.choices, 1)
        ]

    def chosen(self, typed: str) -> Choice | None:
        """The choice that a line means, if it means one."""
        number = number_in(typed)
        if number is not None:
            return self.choices[number - 1] if 1 <= number <= len(self.choices) else None
        wanted = fold(typed)
        labels = [fold(choice.label) for choice in self.choices]
        if wanted in labels:
            return self.choices[labels.index(wanted)]
        found = [place for place, label in enumerate(labels) if label.startswith(wanted)]
        return self.choices[found[0]] if len(found) == 1 and len(wanted) >= LEAST else None


def number_in(typed: str) -> int | None:
    """The number that a line is, such as ``12`` or ``12.``; None where it is none."""
    found = re.fullmatch(r"([0-9]{1,4})[.)]?", typed.strip())
    return int(found[1]) if found else None
