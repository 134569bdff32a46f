"""All places are taken: which pick shall the new value replace?"""

from collections.abc import Iterable

from textual.widget import Widget

from valuetui.interview.session import Session
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.values_dialog import ValuesDialog
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language


class SwapDialog(ValuesDialog):
    """Its result is the id of the value to take out, or None to keep the picks as they are."""

    CSS_PATH = "swap.tcss"
    about = "swap"
    values_id = "picks"

    def __init__(self, session: Session, into: str) -> None:
        super().__init__(session)
        self._into = session.value(into)

    def heading(self) -> str:
        label = in_language(self._into.label, self.words.language)
        return self.words("kiosk.swap.heading", k=self._session.picks.limit, label=label)

    def body(self) -> Iterable[Widget]:
        yield Board(Grid(tile_width=23, max_columns=2), id="picks", tells_held=True)

    def on_mount(self) -> None:
        chosen = map(self._session.value, self._session.picks.chosen)
        language = self.words.language
        self.values.show([Tile(value.id, in_language(value.label, language)) for value in chosen])

    def first_focus(self) -> Widget:
        return self.values

    def buttons(self) -> list[Tile]:
        return [button("keep", self.words("kiosk.swap.keep"), primary=True)]

    def pressed(self, board: Board, key: str) -> None:
        self.answer(key if board.id == "picks" else None)
