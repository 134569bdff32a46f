"""What is amiss with the files of answers: one calm line, and all of it for those who ask."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from valuetui.responses.following import Problem
from valuetui.screens.results.layout import Block, chopped, padded, wrapped
from valuetui.screens.results.scene import Scene, action
from valuetui.words import Words


def notice(scene: Scene, problems: Sequence[Problem], *, searching: bool = False) -> Block:
    """The line that says there is something to read, and how; none where nothing is amiss.

    While somebody types a search the key is a letter like others.
    """
    if not problems:
        return []
    words, palette = scene.words, scene.palette
    text = Text(_said(problems, words), palette.text)
    if searching:
        return [padded(text, scene.width)]
    key = Text.assemble(
        ("i", palette.accent + Style(bold=True)),
        " ",
        (words("results.problems.read"), palette.text),
    )
    key.stylize(action("problems"))
    room = scene.width - key.cell_len - 2
    return [Text.assemble(text if text.cell_len <= room else padded(text, room), "  ", key)]


def _said(problems: Sequence[Problem], words: Words) -> str:
    """What may be amiss with the figures: above all that answers are left out."""
    if all(problem.reason == "organisations" for problem in problems):
        return words("results.problems.mixed")
    if all(problem.reason.startswith("snapshots-") for problem in problems):
        return words("results.problems.forgotten")
    return words("results.problems.notice")


def details(scene: Scene, problems: Sequence[Problem], width: int) -> Block:
    """Each in a sentence with the name of its file, and under it where the file lies."""
    words, palette = scene.words, scene.palette
    lines: Block = []
    for problem in problems:
        lines += [
            *wrapped(problem.by_name().say(words), width, palette.text),
            *chopped(str(problem.path.resolve()), width, palette.muted),
            Text(),
        ]
    return [*lines, *wrapped(words("results.problems.rest"), width, palette.text)]
