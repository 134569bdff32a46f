"""The results screen: what every key and click does."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from valuetui.screens.results import chrome, problems, weighted
from valuetui.screens.results.chooser import Chooser
from valuetui.screens.results.helptext import help_text
from valuetui.screens.results.saving import Saving
from valuetui.screens.results.searching import SearchingScreen
from valuetui.screens.results.state import GROUP_VIEWS, Sort, View, key_of
from valuetui.screens.theme import next_theme


class ResultsScreen(SearchingScreen, inherit_bindings=False):
    """Every key and click makes a new state, which is drawn, or concerns the whole program."""

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
        Binding("w", "weighted"),
        Binding("i", "problems"),
        Binding("l", "language"),
        Binding("t", "theme"),
        Binding("question_mark", "help"),
        Binding("q", "quit"),
    ]

    # Views, groups and orders

    def action_choose_view(self, name: str) -> None:
        """Show a view, with its cursor in sight."""
        self.show_view(View(name))

    def action_next_view(self, by: int = 1) -> None:
        """Show the view ``by`` tabs further."""
        self.show(self.state.turned(by))

    def action_choose_group(self, group: str) -> None:
        """Look at a group."""
        self.show(replace(self.state, group=group))

    def action_next_group(self, by: int = 1) -> None:
        """Look at the group ``by`` places further, in the views of one group."""
        if self.state.view in GROUP_VIEWS:
            self.show(self.state.grouped(self.program.comparison, by))

    def action_choose_sort(self, name: str) -> None:
        """Set the comparison in an order, from its top."""
        self.show(replace(self.state, sort=Sort(name), value=""))

    def action_next_sort(self) -> None:
        """Set the comparison in its next order."""
        if self.state.view is View.COMPARE:
            self.show(replace(self.state.sorted_next(), value=""))

    # What concerns the whole program

    def action_filter(self) -> None:
        """Choose whose figures to look at."""
        program = self.program
        if self.app.screen is self and not self.is_searching:
            self.app.push_screen(
                Chooser(self.scene, program.offers, program.chosen, program.choose)
            )

    def action_export(self) -> None:
        """Choose what to save; where there is one thing only, save it."""
        program = self.program
        if program.is_saving or self.app.screen is not self or self.is_searching:
            return
        if len(program.exports) == 1:
            program.save(program.exports[0])
        elif program.exports:
            self.app.push_screen(Saving(self.scene, program.exports, program.chosen, program.save))

    def action_weighted(self) -> None:
        """Show the weighted figures beside the others, where there is anything to weight by."""
        if self.program.has_margins and self.app.screen is self and not self.is_searching:
            self.program.weigh_groups(lambda found, width: weighted.draw(self.scene, found, width))

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
