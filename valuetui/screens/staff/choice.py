"""One of several lines, chosen by its number, with the arrows or by touch. Pure."""

from dataclasses import dataclass, replace

from rich.text import Text

from valuetui.screens.results.layout import Block, padded
from valuetui.screens.staff.look import Look, presses

TOUCHED = "line "
"""What a touched line presses, before its number."""


@dataclass(frozen=True)
class Choice:
    """Where somebody is in a list of ``count`` lines."""

    count: int
    place: int = 0
    typed: str = ""
    """The number in front of a line, as far as it has been typed."""
    chosen: bool = False

    def press(self, key: str) -> "Choice":
        """What a key makes of it; other keys than those of a list make nothing of it."""
        if key.startswith(TOUCHED):
            return self._to(int(key.removeprefix(TOUCHED)), chosen=True)
        if key == "enter" and self.count:
            return replace(self, chosen=True)
        if key.isdecimal() and key.isascii():
            return self._type(key)
        step = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}.get(key)
        return self._to(max(0, min(self.count - 1, self.place + step))) if step else self

    def _type(self, digit: str) -> "Choice":
        """The line with this number, or with this digit behind those before it."""
        for typed in (self.typed + digit, digit):
            if 1 <= int(typed) <= self.count:
                return replace(self._to(int(typed) - 1), typed=typed)
        return self

    def _to(self, place: int, *, chosen: bool = False) -> "Choice":
        if not 0 <= place < self.count:
            return self
        return replace(self, place=place, typed="", chosen=chosen)

    def shown(self, height: int) -> range:
        """The lines to be seen where there is room for so many: that where somebody is, always."""
        first = max(0, min(self.place - height // 2, self.count - height))
        return range(first, min(self.count, first + height))


def choice_lines(
    choice: Choice, rows: list[tuple[Text, str]], width: int, height: int, look: Look
) -> Block:
    """The lines, each with its number and what stands under it, as many as there is room for."""
    each = 2 if any(about for _, about in rows) else 1
    lines: Block = []
    for place in choice.shown(max(1, height // each)):
        label, about = rows[place]
        is_here = place == choice.place
        line = Text.assemble(" ▸ " if is_here else "   ", (f"{place + 1:>2}", look.accent), "  ")
        line.append_text(label)
        block = [line, Text.assemble(" " * 7, (about, look.muted))] if each == 2 else [line]
        for text in block:
            text = padded(text, width - 1)
            text.stylize(presses(f"{TOUCHED}{place}"))
            if is_here and text.plain.startswith(" ▸"):
                text.stylize_before(look.strong)
            lines.append(text)
    return lines
