"""The results screen: one view at a time, drawn from the comparison and from what was chosen."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
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
from valuetui.screens.results.chooser import Chooser
from valuetui.screens.results.context import ResultsContext
from valuetui.screens.results.helptext import help_text
from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.order import looked_at, ordered
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.screens.results.state import (
    GROUP_VIEWS,
    SEARCH_VIEWS,
    WEIGHED_VIEWS,
    Sort,
    State,
    View,
    key_of,
)
from valuetui.screens.theme import next_theme

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


class ResultsScreen(Screen[None], inherit_bindings=False):
    """Shows :class:`State`; every key and click makes a new state, which is drawn."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key_of(place), f"choose_view('{view.value}')")
            for place, view in enumerate(View, 1)
        ),
        Binding("right", "next_view"),
        Binding("left", "next_view(-1)"),
        Binding("g,tab", "next_group"),
        Binding("G,shift+tab", "next_group(-1)"),
        Binding("s", "next_sort"),
        Binding("escape", "show_all"),
        Binding("enter", "open_value"),
        Binding("n", "next_value"),
        Binding("p", "next_value(-1)"),
        Binding("up", "step(-1)"),
        Binding("down", "step(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown,space", "page(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("f", "filter"),
        Binding("e", "export"),
        Binding("i", "problems"),
        Binding("l", "language"),
        Binding("t", "theme"),
        Binding("question_mark", "help"),
        Binding("q", "quit"),
    ]

    def __init__(self, program: ResultsContext, state: State) -> None:
        super().__init__()
        self.program = program
        self.state = state
        self.notice = ""
        self._drawing = Drawing([], [])

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

    # Drawing

    def draw(self) -> None:
        """Draw anew; what has not changed is not painted, and the cursor stays where it is."""
        if not self.size or is_ending(self.app):  # what was counted may come too late
            return
        if self.state.view in WEIGHED_VIEWS:
            self.program.weigh()
        scene = self.scene
        before, self._drawing = self._drawing, VIEWS[self.state.view](scene)
        self.query_one("#title", Lines).show([chrome.title(scene, self.notice)])
        self._part("#head", self._drawing.head)
        self._part("#foot", self._drawing.foot)
        searching = self.is_searching
        notice = problems.notice(scene, self.program.problems, searching=searching)
        self._part("#problems", notice)
        keys = chrome.keys(
            scene,
            exports=self.program.exports,
            filters=bool(self.program.offers),
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
        body, place = self.body, self._drawing.place
        top = body.scroll_offset.y
        seen = bool(before) and top <= before.start < top + body.size.height
        body.show(self._drawing.body)
        if seen and place:
            body.scroll_to(y=place.start - (before.start - top), animate=False)

    def _show(self, state: State, *, from_top: bool = True) -> None:
        """Look at something else: from its first line on, unless it is the same lines."""
        self.state = state
        if state.view is View.VALUE and not state.value:
            # Named, so that it stays when answers come in that change the order.
            self.state = replace(state, value=self._value)
        if state.view not in SEARCH_VIEWS and self.is_searching:
            self._end_typing()
        if state.view is View.QUALITY:
            self.program.count_quality()
        if from_top:
            self._drawing = Drawing([], [])
            self.body.scroll_home(animate=False)
        self.draw()

    # Views, groups and orders

    def action_choose_view(self, name: str) -> None:
        """Show a view, with its cursor in sight."""
        self._show(replace(self.state, view=View(name)))
        self.call_after_refresh(lambda: self._bring_into_sight(self._drawing.place))

    def action_next_view(self, by: int = 1) -> None:
        """Show the view ``by`` tabs further."""
        self._show(self.state.turned(by))

    def action_choose_group(self, group: str) -> None:
        """Look at a group."""
        self._show(replace(self.state, group=group))

    def action_next_group(self, by: int = 1) -> None:
        """Look at the group ``by`` places further, in the views of one group."""
        if self.state.view in GROUP_VIEWS:
            self._show(self.state.grouped(self.program.comparison, by))

    def action_choose_sort(self, name: str) -> None:
        """Set the comparison in an order, from its top."""
        self._show(replace(self.state, sort=Sort(name), value=""))

    def action_next_sort(self) -> None:
        """Set the comparison in its next order."""
        if self.state.view is View.COMPARE:
            self._show(replace(self.state.sorted_next(), value=""))

    # Searching

    @property
    def is_searching(self) -> bool:
        """Whether the search line is open."""
        return self.query_one(Input).display

    def on_key(self, event: events.Key) -> None:
        """Open the search line at once and let it have the letters that come here: they were typed
        before it had the keys, and one of them might be a command."""
        line = self.query_one(Input)
        if self.is_searching and event.character and event.is_printable:
            line.insert_text_at_cursor(event.character)
        elif event.key == "slash":
            self.action_search()
        else:
            return
        event.stop()

    def action_search(self) -> None:
        """Open the search line, in the comparison where no values are looked at."""
        line = self.query_one(Input)
        line.placeholder = self.program.words("results.compare.search")
        line.value = self.state.search
        line.display = True
        self.set_focus(line)
        searched = self.state.view if self.state.view in SEARCH_VIEWS else View.COMPARE
        self._show(replace(self.state, view=searched))

    def on_input_changed(self, change: Input.Changed) -> None:
        """Leave only the values that match what has been typed so far."""
        if change.value != self.state.search:
            self._show(replace(self.state, search=change.value, value=""))

    def on_input_submitted(self) -> None:
        """As the key says."""
        self.action_close_search()

    def action_show_all(self) -> None:
        """End the search: every value is shown again. Without one, leave the value for them all;
        and everywhere else, look at everybody's figures again."""
        searched = self.is_searching or bool(self.state.search)
        found = self._value if self.state.view is View.VALUE else self.state.value
        self.query_one(Input).value = ""
        self.action_close_search()
        if self.state.search:
            self._show(replace(self.state, search="", value=found))
        elif self.state.view is View.VALUE and not searched:
            self.action_choose_view(View.COMPARE.value)
        elif self.program.chosen and not searched:
            self.program.choose(None)

    def action_close_search(self) -> None:
        """Keep the selection and go back to the values."""
        self._end_typing()
        self.draw()

    def _end_typing(self) -> None:
        self.set_focus(None)
        self.query_one(Input).display = False

    # Moving

    @property
    def _values(self) -> list[Value]:
        """The values that the search leaves, in the order chosen."""
        return ordered(self.program.comparison, self.state, self.program.words.language)

    @property
    def _value(self) -> str:
        """Id of the value looked at; empty where the search leaves none."""
        value = looked_at(self._values, self.state)
        return value.id if value else ""

    def action_choose_value(self, value: str) -> None:
        """Put the cursor on a value; where it stands there already, show the value in depth."""
        if value == self._value:
            self.action_open_value()
        else:
            self._show(replace(self.state, value=value), from_top=self.state.view is View.VALUE)

    def action_open_value(self) -> None:
        """Show the value under the cursor in depth."""
        if self._drawing.place:
            self._show(replace(self.state, view=View.VALUE, value=self._value))

    def action_show_value(self, value: str) -> None:
        """Show a value in depth."""
        self._show(replace(self.state, view=View.VALUE, value=value))

    def action_next_value(self, by: int = 1) -> None:
        """Show the value ``by`` places further in depth."""
        if self.state.view is View.VALUE:
            self._move_cursor(by)

    def action_step(self, by: int) -> None:
        """Move from value to value, or scroll the other views."""
        if self._drawing.place or self.state.view is View.VALUE:
            self._move_cursor(by)
        else:
            self.body.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Move by as much as is in sight."""
        if place := self._drawing.place:
            self._move_cursor(by * max(1, self.body.size.height // len(place)))
        else:
            self.body.scroll_relative(y=by * max(1, self.body.size.height - 1), animate=False)

    def action_end(self, by: int) -> None:
        """Move to the beginning or the end."""
        values = self.program.comparison.instrument.values
        self.action_step(by * max(len(self._drawing.body), len(values)))

    def _move_cursor(self, by: int) -> None:
        values = [each.id for each in self._values]
        if not values:
            return
        at = values.index(self._value)
        value = values[max(0, min(len(values) - 1, at + by))]
        self._drawing = replace(self._drawing, place=range(0))
        self._show(replace(self.state, value=value), from_top=self.state.view is View.VALUE)
        self._bring_into_sight(self._drawing.place)

    def _bring_into_sight(self, place: range) -> None:
        if not place:
            return
        top, height = self.body.scroll_offset.y, self.body.size.height
        if place.start < top:
            self.body.scroll_to(y=place.start, animate=False)
        elif place.stop > top + height:
            self.body.scroll_to(y=place.stop - height, animate=False)

    # What concerns the whole program

    def action_filter(self) -> None:
        """Choose whose figures to look at."""
        program = self.program
        if self.app.screen is self and not self.is_searching:
            self.app.push_screen(
                Chooser(self.scene, program.offers, program.chosen, program.choose)
            )

    def action_export(self) -> None:
        """Write the workbook."""
        self.program.write_workbook()

    def action_problems(self) -> None:
        """Show what is amiss with the files of answers, where anything is."""
        found, scene = self.program.problems, self.scene
        if found and self.app.screen is self:
            self.program.tell(
                "results.problems.heading",
                lambda width: problems.details(scene, found, width),
            )

    def action_language(self) -> None:
        """Speak the next language; place and choices stay."""
        self.program.speak(chrome.other_language(self.program.words.language))
        self.draw()

    def action_theme(self) -> None:
        """Change to the next colours."""
        self.app.theme = next_theme(self.app.theme)

    def action_help(self) -> None:
        """Show the keys, and how to read the charts."""
        if self.app.screen is self:
            self.program.tell("results.help.heading", lambda width: help_text(self.scene, width))

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()
