"""The box in which one chooses what to save."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from valuetui.results.selection import Offer
from valuetui.results.telling import part_in_words
from valuetui.screens.results.choices import Choices
from valuetui.screens.results.exporting import Export
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene


class Saving(Choices, inherit_bindings=False):
    """Everything that can be saved, each with what it is good for; below, that it goes through the
    gate."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "close"), *Choices.BINDINGS]

    def __init__(
        self,
        scene: Scene,
        exports: Sequence[Export],
        chosen: Offer | None,
        save: Callable[[Export], object],
    ) -> None:
        words = scene.words
        heading = words("results.export.heading")
        super().__init__(heading, self._lines, words("results.dialog.close"))
        self._scene = scene
        self._part = chosen
        self._exports = [each for each in exports if each.of_parts or chosen is None]
        self._left_out = [each for each in exports if each not in self._exports]
        self._save = save

    @property
    def _number(self) -> int:
        return len(self._exports)

    def _take(self, place: int) -> None:
        self._save(self._exports[place])

    def _lines(self, width: int) -> Block:
        scene, words = self._scene, self._scene.words
        lines: Block = []
        if self._part:
            part = part_in_words(self._part, words, scene.comparison.instrument)
            text = words("results.export.of_part", part=part)
            lines += [*wrapped(text, width, scene.palette.accent), Text()]
        self._line_of = []
        for place, export in enumerate(self._exports):
            self._line_of.append(len(lines))
            name = words(f"results.export.kind.{export.kind}.title")
            lines.append(self._choice(scene, place, name, "", width))
            note = words(f"results.export.kind.{export.kind}.note")
            lines += [Text.assemble("  ", line) for line in
                      wrapped(note, width - 2, scene.palette.muted)]  # fmt: skip
        for text in self._notes():
            lines += [Text(), *wrapped(text, width, scene.palette.muted)]
        return lines

    def _notes(self) -> list[str]:
        words = self._scene.words
        notes = [words("results.export.care")]
        if self._left_out:
            titles = [words(f"results.export.kind.{each.kind}.title") for each in self._left_out]
            notes.insert(0, words("results.export.whole_only", what=", ".join(titles)))
        return notes
