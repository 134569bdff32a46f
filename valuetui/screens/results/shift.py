"""Förflyttning: what one group wants less of and more of, apart from a common spine."""

from dataclasses import dataclass
from itertools import zip_longest

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Shift
from valuetui.results.sentences import wishes_in_words
from valuetui.results.telling import short_share
from valuetui.screens.charts.axis import Axis, bare_axis
from valuetui.screens.charts.mirrored import mirrored
from valuetui.screens.results.layout import Block, beside, padded, right_aligned, wrapped
from valuetui.screens.results.pieces import (
    doubt,
    group_tabs,
    hidden_group,
    legend,
    may_be_no_shift,
    nothing_to_compare,
    nothing_yet,
)
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.words.wrapping import wrap

LEAST_CHART = 13
WITH_LEVELS = 136
"""Columns from which the shares before and after stand beside the shift."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line, the same on both sides of the spine."""

    label: int
    levels: int
    figure: int
    chart: int

    @property
    def side(self) -> int:
        """All that stands on one side of the chart."""
        return self.label + self.figure + 4 + (self.levels + 1 if self.levels else 0)


def draw(scene: Scene) -> Drawing:
    """The most less wanted at the left, the most more wanted at the right, in order of size."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    result = scene.comparison.group(scene.state.group)
    if result is None:
        return hidden_group(scene)
    if not result.shifts:
        return nothing_to_compare(scene)
    less = [shift for shift in reversed(result.shifts) if shift.exact < 0]
    more = [shift for shift in result.shifts if shift.exact > 0]
    columns = _columns(scene, [*less, *more])
    most = max((abs(shift.exact) for shift in [*less, *more]), default=0.0)
    body: Block = []
    for left, right in zip_longest(less, more):
        body += _row(scene, result, columns, (left, right), bare_axis(most, columns.chart // 2))
    head = [*group_tabs(scene), *_as_a_whole(scene, result)]
    head.append(_heading(scene, columns, len(less), len(more)))
    return Drawing(head, body, legend(scene, "points", "limiting", "doubt", told=result.is_small))


def _as_a_whole(scene: Scene, result: GroupResult) -> Block:
    """Whether anything else is wanted at all, and how much each person leaves as it is."""
    if scene.evidence is None:
        return [Text(scene.words("results.weighing"), scene.palette.accent)]
    text = wishes_in_words(
        scene.evidence.groups[result.group.id],
        result.questions[Role.DESIRED].question,
        scene.words,
        is_census=result.is_census,
    )
    return wrapped(text, scene.width, scene.palette.text)


def _columns(scene: Scene, shifts: list[Shift]) -> Columns:
    labels = [scene.label(shift.value) for shift in shifts]
    longest = max(map(len, labels), default=1)
    word = max((len(word) for label in labels for word in label.split()), default=1)
    figure = max((len(scene.points(shift)) for shift in shifts), default=1)
    levels = max((len(_levels(scene, shift)) for shift in shifts), default=0)
    room = (scene.width - LEAST_CHART) // 2 - Columns(0, levels, figure, 0).side
    label = max(1, min(longest, max(word, scene.width // 4), room))
    rest = scene.width - 2 * Columns(label, levels, figure, 0).side
    return Columns(label, levels, figure, max(3, rest))


def _levels(scene: Scene, shift: Shift) -> str:
    if scene.width < WITH_LEVELS:
        return ""
    return f"{short_share(shift.current)} → {scene.whole(shift.desired)}"


def _heading(scene: Scene, columns: Columns, less: int, more: int) -> Text:
    """What each side means, to the left and to the right of the spine."""
    spine = columns.side + (columns.chart - 1) // 2
    left = Text(scene.words("results.shift.less", n=less), scene.palette.strong)
    right = Text(scene.words("results.shift.more", n=more), scene.palette.strong)
    return padded(Text.assemble(right_aligned(left, spine - 1), "   ", right), scene.width)


def _row(
    scene: Scene,
    result: GroupResult,
    columns: Columns,
    pair: tuple[Shift | None, Shift | None],
    axis: Axis,
) -> Block:
    """One value of each side; a long label takes further lines, through which the spine goes on."""
    left, right = pair
    before = _side(scene, result, columns, left, leftwards=True) if left else []
    after = _side(scene, result, columns, right, leftwards=False) if right else []
    colour, faint = scene.colour(result.group), scene.palette.muted
    parts = [axis.part(abs(shift.exact)) if shift else 0.0 for shift in pair]
    bars = mirrored(parts[0], parts[1], columns.chart, colour, faint)
    spine = mirrored(0, 0, columns.chart, colour, faint)
    height = max(len(before), len(after))
    widths = (columns.side, columns.chart, columns.side)
    return beside([before, [bars, *[spine] * (height - 1)], after], widths, gap=0)


def _side(
    scene: Scene, result: GroupResult, columns: Columns, shift: Shift, *, leftwards: bool
) -> Block:
    """Label, letter, shares before and after, shift, doubt: in this order towards the chart."""
    value, palette = shift.value, scene.palette
    label = wrap(scene.label(value), columns.label)
    sign = Text(scene.sign(value), palette.limiting + Style(bold=True))
    figure = Text(f"{scene.points(shift):>{columns.figure}}", palette.strong)
    levels = Text(f"{_levels(scene, shift):>{columns.levels}}", palette.muted)
    between = Text(" " if columns.levels else "")
    blank = Text(" ")
    sure = doubt(scene, doubtful=may_be_no_shift(scene, result, value))
    doubtful = Text(sure, palette.muted)
    lines: Block = []
    for number, words in enumerate(label):
        text = Text(words, scene.style(value))
        if leftwards:
            near = [blank, sign, blank, levels, between, figure, doubtful]
            text = right_aligned(text, columns.label)
            lines.append(Text.assemble(text, *([] if number else near)))
        else:
            near = [doubtful, figure, between, levels, blank, sign, blank]
            margin = Text(" " * (columns.side - columns.label))
            lines.append(Text.assemble(*([margin] if number else near), text))
    return lines
