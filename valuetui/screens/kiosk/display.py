"""How large, and in which colours? What is pressed is seen at once, and one press closes."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.appearance import Size
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.intents import Appear
from valuetui.screens.theme import THEMES
from valuetui.screens.theme_names import PREFIX
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile

TICK = "✓"


class DisplayDialog(Dialog[None]):
    """The sizes, and the four themes."""

    CSS_PATH = "display.tcss"
    about = "display"

    def heading(self) -> str:
        return self.words("kiosk.display.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(id="about-sizes")
        yield Board(Grid(12, 2, max_columns=3), id="sizes", mark_room=2)
        yield Static(self.words("kiosk.display.colours"), id="about-themes")
        yield Board(Grid(22, 2, max_columns=2), id="themes", mark_room=2)

    def fill(self) -> None:
        super().fill()
        kiosk = self.kiosk
        about = "letters" if kiosk.has_letters else "tiles"
        self.query_one("#about-sizes", Static).update(self.words(f"kiosk.display.{about}"))
        self._show("sizes", kiosk.sizes, kiosk.appearance.size)
        self._show("themes", [theme.name for theme in THEMES], kiosk.appearance.theme)

    def _show(self, board: str, keys: Iterable[str], present: str) -> None:
        tiles = [
            Tile(key, self.words(f"kiosk.display.{board}.{key.removeprefix(PREFIX)}"))
            for key in keys
        ]
        self.query_one(f"#{board}", Board).show(
            [
                tile._replace(kind=Kind.CHOSEN, mark=TICK) if tile.key == present else tile
                for tile in tiles
            ]
        )

    def buttons(self) -> list[Tile]:
        return [button("close", self.words("kiosk.display.done"), primary=True)]

    def first_focus(self) -> Widget:
        return self.query_one("#sizes")

    def pressed(self, board: Board, key: str) -> None:
        now = self.kiosk.appearance
        match board.id:
            case "sizes":
                self.app.post_message(Appear(now._replace(size=Size(key))))
            case "themes":
                self.app.post_message(Appear(now._replace(theme=key)))
            case _:
                self.answer()
