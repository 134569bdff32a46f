"""Searching for values: the line that one types in, and what is left of them meanwhile."""

from dataclasses import replace

from textual import events
from textual.widgets import Input

from valuetui.screens.results.moving import MovingScreen
from valuetui.screens.results.state import SEARCH_VIEWS, View


class SearchingScreen(MovingScreen, inherit_bindings=False):
    """While the search line is open the letters go to it."""

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
        self.show(replace(self.state, view=searched))

    def on_input_changed(self, change: Input.Changed) -> None:
        """Leave only the values that match what has been typed so far."""
        if change.value != self.state.search:
            self.show(replace(self.state, search=change.value, value=""))

    def on_input_submitted(self) -> None:
        """As the key says."""
        self.action_close_search()

    def action_show_all(self) -> None:
        """End the search: every value is shown again. Without one, leave the value for them all;
        and everywhere else, look at everybody's figures again."""
        searched = self.is_searching or bool(self.state.search)
        found = self.value_id if self.state.view is View.VALUE else self.state.value
        self.query_one(Input).value = ""
        self.action_close_search()
        if self.state.search:
            self.show(replace(self.state, search="", value=found))
        elif self.state.view is View.VALUE and not searched:
            self.show_view(View.COMPARE)
        elif self.program.chosen and not searched:
            self.program.choose(None)

    def action_close_search(self) -> None:
        """Keep the selection and go back to the values."""
        self.end_typing()
        self.draw()
