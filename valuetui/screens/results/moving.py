"""Moving over what is shown: from value to value, or from line to line."""

from dataclasses import replace

from valuetui.screens.results.drawn import DrawnScreen
from valuetui.screens.results.state import View


class MovingScreen(DrawnScreen, inherit_bindings=False):
    """The cursor stands on a value where a view has one; the other views scroll."""

    def action_choose_value(self, value: str) -> None:
        """Put the cursor on a value; where it stands there already, show the value in depth."""
        if value == self.value_id:
            self.action_open_value()
        else:
            self.show(replace(self.state, value=value), from_top=self.state.view is View.VALUE)

    def action_open_value(self) -> None:
        """Show the value under the cursor in depth."""
        if self.drawing.place:
            self.show(replace(self.state, view=View.VALUE, value=self.value_id))

    def action_show_value(self, value: str) -> None:
        """Show a value in depth."""
        self.show(replace(self.state, view=View.VALUE, value=value))

    def action_next_value(self, by: int = 1) -> None:
        """Show the value ``by`` places further in depth."""
        if self.state.view is View.VALUE:
            self._move_cursor(by)

    def action_step(self, by: int) -> None:
        """Move from value to value, or scroll the other views."""
        if self.drawing.place or self.state.view is View.VALUE:
            self._move_cursor(by)
        else:
            self.body.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Move by as much as is in sight."""
        if place := self.drawing.place:
            self._move_cursor(by * max(1, self.body.size.height // len(place)))
        else:
            self.body.scroll_relative(y=by * max(1, self.body.size.height - 1), animate=False)

    def action_end(self, by: int) -> None:
        """Move to the beginning or the end."""
        values = self.program.comparison.instrument.values
        self.action_step(by * max(len(self.drawing.body), len(values)))

    def _move_cursor(self, by: int) -> None:
        values = [each.id for each in self.values]
        if not values:
            return
        at = values.index(self.value_id)
        value = values[max(0, min(len(values) - 1, at + by))]
        self.drawing = replace(self.drawing, place=range(0))
        self.show(replace(self.state, value=value), from_top=self.state.view is View.VALUE)
        self.bring_into_sight(self.drawing.place)

    def show_view(self, view: View) -> None:
        """Show a view, with its cursor in sight."""
        self.show(replace(self.state, view=view))
        self.call_after_refresh(lambda: self.bring_into_sight(self.drawing.place))

    def bring_into_sight(self, place: range) -> None:
        """Scroll as little as it takes for these lines of the body to be seen."""
        if not place:
            return
        top, height = self.body.scroll_offset.y, self.body.size.height
        if place.start < top:
            self.body.scroll_to(y=place.start, animate=False)
        elif place.stop > top + height:
            self.body.scroll_to(y=place.stop - height, animate=False)
