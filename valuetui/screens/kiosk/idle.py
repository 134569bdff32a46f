"""Are you still there? Any touch or key goes on exactly where the person was."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.widgets.tile import Tile


class IdleDialog(Dialog[None]):
    """The warning with its countdown. The app closes it at any input."""

    explains = False

    def heading(self) -> str:
        return self.words("kiosk.idle.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(self._text(self.kiosk.instrument.kiosk.warning), id="text")

    def buttons(self) -> list[Tile]:
        return [button("go_on", self.words("kiosk.idle.go_on"), primary=True)]

    def count_down(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self.query_one("#text", Static).update(self._text(seconds))

    def _text(self, seconds: int) -> str:
        return self.words("kiosk.idle.text", n=seconds)
