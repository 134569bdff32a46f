"""Sheets as tables of texts, and the names that a form of ours has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from valuetui.instrument.model import Instrument, Question
from valuetui.words import language_name

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
KEPT = "valuetui"
"""What XLSForm has no place for: a key a row, with a value or a text in every language."""
KEPT_VALUES = "valuetui_values"
"""The same of the value list."""

GROUPS_LIST, VALUES_LIST = "groups", "values"
GROUP, INFORMATION = "group", "information"
STAMP = "valuetui_instrument"
"""The field that carries the content hash, so that an answer tells what it is an answer to."""
ORDER = "valuetui_order"
"""The field with the seed of the order: a person sees the same order at every question."""

MOST_LETTERS = 32_767
"""Characters that a cell holds."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: the heading of each column, and rows with a text in each, empty where none is."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> "Sheet":
        """The sheet with these rows; what a row does not say is empty."""
        return cls(
            name, tuple(columns), tuple(tuple(row.get(c, "") for c in columns) for row in rows)
        )

    def place(self, row: int, column: int) -> str:
        """What a spreadsheet calls the cell, such as ``survey!F12``; row and column from 0, below
        the headings, which are row -1."""
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{self.name}!{letters}{row + 2}"


Form: TypeAlias = Mapping[str, Sheet]
"""The sheets of a form by name."""


def language_heading(language: str) -> str:
    """What a column of a language is called after its ``::``, such as ``Svenska (sv)``."""
    return f"{language_name(language)} ({language})"


def options_list(question_id: str) -> str:
    """The name of the list with the options of a background question."""
    return f"list_{question_id}"


def write_in_field(instrument: Instrument, question: Question) -> str:
    """The field for a word of one's own, called as no question is."""
    name = f"{question.id}_own_word"
    while name in instrument.background_by_id or name in instrument.question_by_id:
        name += "_"
    return name
