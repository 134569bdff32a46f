"""The box in which one chooses whose figures to look at."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from valuetui.results.gate import SMALL_BASE
from valuetui.results.selection import Offer
from valuetui.results.telling import category_in_words, part_in_words
from valuetui.screens.results.choices import Choices
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene
from valuetui.words.numbers import number

Choose = Callable[[Offer | None], None]


class Chooser(Choices, inherit_bindings=False):
    """Everybody, and each category that may be looked at; below, what may not and why."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "close"), *Choices.BINDINGS]

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

    @property
    def _number(self) -> int:
        return len(self._choices)

    def _take(self, place: int) -> None:
        self._choose(self._choices[place])

    def _lines(self, width: int) -> Block:
        scene, words = self._scene, self._scene.words
        lines: Block = []
        self._line_of = []
        variable = None
        for place, offer in enumerate(self._choices):
            if offer and offer.selection.variable is not variable:
                variable = offer.selection.variable
                heading = words(f"results.filter.variable.{variable}")
                lines += [Text(), Text(heading, scene.palette.muted)]
            self._line_of.append(len(lines))
            lines.append(self._line(place, offer, width))
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

    def _line(self, place: int, offer: Offer | None, width: int) -> Text:
        """One choice, with how many answers its figures count."""
        scene = self._scene
        name = (
            category_in_words(offer, scene.words, scene.comparison.instrument)
            if offer
            else scene.words("results.filter.everybody")
        )
        n = number(scene.words, sum(offer.answers.values())) if offer else ""
        return self._choice(scene, place, name, n, width)
