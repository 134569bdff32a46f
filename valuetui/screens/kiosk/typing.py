"""Background questions that are answered by typing: a number, or a few words."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from valuetui.interview.background import Given
from valuetui.interview.session import Session
from valuetui.screens.kiosk.background import BackgroundScreen
from valuetui.screens.kiosk.keyboard import (
    CURSOR,
    ERASE,
    Keyboard,
    TypedLine,
    key_of,
    typed_on,
)
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.cleaning import short_line


class TypingScreen(BackgroundScreen):
    """Something is typed. What is typed may not be an answer yet: the screen keeps it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._typed = ""
        self._longest = 0

    def first_focus(self) -> Widget:
        return self.query_one(TypedLine)

    def on_mount(self) -> None:
        self._typed = str(self.session.said.now or "")

    def show_said(self) -> None:
        self.query_one(TypedLine).update(self._typed + CURSOR)
        super().show_said()

    def take_back(self) -> None:
        self._typed = str(self.session.said.now or "")
        super().take_back()

    def entered(self, key: str) -> None:
        self.type(typed_on(self._typed, key, self._longest))

    def type(self, text: str) -> None:
        """This is typed now."""
        self._typed = text
        self.say(self.meant(text))

    def meant(self, text: str) -> Given | None:
        """The answer that is typed; None where it is none yet."""
        return text or None

    def accepts(self, key: str) -> bool:  # noqa: ARG002
        """Whether a key of the keyboard types something here."""
        return True

    def on_key(self, event: events.Key) -> None:
        if self.app.screen is not self:
            return
        if event.key == "enter":
            self.bar.go_to_primary()
            self.bar.focus()
        elif (key := key_of(event)) and self.accepts(key):
            self.entered(key)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is cleaned, and cut where it is too long."""
        event.stop()
        pasted = short_line(event.text[:1000], self._longest)
        accepted = "".join(key for key in pasted if self.accepts(key))
        self.type((self._typed + accepted)[: self._longest])


class NumberScreen(TypingScreen):
    """Digits, as on a telephone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._longest = len(str(self.question.most))

    def entry(self) -> Iterable[Widget]:
        yield TypedLine()
        yield Board(Grid(8, 3, max_columns=3), id="digits", may_repeat=True)

    def limits(self) -> dict[str, object]:
        return {"least": self.question.least, "most": self.question.most}

    def fill(self) -> None:
        self.query_one("#digits", Board).show(
            [
                *(Tile(digit, digit, centred=True) for digit in "123456789"),
                Tile(ERASE, self.words("kiosk.keyboard.erase"), centred=True),
                Tile("0", "0", centred=True),
            ]
        )
        super().fill()

    def accepts(self, key: str) -> bool:
        return key == ERASE or (key.isascii() and key.isdigit())

    def meant(self, text: str) -> Given | None:
        number = int(text) if text else -1
        return number if self.question.least <= number <= self.question.most else None

    def hint(self) -> str:
        own = super().hint()
        limits = self.words("kiosk.background.number", **self.limits())
        return own if own == limits else f"{own} {limits}"


class TextScreen(TypingScreen):
    """Letters, on the screen and on a keyboard."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._longest = self.question.letters

    def entry(self) -> Iterable[Widget]:
        yield TypedLine()
        yield Keyboard(sentences=True)

    def fill(self) -> None:
        self.query_one(Keyboard).fill(self.words)
        super().fill()

    def hint(self) -> str:
        return f"{super().hint()} {self.words('kiosk.background.no_names')}"

    def meant(self, text: str) -> Given | None:
        return short_line(text, self._longest) or None
