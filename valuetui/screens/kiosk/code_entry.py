"""The code on a slip: pressed on the screen, typed on a keyboard, or read by a scanner that types
like one."""

from collections.abc import Iterable

from textual import events
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.interview.session import Session
from valuetui.responses.codes.code import ALPHABET, LENGTH, is_sound, read
from valuetui.screens.kiosk.coded import of_code, typed_code
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, TryCode
from valuetui.screens.kiosk.keyboard import ERASE, TypedLine, key_of
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.screens.widgets.typewriter import Typewriter
from valuetui.station.code_desk import Finding, Looked


class CodeScreen(InterviewScreen):
    """What is typed, a line that says what came of it, and a key for each character of codes."""

    CSS_PATH = "code_entry.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._typed = ""
        self._looked: Looked | None = None
        """What came of what is typed, where it was refused."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="hint", markup=False)
        with Vertical(id="entry"):
            yield TypedLine()
            yield Static(id="message", markup=False)
            yield Board(Typewriter(Grid(6, max_columns=8), wide=1), id="letters", may_repeat=True)

    def first_focus(self) -> Widget:
        return self.query_one(TypedLine)

    def heading(self) -> str:
        return self.words("codes.kiosk.heading")

    def explained(self) -> tuple[str, str]:
        return self.words("kiosk.help.heading"), self.words("codes.kiosk.help")

    def fill(self) -> None:
        super().fill()
        self.query_one("#hint", Static).update(self.words("codes.kiosk.hint"))
        keys = [Tile(each, each, centred=True) for each in ALPHABET]
        erase = Tile(ERASE, self.words("kiosk.keyboard.erase"), centred=True)
        self.query_one("#letters", Board).show([*keys, erase])
        self._show()

    def refuse(self, typed: str, looked: Looked) -> None:
        """Say why the person cannot answer with what was typed, if it still stands there."""
        if typed == self._typed:
            self._looked = looked
            self._show()

    def _show(self) -> None:
        self.query_one(TypedLine).update(typed_code(self._typed))
        message = self.query_one("#message", Static)
        message.update(self._message())
        message.set_class(self._looked is not None, "-refused")
        self.bar.show(self.buttons())

    def _message(self) -> str:
        if self._looked:
            return of_code(self._looked, self.kiosk.instrument, self.words)
        if left := LENGTH - len(self._typed):
            return self.words("codes.kiosk.left", n=left)
        return self.words("codes.kiosk.whole")

    def buttons(self) -> list[Tile]:
        is_whole = is_sound(self._typed)
        return [
            button("back", self.words("kiosk.bar.back")),
            button("next", self.words("kiosk.bar.next"), primary=is_whole, quiet=not is_whole),
        ]

    def _type(self, typed: str) -> None:
        """This is typed now; whether it is a code can be said at its last character."""
        self._typed = typed[:LENGTH]
        is_wrong = len(self._typed) == LENGTH and not is_sound(self._typed)
        self._looked = Looked(Finding.MISTYPED) if is_wrong else None
        self._show()

    def _add(self, key: str) -> None:
        self._type(self._typed[:-1] if key == ERASE else self._typed + read(key))

    def _try(self) -> None:
        if is_sound(self._typed):
            self.app.post_message(TryCode(self._typed))

    def on_key(self, event: events.Key) -> None:
        if self.app.screen is not self:
            return
        if event.key == "enter":
            self._try()
        elif event.key == "down":
            self.query_one("#letters").focus()
        elif key := key_of(event):
            self._add(key)

    def on_paste(self, event: events.Paste) -> None:
        """Some scanners paste. What was there before is another attempt."""
        event.stop()
        self._type(read(event.text[:1000]))

    def pressed(self, board: Board, key: str) -> None:
        if board is not self.bar:
            self._add(key)
        elif key == "back":
            self.leave(GoBack())
        else:
            self._try()
