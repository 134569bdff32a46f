"""Jämförelse: every value as dumbbells, one line a group, on one shared axis."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role, Value
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Shift
from valuetui.results.telling import short_share
from valuetui.screens.charts.axis import Axis, axis_for, grid, scale
from valuetui.screens.charts.dumbbell import EDGE, START, dumbbell
from valuetui.screens.results.layout import (
    Block,
    flow,
    padded,
    wrapped,
    wrapped_text,
)
from valuetui.screens.results.order import looked_at, ordered
from valuetui.screens.results.pieces import nothing_to_compare, nothing_yet, reason, rough_signs
from valuetui.screens.results.scene import Drawing, Scene, action
from valuetui.screens.results.state import Sort
from valuetui.words.numbers import number
from valuetui.words.wrapping import wrap

CURSOR = "▸ "
SIGN = 3
FAR = 20
"""Desired shifts of this many percentage points or more are drawn bold."""
ROOMY = 100
"""Columns from which the label has all its room and the figures stand apart."""
AIRY = 30
"""Lines from which the values are set apart by a blank line and the foot tells more."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line: cursor, label, letter, chart, shares, shift."""

    label: int
    axis: Axis
    roomy: bool

    @property
    def indent(self) -> str:
        """What stands before the chart, blank."""
        return " " * (len(CURSOR) + self.label + SIGN)


def draw(scene: Scene) -> Drawing:
    """The values in the chosen order, those that the search leaves, under one scale."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    if not scene.comparison.asks_shift:
        return nothing_to_compare(scene)
    values = ordered(scene.comparison, scene.state, scene.words.language)
    columns = _columns(scene)
    at = looked_at(values, scene.state)
    head, foot = _head(scene, columns, len(values)), _foot(scene, at)
    if at is None:
        text = scene.words("results.compare.nothing", search=scene.state.search.strip())
        return Drawing(head, wrapped(text, scene.width, scene.palette.text), foot)
    blocks = [
        _value(scene, columns, value, chosen=value is at, banded=number % 2 == 1)
        for number, value in enumerate(values)
    ]
    start = sum(map(len, blocks[: values.index(at)]))
    place = range(start, start + len(blocks[values.index(at)]))
    return Drawing(head, [line for block in blocks for line in block], foot, place)


def _columns(scene: Scene) -> Columns:
    comparison = scene.comparison
    labels = [scene.label(value) for value in comparison.instrument.values]
    roomy = scene.width >= ROOMY
    word = max(len(word) for label in labels for word in label.split())
    label = max(map(len, labels)) if roomy else max(min(20, scene.width // 4), word)
    largest = max(
        share.fraction
        for group in comparison.groups
        for role in (Role.CURRENT, Role.DESIRED)
        for share in group.questions[role].shares.values()
    )
    taken = len(CURSOR) + label + SIGN + len(_shares("", "", roomy=roomy) + _shift(""))
    return Columns(label, axis_for(largest, max(8, scene.width - taken)), roomy)


def _shares(current: str, desired: str, *, roomy: bool) -> str:
    """The column of the shares."""
    return f"  {current:>3} → {desired:<3} " if roomy else f" {current:>3}→{desired:<3}"


def _shift(points: str) -> str:
    """The column of the shift."""
    return f" {points:>4}"


def _head(scene: Scene, columns: Columns, found: int) -> Block:
    """The orders to choose from, the groups with their n, and the scale."""
    words, palette = scene.words, scene.palette
    parts = [Text(words("results.compare.order"), palette.muted)]
    for sort in Sort:
        name = words(f"results.sort.{sort.value}")
        chosen = sort is scene.state.sort
        look = palette.text + Style(bold=True, underline=True) if chosen else palette.muted
        part = Text.assemble(("▸" if chosen else " ", palette.accent), (name, look))
        part.stylize(action("choose_sort", sort.value))
        parts.append(part)
    if scene.state.search.strip():
        note = words("results.compare.found", search=scene.state.search.strip(), n=found)
        parts.append(Text(note, palette.accent))
    figures = Text(_shares("%", "%", roomy=columns.roomy) + _shift("±"), palette.muted)
    unit = words("language.percent", number="")
    return [
        *flow(parts, scene.width, gap=1),
        *_groups(scene),
        Text.assemble(columns.indent, scale(columns.axis, unit, palette.muted), figures),
    ]


def _groups(scene: Scene) -> Block:
    """What the signs mean: the ring is today, each group's own shape is what it wants."""
    palette = scene.palette
    items = [Text.assemble((f"{START} ", palette.text), (scene.asked(Role.CURRENT), palette.muted))]
    for group in scene.comparison.instrument.groups:
        shown = scene.comparison.group(group.id)
        note = scene.people(shown) if shown else reason(scene, group)
        items.append(Text.assemble(scene.name(group), " ", (note, palette.muted)))
    return flow(items, scene.width, gap=2)


