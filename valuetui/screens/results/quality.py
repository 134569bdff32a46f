"""Kvalitet: how the answers of one group came in, and what is worth a closer look."""

from collections.abc import Callable, Sequence

from rich.text import Text

from valuetui.results.gate import Why
from valuetui.results.quality.report import GroupQuality
from valuetui.screens.results import came_in, easiness, flagged, operators, position
from valuetui.screens.results.layout import Block, beside, shared_widths, wrapped
from valuetui.screens.results.pieces import group_tabs, hidden_group, nothing_yet
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.words.numbers import number

GAP = 4
WIDE = 140
"""Columns from which the sections stand in two columns."""

Section = Callable[[Scene, GroupQuality, int], Block]


def draw(scene: Scene) -> Drawing:
    """What it is for, and then section after section, each with its own heading."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    if scene.comparison.group(scene.state.group) is None:
        return hidden_group(scene)
    head = group_tabs(scene)
    if scene.quality is None:
        text = scene.quality_trouble or scene.words("results.quality.counting")
        return Drawing([*head, Text()], wrapped(text, scene.width, scene.palette.text))
    shown = {each.group.id: each for each in scene.quality.groups}.get(scene.state.group)
    if shown is None:
        return _withheld(scene, head)
    purpose = wrapped(scene.words("results.quality.purpose"), scene.width, scene.palette.text)
    if scene.chosen:
        everybody = scene.words("results.quality.everybody")
        purpose = [*wrapped(everybody, scene.width, scene.palette.strong), *purpose]
    return Drawing([*head, Text()], [*purpose, Text(), *_sections(scene, shown)])


def _sections(scene: Scene, shown: GroupQuality) -> Block:
    """All in one column, or the two halves beside each other where there is room."""
    halves: Sequence[Sequence[Section]] = (
        (came_in.draw, flagged.draw),
        (position.draw, came_in.effects, operators.draw, _alike, easiness.draw),
    )
    columns = 2 if scene.width >= WIDE else 1
    widths = shared_widths(scene.width, columns, GAP)
    blocks = [_half(scene, shown, half, widths[0]) for half in halves]
    if columns == 1:
        return [line for block in blocks for line in [*block, Text()]][:-1]
    return beside(blocks, widths, GAP)


def _half(scene: Scene, shown: GroupQuality, sections: Sequence[Section], width: int) -> Block:
    blocks = [block for section in sections if (block := section(scene, shown, width))]
    return [line for block in blocks for line in [*block, Text()]][:-1]


def _withheld(scene: Scene, head: Block) -> Drawing:
    """The group is shown elsewhere, but its figures have moved; or it had not answers enough yet
    when this was counted."""
    why = {each.group.id: each.why for each in scene.quality.withheld} if scene.quality else {}
    if why.get(scene.state.group) is not Why.MOVED:
        return hidden_group(scene)
    text = wrapped(scene.words("results.quality.moved"), min(scene.width, 76), scene.palette.text)
    return Drawing([*head, Text()], text)


def _alike(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """Answers with the same words."""
    words, found = scene.words, shown.duplicates
    said = {None: "hidden", 0: "none"}.get(found, "some")
    text = words(f"results.quality.alike.{said}", number=number(words, found or 0))
    heading = wrapped(words("results.quality.alike.heading"), width, scene.palette.strong)
    return [*heading, *wrapped(text, width, scene.palette.text)]
