"""What a value means."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.interview.session import Session
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language


class DefinitionDialog(Dialog[bool]):
    """Its result is True when the person wants to pick the value, or to take it out again."""

    def __init__(self, session: Session, value_id: str) -> None:
        super().__init__()
        self._value = session.value(value_id)
        self._is_picked = value_id in session.picks.chosen

    def heading(self) -> str:
        return in_language(self._value.label, self.words.language)

    def body(self) -> Iterable[Widget]:
        definition = in_language(self._value.definition, self.words.language)
        yield Static(definition, id="text", markup=False)

    def buttons(self) -> list[Tile]:
        action = "unpick" if self._is_picked else "pick"
        return [
            button("close", self.words("kiosk.bar.close")),
            button("pick", self.words(f"kiosk.definition.{action}"), primary=True),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.answer(key == "pick")
