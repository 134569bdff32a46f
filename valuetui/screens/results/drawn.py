"""The results screen as it is drawn: one view at a time, of the figures and of what was chosen."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from valuetui.instrument.model import Value
from valuetui.screens.private import is_ending
from valuetui.screens.results import (
    brief,
    chrome,
    compare,
    network,
    overview,
    problems,
    quality,
    shift,
    themes,
    top_ten,
    value,
    waves,
)
from valuetui.screens.results.context import ResultsContext
from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.order import looked_at, ordered
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.screens.results.state import SEARCH_VIEWS, WEIGHED_VIEWS, State, View

VIEWS = {
    View.OVERVIEW: overview.draw,
    View.BRIEF: brief.draw,
    View.TOP: top_ten.draw,
    View.COMPARE: compare.draw,
    View.SHIFT: shift.draw,
    View.THEMES: themes.draw,
    View.VALUE: value.draw,
    View.QUALITY: quality.draw,
    View.WAVES: waves.draw,
    View.NETWORK: network.draw,
}
CHROME = 3
"""Lines of title, tabs and keys."""
MARGIN = 3
"""Columns at the sides, the scroll bar among them."""


class DrawnScreen(Screen[None], inherit_bindings=False):
    """Shows :class:`State`; whoever looks at something else makes a new one and has it shown."""

    def __init__(self, program: ResultsContext, state: State) -> None:
        super().__init__()
        self.program = program
        self.state = state
        self.notice = ""
        self.drawing = Drawing([], [])

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="tabs")
        yield Lines(id="head")
        yield Lines(id="body")
        yield Lines(id="foot")
        yield Lines(id="problems")
        yield Input(id="search", compact=True)
        yield Lines(id="keys")

    @property
    def scene(self) -> Scene:
        """What the views are drawn from."""
        beside = CHROME + self.is_searching + bool(self.program.problems)
        return Scene(
            comparison=self.program.comparison,
            state=self.state,
            words=self.program.words,
            palette=palette_of(self.app.current_theme),
            width=max(1, self.size.width - MARGIN),
            height=max(1, self.size.height - beside),
            progress=self.program.progress,
            chosen=self.program.chosen,
            earlier=self.program.earlier,
            others=self.program.others,
            evidence=self.program.evidence,
            quality=self.program.quality,
            quality_trouble=self.program.quality_trouble,
            worded=self.program.worded,
            words_failed=self.program.words_failed,
        )

    @property
    def body(self) -> Lines:
        return self.query_one("#body", Lines)

    def on_mount(self) -> None:
        """Draw whenever the theme changes: the drawings hold colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())

    def on_resize(self) -> None:
        self.draw()

    def on_lines_scrolled(self) -> None:
        """The tabs tell what lies above and below."""
        self._draw_tabs()

    @property
    def is_searching(self) -> bool:
        """Whether the search line is open."""
        return self.query_one(Input).display

    @property
    def values(self) -> list[Value]:
        """The values that the search leaves, in the order chosen."""
        return ordered(self.program.comparison, self.state, self.program.words.language)

    @property
    def value_id(self) -> str:
        """Id of the value looked at; empty where the search leaves none."""
        value = looked_at(self.values, self.state)
        return value.id if value else ""

    # Drawing

    def draw(self) -> None:
        """Draw anew; what has not changed is not painted, and the cursor stays where it is."""
        if not self.size or is_ending(self.app):  # what was counted may come too late
            return
        if self.state.view in WEIGHED_VIEWS:
            self.program.weigh()
        if self.state.view is View.BRIEF:
            self.program.read_words()
        scene = self.scene
        before, self.drawing = self.drawing, VIEWS[self.state.view](scene)
        self.query_one("#title", Lines).show([chrome.title(scene, self.notice)])
        self._part("#head", self.drawing.head)
        self._part("#foot", self.drawing.foot)
        searching = self.is_searching
        notice = problems.notice(scene, self.program.problems, searching=searching)
        self._part("#problems", notice)
        keys = chrome.keys(
            scene,
            exports=bool(self.program.exports),
            filters=bool(self.program.offers),
            weighs=self.program.has_margins,
            searching=searching,
        )
        self.query_one("#keys", Lines).show([keys])
        self._keep_place(before.place)
        self._draw_tabs()

    def _part(self, selector: str, lines: Block) -> None:
        """A part that is as high as its lines."""
        part = self.query_one(selector, Lines)
        part.styles.height = len(lines)
        part.show(lines)

    def _draw_tabs(self) -> None:
        self.query_one("#tabs", Lines).show([chrome.tabs(self.scene, self.body.more)])

    def _keep_place(self, before: range) -> None:
        """Show the body so that the line of the cursor stays at its height on the screen."""
        body, place = self.body, self.drawing.place
        top = body.scroll_offset.y
        seen = bool(before) and top <= before.start < top + body.size.height
        body.show(self.drawing.body)
        if seen and place:
            body.scroll_to(y=place.start - (before.start - top), animate=False)

    def show(self, state: State, *, from_top: bool = True) -> None:
        """Look at something else: from its first line on, unless it is the same lines."""
        self.state = state
        if state.view is View.VALUE and not state.value:
            # Named, so that it stays when answers come in that change the order.
            self.state = replace(state, value=self.value_id)
        if state.view not in SEARCH_VIEWS and self.is_searching:
            self.end_typing()
        if state.view is View.QUALITY:
            self.program.count_quality()
        if from_top:
            self.drawing = Drawing([], [])
            self.body.scroll_home(animate=False)
        self.draw()

    def end_typing(self) -> None:
        """Close the search line; what was found stays."""
        self.set_focus(None)
        self.query_one(Input).display = False
