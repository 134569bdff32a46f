"""The results screen: one view at a time, drawn from the comparison and from what was chosen."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from valuetui.screens.results import chrome, compare, overview, shift, top_ten
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.order import ordered
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.screens.results.state import Sort, State, View, first_state

if TYPE_CHECKING:
    from valuetui.screens.results.app import ResultsApp

VIEWS = {
    View.OVERVIEW: overview.draw,
    View.TOP: top_ten.draw,
    View.COMPARE: compare.draw,
    View.SHIFT: shift.draw,
}
CHROME = 3
"""Lines of title, tabs and keys."""
MARGIN = 3
"""Columns at the sides, the scroll bar among them."""


class ResultsScreen(Screen[None], inherit_bindings=False):
    """Shows :class:`State`; every key and click makes a new state, which is drawn."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(place), f"choose_view('{view.value}')")
            for place, view in enumerate(View, 1)
        ),
        Binding("right", "next_view"),
        Binding("left", "next_view(-1)"),
        Binding("g,tab", "next_group"),
        Binding("G,shift+tab", "next_group(-1)"),
        Binding("s", "next_sort"),
        Binding("slash", "search"),
        Binding("escape", "show_all"),
        Binding("up", "step(-1)"),
        Binding("down", "step(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown,space", "page(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("e", "export"),
        Binding("l", "language"),
        Binding("t", "theme"),
        Binding("question_mark", "help"),
        Binding("q", "quit"),
    ]

    if TYPE_CHECKING:

        @property
        def app(self) -> "ResultsApp": ...

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.notice = ""
        self._drawing = Drawing([], [])

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="tabs")
        yield Lines(id="head")
        yield Lines(id="body")
        yield Lines(id="foot")
        yield Input(id="search", compact=True)
        yield Lines(id="keys")

    @property
    def scene(self) -> Scene:
        """What the views are drawn from."""
        return Scene(
            comparison=self.app.comparison,
            state=self.state,
            words=self.app.words,
            palette=palette_of(self.app.current_theme),
            width=max(1, self.size.width - MARGIN),
            height=max(1, self.size.height - CHROME - self.has_class("-searching")),
        )

    @property
    def body(self) -> Lines:
        return self.query_one("#body", Lines)
