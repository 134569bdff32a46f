"""A line that somebody types: letters at its end, and taken away there again."""

from dataclasses import dataclass, replace

ROOM = 120
"""Letters that a line can have."""


@dataclass(frozen=True)
class Field:
    """What a line is for, and what stands in it."""

    what: str
    text: str = ""

    def type(self, letters: str) -> "Field":
        """With these letters at its end, as far as there is room."""
        seen = "".join(each for each in letters if each.isprintable())
        return replace(self, text=(self.text + seen)[:ROOM])

    def erase(self) -> "Field":
        """Without the last letter."""
        return replace(self, text=self.text[:-1])

    def empty(self) -> "Field":
        """Without any."""
        return replace(self, text="")
