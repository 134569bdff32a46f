"""Tables of data: what each column holds, and where its content comes from.

The name of a column is made of ids, so that a new label changes none. What people read of it is its
label and what its contents mean, in one language.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from valuetui.responses.meter import unseen
from valuetui.words import Text, Words
from valuetui.words.text import in_language

Content: TypeAlias = str | int | float | None
"""None where there is nothing: never 0, and never an empty text."""

Meanings: TypeAlias = Mapping[str | int, str]
"""Ids or codes to what they mean."""

T = TypeVar("T")

OFTEN = 500
"""Rows between two words about how many are done."""


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    """Whole numbers."""
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    """1 and 0."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column of a table of things."""

    name: str
    label: str
    """What it holds, in the language of the table."""
    read: Callable[[T], Content]
    kind: Kind = Kind.TEXT
    meanings: Meanings = field(default_factory=dict)
    """What contents mean, where they are ids or codes."""
    like: str = ""
    """Where several columns differ in a place or an id alone: their name with it in angle brackets,
    by which the codebook explains them once. Otherwise empty."""
    says: str = ""
    """The name of the column whose ids it puts into words; empty where it holds data itself."""


@dataclass(frozen=True)
class Table(Generic[T]):
    """A row for each of the things."""

    columns: Sequence[Column[T]]
    things: Sequence[T]
    meter: Callable[[float], None] = unseen
    """Is told which share of the rows is done, whenever they are read."""

    @property
    def names(self) -> list[str]:
        """The heading."""
        return [column.name for column in self.columns]

    def rows(self) -> Iterator[dict[str, Content]]:
        """Name of each column to its content, row by row."""
        for number, thing in enumerate(self.things):
            if number % OFTEN == 0:
                self.meter(number / len(self.things))
            yield {column.name: column.read(thing) for column in self.columns}

    def of_data(self) -> "Table[T]":
        """Without the columns that only put others into words."""
        return replace(self, columns=[column for column in self.columns if not column.says])


@dataclass(frozen=True)
class Set:
    """Columns that are together what was picked at one question."""

    name: str
    label: str
    columns: Sequence[str]
    are_yes_no: bool
    """Whether each column is for one thing, 1 where it is picked; else each holds a pick."""


@dataclass(frozen=True)
class Teller(Generic[T]):
    """Makes columns of things with their words in one language."""

    words: Words

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return in_language(text, self.words.language)

    def plain(self, name: str, read: Callable[[T], Content], kind: Kind = Kind.TEXT) -> Column[T]:
        """A column that is explained in the catalogue under its name."""
        return Column(name, self.words(f"data.column.{name}"), read, kind)

    def named(
        self, name: str, read: Callable[[T], Content], meanings: Meanings, kind: Kind = Kind.TEXT
    ) -> tuple[Column[T], Column[T]]:
        """A column of ids or codes, and the one beside it that says them in words."""
        coded = Column(name, self.words(f"data.column.{name}"), read, kind, meanings)
        return coded, in_words(coded, self.words("data.column.label", column=name))


def in_words(coded: Column[T], label: str) -> Column[T]:
    """The column that says the contents of another in words, several with commas between; what
    means nothing that is known stays as it is."""

    def say(thing: T) -> Content:
        content = coded.read(thing)
        if content is None or isinstance(content, float):
            return content
        if content in coded.meanings:
            return coded.meanings[content]
        return ", ".join(coded.meanings.get(each, each) for each in str(content).split())

    like = f"{coded.like}_label" if coded.like else ""
    return Column(f"{coded.name}_label", label, say, like=like, says=coded.name)
