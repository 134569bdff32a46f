"""Below a form: what was told after the last key, and what is to be typed now."""

from dataclasses import dataclass

from rich.text import Text

from valuetui.instrument.background import Kind
from valuetui.interview.entry.entering import Entering
from valuetui.interview.stage import Stage
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.look import Look, typed_line
from valuetui.screens.staff.telling import told_in_words
from valuetui.words import Words

OTHERS = {"code": "double.code.at", "why": "double.settle.reason"}
"""What is typed that is no part of a form, with the keys of what is asked."""

MOST = 4
"""Lines of what is told."""


@dataclass(frozen=True)
class PromptView:
    """Draws three lines, and more where what is told needs them."""

    entering: Entering
    field: Field | None
    """What is typed as a text; None where digits are."""
    words: Words
    look: Look
    review: str = "entry.at.review"
    """The key of what is asked at the end."""

    def lines(self, width: int) -> Block:
        """What was told last, and what is to be typed now."""
        look, words, entering = self.look, self.words, self.entering
        told = entering.state.told
        lines: Block = []
        if told:
            sign, style = ("!", look.bad) if told.is_trouble else ("✔", look.good)
            text = told_in_words(told, entering.desk.instrument, words)
            for place, line in enumerate(wrapped(text, width - 4, style)[:MOST]):
                lines.append(Text.assemble((" " if place else sign).center(3), line, style=style))
        lines = [*[Text()] * (2 - len(lines)), *lines]
        return [*lines, self._line(width)]

    def _line(self, width: int) -> Text:
        """What is asked for, and what has been typed of it."""
        if self.field is None and self.entering.stage is Stage.REVIEW:
            return padded(Text(f" {self.words(self.review)}", self.look.strong), width)
        question, typed = self._asked()
        colon = "" if question.endswith("?") else ":"
        return typed_line(Text(f" {question}{colon} "), typed, width, self.look)

    def _asked(self) -> tuple[str, str]:
        """What is to be typed, and what has been typed of it."""
        field, entering, words = self.field, self.entering, self.words
        state = entering.state
        if field is not None and field.what == "reason":
            refused = state.told.values["number"] if state.told else ""
            return words("entry.field.reason", number=refused), field.text
        if field is not None and field.what in OTHERS:
            return words(OTHERS[field.what]), field.text
        if field is not None and field.what != "text":
            return words(f"entry.field.{field.what}"), field.text
        match entering.stage:
            case Stage.INFORMATION:
                return words("entry.at.number"), _hyphened(state.pending)
            case Stage.GROUP:
                return words("entry.at.group"), state.pending
            case Stage.BACKGROUND:
                return self._asked_about()
        key = "code_out" if state.taking_out else "code"
        return words(f"entry.at.{key}"), state.pending

    def _asked_about(self) -> tuple[str, str]:
        question, words = self.entering.desk.background(self.entering.state), self.words
        if question.kind is Kind.TEXT:
            return words("entry.at.text"), self.field.text if self.field else ""
        if question.kind is Kind.NUMBER:
            key = words("entry.at.amount", least=question.least, most=question.most)
            return key, self.entering.state.pending
        return words("entry.at.option"), self.entering.state.pending


def _hyphened(digits: str) -> str:
    """A number as it is printed, as far as it has been typed."""
    return f"{digits[:5]}-{digits[5:]}" if len(digits) > 5 else digits
