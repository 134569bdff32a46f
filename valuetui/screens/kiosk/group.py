"""To which group does the person belong?"""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Group
from valuetui.results.marks import mark_of
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import ChooseGroup, GoBack
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language


class GroupScreen(InterviewScreen):
    """One large tile a group."""

    CSS_PATH = "group.tcss"
    about = "group"

    def body(self) -> Iterable[Widget]:
        yield Static(id="hint")
        yield Board(Grid(tile_width=30, tile_height=4, max_columns=1, air=1), id="groups")

    def first_focus(self) -> Widget:
        return self.query_one("#groups")

    def heading(self) -> str:
        return self.words("kiosk.group.heading")

    def fill(self) -> None:
        super().fill()
        self.query_one("#hint", Static).update(self.words("kiosk.group.hint"))
        self.query_one("#groups", Board).show([self._tile(each) for each in self._groups])

    @property
    def _groups(self) -> tuple[Group, ...]:
        return self.kiosk.instrument.groups

    def _tile(self, group: Group) -> Tile:
        language = self.words.language
        shape = mark_of(group, self.kiosk.instrument).shape
        label = in_language(group.label, language)
        return Tile(group.id, f"{shape} {label}", detail=in_language(group.description, language))

    def buttons(self) -> list[Tile]:
        return [button("back", self.words("kiosk.bar.back"))]

    def pressed(self, board: Board, key: str) -> None:
        self.leave(GoBack() if board is self.bar else ChooseGroup(key))
