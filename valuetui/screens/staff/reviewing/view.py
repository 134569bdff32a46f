"""Drawing the list of words to review."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from valuetui.responses.reviews.review import Verdict, folded, mark_of
from valuetui.results.reviewing import Desk, Heard
from valuetui.screens.results.layout import Block, padded, right_aligned, wrapped
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.look import Look, banded, filled, keys_block, presses, typed_line
from valuetui.words import Words
from valuetui.words.numbers import number
from valuetui.words.text import in_language

NAME, PEOPLE = 30, 9
"""Columns of the words at most, and of how many wrote them."""
AROUND = 10
"""Lines above and below the words."""
SUGGESTIONS = 3
KEYS = {"1": "show", "2": "hide", "3": "same", "0": "open", "u": "undo", "n": "next", "?": "help"}
ENDS = {"quit": ("q", "q"), "menu": ("escape", "Esc")}
"""The key that leads away, and its sign."""


def rows_in(height: int) -> int:
    """How many words are seen at once."""
    return max(1, height - AROUND)


@dataclass(frozen=True)
class View:
    """All that is to be seen."""

    desk: Desk
    title: str
    place: int
    field: Field | None
    suggestions: Sequence[str]
    chosen: int
    told: tuple[str, bool] | None
    words: Words
    look: Look
    ends: str = "quit"
    """Where one comes to from here: the key of its words."""

    def lines(self, width: int, height: int) -> Block:
        """The whole screen."""
        return [*self._head(width), *self._list(width, rows_in(height)), *self._foot(width)]

    def _head(self, width: int) -> Block:
        look, words = self.look, self.words
        waiting = words("missed.review.waiting", n=self.desk.waiting, all=len(self.desk.words))
        title = words("missed.review.title", title=self.title)
        band = banded(Text(title, look.strong), Text(waiting, look.strong), width, look.band)
        heads = self._row(
            "   ",
            Text(words("missed.review.word"), look.muted),
            Text(words("missed.review.people"), look.muted),
            Text(words("missed.review.decision"), look.muted),
            width,
        )
        return [band, Text(), heads]

    def _list(self, width: int, rows: int) -> Block:
        last = max(0, len(self.desk.words) - rows)
        top = max(0, min(self.place - rows // 2, last))
        seen = self.desk.words[top : top + rows]
        lines = [self._line(place, each, width) for place, each in enumerate(seen, start=top)]
        return filled(lines, rows)

    def _line(self, place: int, word: Heard, width: int) -> Text:
        look, is_here = self.look, place == self.place
        n = Text(number(self.words, word.n), look.text)
        name = Text(word.text, look.accent if is_here else look.text)
        line = self._row(" ▸ " if is_here else "   ", name, n, self._decision(word), width)
        line.stylize(presses(f"row {place}"))
        return line

    def _row(self, mark: str, name: Text, n: Text, decision: Text, width: int) -> Text:
        line = Text.assemble(
            (mark, self.look.accent), padded(name, _room(width)), right_aligned(n, PEOPLE), "   ",
            decision,
        )  # fmt: skip
        return padded(line, width)

    def _decision(self, word: Heard) -> Text:
        """What becomes of a word by now."""
        words, look, reviews = self.words, self.look, self.desk.reviews
        found = reviews.outcome(word.key)
        if found is None:
            key = "in_list" if word.key in self.desk.values else "waiting"
            text, style = words(f"missed.review.is.{key}"), look.muted
        elif found.verdict is Verdict.HIDE:
            text, style = words("missed.review.is.hidden"), look.bad
        elif found.verdict is Verdict.VALUE:
            label = self._label(found.value)
            text, style = words("missed.review.is.value", value=label), look.text
        elif folded(found.text) == word.key and found.text == word.text:
            text, style = words("missed.review.is.shown"), look.good
        else:
            text, style = words("missed.review.is.shown_as", word=found.text), look.good
        if mark_of(word.key) in reviews.disputed:
            text = words("missed.review.is.disputed", decision=text)
        return Text(text, style)

    def _label(self, value_id: str) -> str:
        found = (each for each in self.desk.values.values() if each.id == value_id)
        value = next(found, None)
        return in_language(value.label, self.words.language) if value else value_id

    def _foot(self, width: int) -> Block:
        """What was told last or is typed now, and the keys."""
        look, words = self.look, self.words
        if self.field is None:
            keys = [(key, key, words(f"missed.review.keys.{name}")) for key, name in KEYS.items()]
            keys.append((*ENDS[self.ends], words(f"missed.review.keys.{self.ends}")))
            body = filled([Text(), *self._said(width), *self._whole(width)], AROUND - 3 - 2)
        else:
            keys = [
                ("down", "↓", words("missed.review.keys.suggestion")),
                ("enter", "Enter", words("missed.review.keys.take")),
                ("escape", "Esc", words("missed.review.keys.cancel")),
            ]
            body = filled(self._typing(width), AROUND - 3 - 2)
        return [*body, *keys_block(keys, width, look, look.band, lines=2)]

    def _said(self, width: int) -> Block:
        if self.told is None:
            return []
        text, is_trouble = self.told
        sign, style = ("!", self.look.bad) if is_trouble else ("✔", self.look.good)
        return [padded(Text.assemble(f" {sign} ", text, style=style), width)]

    def _whole(self, width: int) -> Block:
        """The marked word in full where the list cuts it: nobody should let through what they have
        not seen."""
        word = self.desk.words[self.place].text
        if cell_len(word) <= _room(width):
            return []
        lines = wrapped(word, width - 3, self.look.accent)
        return [padded(Text.assemble("   ", line), width) for line in lines]

    def _typing(self, width: int) -> Block:
        look, field = self.look, self.field
        assert field is not None  # noqa: S101 - it is only asked for where there is one
        word = self.desk.words[self.place].text
        asked = self.words("missed.review.same_as", word=word)
        line = typed_line(Text(f" {asked} ", look.strong), field.text, width, look)
        first = max(0, self.chosen - SUGGESTIONS + 1)
        shown = list(enumerate(self.suggestions))[first : first + SUGGESTIONS]
        found = [
            padded(
                Text.assemble(
                    ("   ▸ " if place == self.chosen else "     "),
                    (text, look.accent if place == self.chosen else look.muted),
                ),
                width,
            )
            for place, text in shown
        ]
        return [Text(), padded(line, width), *found]


def _room(width: int) -> int:
    """Columns of the words in the list."""
    return max(12, min(NAME, width - PEOPLE - 30))
