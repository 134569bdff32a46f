"""What can be saved from the results screen, and what is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from rich.text import Text

from valuetui.results.selection import Offer
from valuetui.screens.results.layout import Block, chopped, wrapped
from valuetui.words import Words
from valuetui.words.numbers import percent


@dataclass(frozen=True)
class Saved:
    """Files that have been written."""

    paths: Sequence[Path]
    said: Sequence[str] = ()
    """What there is to say of them, such as what is hidden in them and why."""


Save: TypeAlias = Callable[[Words, Offer | None, Callable[[float], None]], Saved]
"""Writes in a language, of a part of those who answered or of everybody, and tells how much is
done, from 0 to 1; raises :class:`NotSaved` where it cannot. Runs in a thread of its own."""


@dataclass(frozen=True)
class Export:
    """Something that can be saved: what it is called in the catalogue, and how it is done."""

    kind: str
    save: Save
    of_parts: bool = True
    """Whether it can be saved of a part of those who answered, and says so in the file."""

    def named(self, words: Words) -> str:
        """What it is: "arbetsboken"."""
        return words(f"results.export.kind.{self.kind}.name")


class NotSaved(Exception):
    """It could not be saved, or not all of it; ``reason`` says why and what to do, for people, and
    ``paths`` are the files that were written before."""

    def __init__(self, reason: str, paths: Sequence[Path] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.paths = paths


class Course:
    """How far the saving has come: told by its thread, and asked by the screen."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._share = 0.0

    def tell(self, share: float) -> None:
        self._share = share

    def say(self, words: Words) -> str:
        """What is being done, and how much of it is, where that is known."""
        what = self._export.named(words)
        if not self._share:
            return words("results.export.working", what=what)
        share = percent(words, round(100 * self._share))
        return words("results.export.working_share", what=what, share=share)


def saved_lines(saved: Saved, words: Words, width: int) -> Block:
    """Where the files are, and what there is to say of them."""
    lines: Block = [Text(words("results.export.where", n=len(saved.paths)))]
    lines += _places([path.resolve() for path in saved.paths], width)
    for said in saved.said:
        lines += [Text(), *wrapped(said, width)]
    return lines


def _places(paths: Sequence[Path], width: int) -> Block:
    """Each path; of several in one folder, the folder once and their names."""
    if len(paths) < 2 or len({path.parent for path in paths}) > 1:
        return [line for path in paths for line in chopped(str(path), width)]
    lines = chopped(str(paths[0].parent), width)
    for path in paths:
        name = chopped(path.name, width - 2)
        lines += [Text.assemble("  ", line) for line in name]
    return lines


def failure_lines(failure: NotSaved, words: Words, width: int) -> Block:
    """Why it could not be saved, what helps, and what is there all the same."""
    lines = [line for part in failure.reason.splitlines() for line in wrapped(part, width)]
    lines += [Text(), *wrapped(words("results.export.advice"), width)]
    if failure.paths:
        lines += [Text(), Text(words("results.export.partly"))]
        lines += _places([path.resolve() for path in failure.paths], width)
    return lines
