"""The pages of a presentation that are no lists. Pure."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role
from valuetui.results.comparison import Comparison
from valuetui.screens.lettering.large import large
from valuetui.screens.presenter import headings
from valuetui.screens.presenter.code import code
from valuetui.screens.presenter.entries import Entry, top
from valuetui.screens.presenter.figures import count_of
from valuetui.screens.presenter.listing import line_of
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Step
from valuetui.screens.results.layout import Block, beside, wrapped
from valuetui.screens.results.scene import sentence

GAP = 3


def welcome(stage: Stage) -> Block:
    """What it is about, how many have answered, and the way to take part."""
    picture = code(stage.address, stage.width // 2, stage.height - 2) if stage.address else []
    side = max((line.cell_len for line in picture), default=0)
    left = stage.width - side - (GAP if side else 0)
    counted = _counted_lines(stage, left)
    way = [stage.words("present.welcome.take_part"), stage.address] if stage.address else []
    invitation = [
        line for text in way for line in wrapped(text, left, stage.palette.accent + _BOLD)
    ]
    below = [*_spaced(invitation), *counted]
    head = large(
        stage.say(stage.instrument.title), left, stage.height - len(below) - 1,
        stage.palette.text, most=2,
    )  # fmt: skip
    text = [*head, Text(), *below]
    if not picture:
        return centred(text, stage.height)
    return beside([centred(text, stage.height), centred(picture, stage.height)], [left, side], GAP)


_BOLD = Style(bold=True)


def _spaced(lines: Block) -> Block:
    return [*lines, Text()] if lines else []


def _counted_lines(stage: Stage, width: int) -> Block:
    lines = wrapped(stage.words("present.welcome.counted"), width, stage.palette.muted)
    for group in stage.instrument.groups:
        told, note = count_of(stage, group)
        figure = " ".join(part for part in (told, note) if part)
        lines.append(Text.assemble(stage.name(group), "  ", (figure, stage.palette.strong)))
    return lines


def thanks(stage: Stage) -> Block:
    """Thanks, and what happens next."""
    head = large(stage.words("present.thanks.heading"), stage.width, 9, stage.palette.accent)
    lines = [*head, Text()]
    for key in ("why", "next", "promise"):
        text = stage.words(f"present.thanks.{key}")
        lines += [*wrapped(text, stage.width, stage.palette.strong), Text()]
    contact = stage.say(stage.instrument.information.contact)
    return centred([*lines, *wrapped(contact, stage.width, stage.palette.text)], stage.height)


def opening(stage: Stage, step: Step) -> Block:
    """The heading alone: what will be shown, and nothing of it."""
    style = stage.colour(step.group)
    room = max(3, stage.height - 8)
    head = large(headings.title(stage, step), stage.width, room, style)
    about = wrapped(
        sentence(headings.subtitle(stage, step)), stage.width, stage.palette.text + _BOLD
    )
    asked = wrapped(headings.question(stage, step), stage.width, stage.palette.text)
    return centred([*head, Text(), *about, Text(), *asked], stage.height)


def said(stage: Stage, text: str, height: int) -> Block:
    """A few sentences in place of what would be shown."""
    return centred(wrapped(text, min(stage.width, 76), stage.palette.strong), height)


def beside_each_other(stage: Stage, comparison: Comparison, group: Group, height: int) -> Block:
    """What is seen today and what is wanted; what stands in both is marked."""
    result = comparison.group(group.id)
    if result is None:
        return said(stage, str(top(stage, comparison, group, Role.DESIRED)), height)
    shared = {value.id for value in result.shared}
    width = (stage.width - GAP) // 2
    lists = [top(stage, comparison, group, role) for role in (Role.CURRENT, Role.DESIRED)]
    sides = [
        [_marked(stage, line_of(stage, entry, each, width - 2), entry, shared) for entry in each]
        for each in lists
        if not isinstance(each, str)
    ]
    heads = [
        Text("  " + sentence(stage.short(role)), stage.palette.accent + _BOLD)
        for role in (Role.CURRENT, Role.DESIRED)
    ]
    note = stage.words("present.beside.both", n=len(shared))
    foot = [Text(), *wrapped(note, stage.width, stage.palette.muted)]
    rows = [
        beside([one or [], other or []], [width, width], GAP) for one, other in zip_longest(*sides)
    ]
    return [*beside([heads[:1], heads[1:]], [width, width], GAP),
            *_aired(rows, height - 1 - len(foot)), *foot]  # fmt: skip


def _marked(stage: Stage, lines: Block, entry: Entry, shared: set[str]) -> Block:
    """A sign before the words that stand in both lists."""
    sign = stage.words("results.sign.both") if entry.value.id in shared else " "
    first, *more = lines
    return [Text.assemble((f"{sign} ", stage.palette.accent + _BOLD), first),
            *(Text.assemble("  ", line) for line in more)]  # fmt: skip


def _aired(rows: Sequence[Block], height: int) -> Block:
    """The rows one below the other, with air between where there is room for it."""
    lines = [line for row in rows for line in row]
    air = min(2, max(0, height - len(lines)) // max(1, len(rows)))
    return [line for row in rows for line in [*row, *[Text()] * air]]


def centred(lines: Block, height: int) -> Block:
    """The lines in the middle of so many rows, rather above it."""
    above = max(0, (height - len(lines)) // 2)
    return [*[Text()] * above, *lines]
