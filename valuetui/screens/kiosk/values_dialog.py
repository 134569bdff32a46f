"""A dialog in which values stand to choose from."""

from typing import ClassVar

from textual import events

from valuetui.interview.session import Session
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.explained import meaning, value_under_keys
from valuetui.screens.kiosk.help import HelpDialog
from valuetui.screens.widgets.board import Board


class ValuesDialog(Dialog[str]):
    """Its result is the id of a value, or None. What a value means is told as on the screen below:
    to a finger that rests on it, and to ``?``."""

    values_id: ClassVar[str]
    """Of the board with the values, which must be one that tells what is held."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    @property
    def values(self) -> Board:
        """The board with the values."""
        return self.query_one(f"#{self.values_id}", Board)

    def explained(self) -> tuple[str, str]:
        """The value that the keys are on, and what it means."""
        return value_under_keys(self._session, self.values) or super().explained()

    def on_board_held(self, held: Board.Held) -> None:
        self.explain(held.key)

    def on_key(self, event: events.Key) -> None:
        self.typed(event)

    def typed(self, event: events.Key) -> None:
        """A key was typed that is none of a tile's; the screen below hands on what was typed before
        the dialog had the keys."""
        if event.character == "?" and self.is_mounted and self.values.cursor:
            self.explain(self.values.cursor.key)

    def explain(self, value_id: str) -> None:
        """Tell what a value means."""
        if self.app.screen is self:
            told = meaning(self._session, value_id)
            self.app.push_screen(HelpDialog(*told, offers_stop=self.offers_stop))
