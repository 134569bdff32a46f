"""The box in which one chooses whose figures to look at."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType

from valuetui.results.gate import SMALL_BASE
from valuetui.results.selection import Offer
from valuetui.results.telling import category_in_words, part_in_words
from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.scene import Scene, action
from valuetui.words.numbers import number

Choose = Callable[[Offer | None], None]


class Chooser(Dialog, inherit_bindings=False):
    """Everybody, and each category that may be looked at; below, what may not and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f", "close"),
        Binding("enter,space", "take"),
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("pageup", "scroll(-10)"),
        Binding("pagedown", "scroll(10)"),
    ]

    def __init__(
        self, scene: Scene, offers: Sequence[Offer], chosen: Offer | None, choose: Choose
    ) -> None:
        words = scene.words
        super().__init__(
            words("results.filter.heading"), self._lines, words("results.dialog.close")
        )
        self._scene = scene
        self._choices = [None, *(offer for offer in offers if offer.answers)]
        rest = [offer for offer in offers if not offer.answers]
        self._untold = [offer for offer in rest if offer.untold]
        self._hidden = [offer for offer in rest if not offer.untold]
        self._choose = choose
        known = [each.selection if each else None for each in self._choices]
        now = chosen.selection if chosen else None
        self._place = known.index(now) if now in known else 0

    def action_move(self, by: int) -> None:
        """Move the cursor, and keep it in sight."""
        self._place = max(0, min(len(self._choices) - 1, self._place + by))
        self.on_resize()
        text = self.query_one("#text", Lines)
        line = self._line_of[self._place]
        top, height = text.scroll_offset.y, text.size.height
        if not top <= line < top + height:
            text.scroll_to(y=line if line < top else line - height + 1, animate=False)

    def action_choose(self, place: str) -> None:
        """Look at the figures of the choice at this place."""
        self._place = int(place)
        self.action_take()

    def action_take(self) -> None:
        """Look at the figures of the choice under the cursor."""
        if not self._left:
            self._choose(self._choices[self._place])
        self.action_close()

    def _lines(self, width: int) -> Block:
        scene, words = self._scene, self._scene.words
        lines: Block = []
        self._line_of: list[int] = []
        variable = None
        for place, offer in enumerate(self._choices):
            if offer and offer.selection.variable is not variable:
                variable = offer.selection.variable
                heading = words(f"results.filter.variable.{variable}")
                lines += [Text(), Text(heading, scene.palette.muted)]
            self._line_of.append(len(lines))
            lines.append(self._choice(place, offer, width))
        threshold = scene.comparison.gate.threshold
        for key, offers in (("hidden", self._hidden), ("untold", self._untold)):
            if offers:
                asked = scene.comparison.instrument
                names = ", ".join(part_in_words(each, words, asked) for each in offers)
                text = words(
                    f"results.filter.{key}", names=names, threshold=threshold, base=SMALL_BASE
                )
                lines += [Text(), *wrapped(text, width, scene.palette.muted)]
        if len(self._choices) == 1:
            lines += [Text(), *wrapped(words("results.filter.nothing"), width, scene.palette.text)]
        return lines

    def _choice(self, place: int, offer: Offer | None, width: int) -> Text:
        """One choice, with how many answers its figures count."""
        scene = self._scene
        name = (
            category_in_words(offer, scene.words, scene.comparison.instrument)
            if offer
            else scene.words("results.filter.everybody")
        )
        n = number(scene.words, sum(offer.answers.values())) if offer else ""
        is_here = place == self._place
        look = scene.palette.strong + Style(reverse=True) if is_here else scene.palette.text
        label = padded(Text(f"{'▸' if is_here else ' '} {name}", look), width - len(n) - 1)
        line = Text.assemble(label, (f" {n}", look))
        line.stylize(action("choose", str(place)))
        return line
