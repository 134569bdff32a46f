"""What is seen of a presentation at a place, and how many reveals its steps have. Pure."""

from rich.text import Text

from valuetui.results.comparison import Comparison
from valuetui.screens.lettering.large import fits, in_one_line
from valuetui.screens.presenter import figures, headings, listing, pages
from valuetui.screens.presenter.entries import entries
from valuetui.screens.presenter.missed import pages_of_words
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Kind, Place, Step
from valuetui.screens.results.layout import Block, beside, padded, right_aligned

LEAST_WIDTH, LEAST_HEIGHT = 60, 18
"""A terminal with fewer columns or rows shows no figures whole."""
LARGE_FROM = 40
"""Rows from which there is room for a heading in drawn letters."""
BELOW = 1
"""Rows of air above the footer."""


def reveals(stage: Stage, step: Step) -> int:
    """How many reveals a step has; where its figures have not been asked for yet, one at least."""
    if not step.has_figures:
        return 0
    if stage.comparison is None or step.kind is Kind.BESIDE:
        return 1
    if step.kind is Kind.LIMITING:
        return len(figures.limiting_roles(stage.comparison)) if stage.comparison.groups else 1
    if step.kind is Kind.MISSED:
        return len(pages_of_words(stage, _below_head(stage, step))) or 1
    listed = entries(stage, stage.comparison, step)
    return 1 if isinstance(listed, str) else max(1, len(listed))


def draw(stage: Stage, step: Step, place: Place) -> Block:
    """The lines from the top, no more than there are rows."""
    if stage.width < LEAST_WIDTH or stage.height < LEAST_HEIGHT:
        return pages.said(stage, stage.words("present.too_small"), stage.height)
    return _lines(stage, step, place)[: stage.height]


def _lines(stage: Stage, step: Step, place: Place) -> Block:
    match step.kind:
        case Kind.WELCOME:
            return pages.welcome(stage)
        case Kind.COUNTS:
            head = _head(stage, step)
            return [*head, *figures.counts(stage, stage.height - len(head) - BELOW)]
        case Kind.THANKS:
            return pages.thanks(stage)
    if stage.comparison is None or not place.reveal:
        return pages.opening(stage, step)
    head, height = _head(stage, step), _below_head(stage, step)
    return [*head, *_figures(stage, stage.comparison, step, place.reveal, height)]


def _below_head(stage: Stage, step: Step) -> int:
    """The rows that there are for what is shown."""
    return stage.height - len(_head(stage, step)) - BELOW


def _figures(stage: Stage, comparison: Comparison, step: Step, revealed: int, height: int) -> Block:
    if step.kind is Kind.LIMITING:
        if not comparison.groups:
            return pages.said(stage, figures.hidden_groups(stage, comparison), height)
        return figures.limiting(stage, comparison, revealed, height)
    if step.kind is Kind.MISSED:
        shown = pages_of_words(stage, height)[:revealed]
        return shown[-1] if shown else []
    if step.kind is Kind.BESIDE and step.group:
        return pages.beside_each_other(stage, comparison, step.group, height)
    listed = entries(stage, comparison, step)
    if isinstance(listed, str):
        return pages.said(stage, listed, height)
    return listing.drawn(stage, listed, min(revealed, len(listed)), height)


def _head(stage: Stage, step: Step) -> Block:
    """Whose figures they are, about what, and of how many people."""
    text, style = headings.in_one_line(stage, step), stage.colour(step.group)
    right = Text(_people(stage, step), stage.palette.text)
    room = stage.width - right.cell_len - 2
    title, about = headings.title(stage, step), headings.subtitle(stage, step)
    if stage.height >= LARGE_FROM:
        for words, note in ((text, ""), (title, about)):
            side = max(right.cell_len, len(note))
            if fits([words], stage.width - side - 2, 1):
                notes = [right_aligned(each, side)
                         for each in (right, Text(note, stage.palette.text))]  # fmt: skip
                columns = [stage.width - side - 2, side]
                return [*beside([in_one_line(words, 1, style), notes], columns, 2), Text()]
    mark = stage.name(step.group)[:2] if step.group else Text()
    name = Text.assemble(mark, (text, stage.palette.strong))
    return [Text.assemble(padded(name, room), "  ", right), Text()]


def _people(stage: Stage, step: Step) -> str:
    """The n of the group, and the question's own where some have not answered it."""
    result = stage.comparison.group(step.group.id) if stage.comparison and step.group else None
    if stage.comparison is None or result is None:
        return _limiting(stage) if step.kind in (Kind.AGREED, Kind.DIFFERENT) else ""
    scene = stage.scene(stage.comparison)
    asked = result.questions[step.role] if step.role else None
    people = scene.n(asked.n) if asked and asked.n != result.n else scene.people(result)
    return f"{_limiting(stage)}   {people}"


def _limiting(stage: Stage) -> str:
    """What the letter of the limiting means."""
    return stage.words("results.legend.limiting", limiting=stage.words("results.sign.limiting"))