def _value(
    scene: Scene,
    columns: Columns,
    value: Value,
    *,
    chosen: bool,
    banded: bool,
) -> Block:
    """One line for each group, the label over as many of them as it takes."""
    palette = scene.palette
    bold = Style(bold=True)
    look = scene.style(value) + (bold if chosen else Style())
    label = wrap(scene.label(value), columns.label)
    ground = palette.band if banded and scene.height < AIRY else Style()
    groups = scene.comparison.groups
    lines: Block = []
    for place in range(max(len(label), len(groups))):
        line = Text.assemble(
            (CURSOR if chosen and not place else " " * len(CURSOR), palette.accent),
            padded(Text(label[place] if place < len(label) else "", look), columns.label),
            " ",
            (" " if place else scene.sign(value), palette.limiting + bold),
            " ",
        )
        if place < len(groups):
            line.append_text(_group_line(scene, columns, groups[place], value))
        line.stylize(action("choose_value", value.id) + ground)
        lines.append(line)
    return [*lines, _between(scene, columns)] if scene.height >= AIRY else lines


def _between(scene: Scene, columns: Columns) -> Text:
    """A blank line that the ticks go through."""
    return Text.assemble(columns.indent, (grid(columns.axis), scene.palette.faint))


def _group_line(scene: Scene, columns: Columns, group: GroupResult, value: Value) -> Text:
    palette = scene.palette
    current, desired = group.share(Role.CURRENT, value), group.share(Role.DESIRED, value)
    shift = Shift(value, current, desired)
    far = abs(shift.whole_points) >= FAR
    start, end = (None if share.is_exact else EDGE for share in (current, desired))
    chart = dumbbell(
        columns.axis,
        current.fraction,
        desired.fraction,
        end or scene.mark(group.group).shape,
        scene.colour(group.group),
        palette.faint,
        bold=far,
        first=start or START,
        joined=shift.is_exact or shift.exact != 0,
    )
    figures = (short_share(current), short_share(desired))
    return Text.assemble(
        chart,
        (_shares(*figures, roomy=columns.roomy), palette.text),
        (_shift(scene.whole_points(shift)), palette.strong if far else palette.muted),
    )


def _foot(scene: Scene, value: Value | None) -> Block:
    """The value under the cursor: its definition, and where there is room the numbers behind."""
    if value is None:
        return []
    palette = scene.palette
    name = Text(scene.label(value), scene.style(value) + Style(bold=True))
    if value.limiting:
        name.append(f" ({scene.words('results.limiting')})", palette.limiting)
    lines = wrapped_text(
        Text.assemble(name, "  ", (scene.say(value.definition), palette.text)), scene.width
    )
    if scene.height < AIRY:
        return lines
    rule = Text("─" * scene.width, palette.faint)
    small = any(group.is_small for group in scene.comparison.groups)
    return [rule, *lines, *_counts(scene, value), *([rough_signs(scene)] if small else [])]


def _counts(scene: Scene, value: Value) -> Block:
    """How many picked the value, and the largest gap between two groups."""
    words, palette = scene.words, scene.palette
    items = []
    for group in scene.comparison.groups:
        current, desired = group.share(Role.CURRENT, value), group.share(Role.DESIRED, value)
        text = words(
            "results.compare.counts",
            current=scene.count(current),
            desired=scene.count(desired),
            number=number(words, desired.of),
        )
        mark = (scene.mark(group.group).shape + " ", scene.colour(group.group))
        items.append(Text.assemble(mark, (text, palette.muted)))
    widest = scene.comparison.widest_gap(value)
    if widest and (widest[1].is_exact or widest[1].points):
        role, gap = widest
        key = "gap" if gap.is_exact else "gap_at_least"
        text = words(f"results.compare.{key}", n=gap.whole_points, asked=scene.asked(role))
        items.append(Text(text, palette.muted))
    return flow(items, scene.width)
