"""Över tid: what one group sees today beside what it saw, and wanted, a wave ago."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Instrument, Role, Value
from valuetui.results.comparison import Comparison
from valuetui.results.telling import short_share
from valuetui.results.waves import Direction, GroupMovements, Movement, WavesDiffer, movements
from valuetui.screens.charts.axis import Axis, axis_for, scale
from valuetui.screens.charts.dumbbell import EDGE, START, dumbbell
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.pieces import (
    group_tabs,
    hidden_group,
    nothing_to_compare,
    nothing_yet,
    said_alone,
)
from valuetui.screens.results.scene import Drawing, Scene, action, sentence
from valuetui.words.numbers import number
from valuetui.words.wrapping import wrap

WANTED = "◇"
FIGURES = 18
"""Columns of the shares, the points and the direction."""
LEAST_CHART = 12
LISTED = 6
"""Words that are named before it is said how many more there are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line: label, letter, chart, figures."""

    label: int
    axis: Axis


def draw(scene: Scene) -> Drawing:
    """Every value of one group, those that most was wanted of first, more or less of it."""
    comparison, earlier = scene.comparison, scene.earlier
    if not comparison.groups:
        return nothing_yet(scene)
    if earlier is None:
        return said_alone(scene, scene.words("results.waves.none"))
    if comparison.selection:
        return said_alone(scene, scene.words("results.waves.selection"))
    if not comparison.asks_shift or not earlier.asks_shift:
        return nothing_to_compare(scene)
    try:
        found = movements(earlier, comparison)
    except WavesDiffer as error:
        return _differing(scene, earlier, error)
    if comparison.group(scene.state.group) is None:
        return hidden_group(scene)
    group = next((each for each in found if each.group.id == scene.state.group), None)
    head = group_tabs(scene)
    if group is None:
        text = wrapped(scene.words("results.waves.hidden"), scene.width, scene.palette.text)
        return Drawing(head, [Text(), *text])
    return _movements(scene, earlier, group, head)


def _differing(scene: Scene, earlier: Comparison, error: WavesDiffer) -> Drawing:
    """Which words differ, and what can be compared all the same."""
    words, width = scene.words, min(scene.width, 76)
    waves = {"earlier": earlier.instrument.wave, "later": scene.comparison.instrument.wave}
    lines = [Text(), *wrapped(words("results.waves.differ", **waves), width, scene.palette.text)]
    found = error.difference
    for key, ids, instrument in (
        ("added", found.added, scene.comparison.instrument),
        ("removed", found.removed, earlier.instrument),
    ):
        if ids:
            text = words(f"results.waves.{key}", words=_named(scene, ids, instrument), **waves)
            lines += [Text(), *wrapped(text, width, scene.palette.text)]
    if not found.added and not found.removed:
        lines += [Text(), *wrapped(words("results.waves.questions"), width, scene.palette.text)]
    return Drawing([], lines)


def _named(scene: Scene, ids: Sequence[str], instrument: Instrument) -> str:
    labels = [scene.label(instrument.value_by_id[each]) for each in ids]
    listed, more = ", ".join(labels[:LISTED]), len(labels) - LISTED
    return scene.words("results.waves.and_more", words=listed, n=more) if more > 0 else listed


def _movements(scene: Scene, earlier: Comparison, group: GroupMovements, head: Block) -> Drawing:
    words, palette = scene.words, scene.palette
    waves = {"earlier": earlier.instrument.wave, "later": scene.comparison.instrument.wave}
    what = words(
        "results.waves.head",
        current=sentence(scene.asked(Role.CURRENT)),
        shape=scene.mark(group.group).shape,
        **waves,
    )
    n = words("results.waves.n", first=number(words, group.n[0]), second=number(words, group.n[1]))
    summary = words(
        "results.waves.summary",
        n=len(group.values),
        **{each.value: group.count(each) for each in Direction},
    )
    columns = _columns(scene, group)
    unit = words("language.percent", number="")
    before = " " * (columns.label + 3)
    head = [
        *head,
        *wrapped(f"{what} {n}", scene.width, palette.text),
        *wrapped(summary, scene.width, palette.strong),
        Text.assemble(before, scale(columns.axis, unit, palette.muted)),
    ]
    body = [line for each in group.values for line in _row(scene, group, columns, each)]
    foot = wrapped(words("results.waves.legend"), scene.width, palette.muted)
    return Drawing(head, body, foot)


def _columns(scene: Scene, group: GroupMovements) -> Columns:
    labels = [scene.label(each.value) for each in group.values]
    word = max(len(word) for label in labels for word in label.split())
    longest = max(map(len, labels))
    label = min(longest, max(word, scene.width // 3))
    largest = max(
        share.fraction
        for each in group.values
        for share in (each.wanted.current, each.wanted.desired, each.moved.after)
    )
    room = scene.width - label - 3 - FIGURES
    return Columns(label, axis_for(largest, max(LEAST_CHART, room)))


def _row(scene: Scene, group: GroupMovements, columns: Columns, movement: Movement) -> Block:
    """The value, what was seen and what is, and which way that is."""
    palette, value = scene.palette, movement.value
    label = wrap(scene.label(value), columns.label)
    first = Text.assemble(
        padded(Text(label[0], scene.style(value)), columns.label),
        " ",
        (scene.sign(value), palette.limiting + Style(bold=True)),
        " ",
        _chart(scene, group, columns, movement),
        (f" {short_share(movement.moved.before):>3} → ", palette.text),
        (f"{short_share(movement.moved.after):<3}", palette.text),
        (f" {scene.whole_points(movement.moved):>4} ", palette.strong),
        (scene.words(f"results.waves.{movement.direction.value}"), palette.accent),
    )
    rest = [Text(line, scene.style(value)) for line in label[1:]]
    lines = [padded(line, scene.width) for line in [first, *rest]]
    for line in lines:
        line.stylize(_opens(value))
    return lines


def _opens(value: Value) -> Style:
    return action("show_value", value.id)


def _chart(scene: Scene, group: GroupMovements, columns: Columns, movement: Movement) -> Text:
    """The dumbbell, and where it was wanted: beside it, for what is seen comes first."""
    colour, faint = scene.colour(group.group), scene.palette.faint
    chart = dumbbell(
        columns.axis,
        movement.moved.before.fraction,
        movement.moved.after.fraction,
        scene.mark(group.group).shape if movement.moved.after.is_exact else EDGE,
        colour,
        faint,
        bold=movement.direction is not Direction.UNCLEAR,
        first=START if movement.moved.before.is_exact else EDGE,
        joined=movement.moved.is_exact or movement.moved.exact != 0,
    )
    column = columns.axis.column(movement.wanted.desired.fraction)
    if movement.wanted.desired.is_exact and chart.plain[column] in " ┊─━":
        wanted = Text(WANTED, scene.palette.text)
        chart = Text.assemble(chart[:column], wanted, chart[column + 1 :])
    return chart
