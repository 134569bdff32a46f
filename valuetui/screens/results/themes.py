"""Teman: what the picks of one group fall on, current and desired back to back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role, Scope
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Part, Share
from valuetui.screens.charts.axis import Axis, bare_axis
from valuetui.screens.charts.butterfly import Look, Wing, butterfly
from valuetui.screens.results import ladder
from valuetui.screens.results.layout import Block, padded, right_aligned, wrapped
from valuetui.screens.results.pieces import (
    group_tabs,
    hidden_group,
    is_small,
    legend,
    nothing_to_compare,
    nothing_yet,
)
from valuetui.screens.results.scene import Drawing, Scene, sentence

Kind = TypeVar("Kind", bound=int | str)

WINGS = (Role.CURRENT, Role.DESIRED)
LEAST_ROOM = 13
"""Columns that each wing needs before the names get more room."""
ROOMY = 100
"""Columns from which the figures stand apart and the share of the word list beside the wings."""


@dataclass(frozen=True, slots=True)
class Row:
    """A theme or scope: its number and name, what falls on it on each side, and what the list
    offers."""

    mark: str
    name: str
    current: Part
    desired: Part
    offered: Share


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line: name, limiting and whole share, chart, the same mirrored."""

    name: int
    limiting: int
    whole: int
    chart: int
    offered: int
    gap: int

    @property
    def side(self) -> int:
        """The figures on one side of the chart, with what sets them apart."""
        beyond = self.limiting + self.gap if self.limiting else 0
        return self.gap + beyond + self.whole + 1

    @property
    def spine(self) -> int:
        """The column of the spine."""
        return self.name + self.side + (self.chart - 1) // 2


def draw(scene: Scene) -> Drawing:
    """The themes, the scopes under them, and the limiting shares beside published ones."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    if not scene.comparison.asks_shift:
        return nothing_to_compare(scene)
    result = scene.comparison.group(scene.state.group)
    if result is None:
        return hidden_group(scene)
    head = group_tabs(scene)
    small = ["small_picks"] if is_small(result) else []
    foot = legend(scene, "current", "desired", "limiting_part", "offered", *small)
    room = scene.height - len(head) - len(foot)
    airy = _body(scene, result, airy=True)
    return Drawing(head, airy if len(airy) <= room else _body(scene, result), foot)


def _body(scene: Scene, result: GroupResult, *, airy: bool = False) -> Block:
    rows = {"themes": _themes(scene, result), "scopes": _scopes(scene, result)}
    columns = _columns(scene, [row for section in rows.values() for row in section])
    largest = max(part.together.fraction for part in _all_parts(scene))
    axis = bare_axis(largest, max(1, (columns.chart - 1) // 2))
    lines: Block = []
    for name, section in rows.items():
        lines.append(_heading(scene, columns, name))
        for number, row in enumerate(section):
            if airy and number:
                lines.append(_between(scene, columns))
            lines += _lines(scene, result, columns, axis, row)
        lines.append(Text())
    return [*lines, *ladder.draw(scene, result)]


def _themes(scene: Scene, result: GroupResult) -> list[Row]:
    parts = [result.questions[role].themes for role in WINGS]
    return [
        _row(theme, scene.words(f"instrument.theme.t{theme}"), parts, offered, f"{theme} ")
        for theme, offered in sorted(scene.comparison.offered_themes.items())
    ]


def _scopes(scene: Scene, result: GroupResult) -> list[Row]:
    parts = [result.questions[role].scopes for role in WINGS]
    offered = scene.comparison.offered_scopes
    return [
        _row(scope, sentence(scene.words(f"instrument.scope.{scope}")), parts, offered[scope])
        for scope in Scope
        if scope in offered
    ]


def _row(
    kind: Kind, name: str, parts: Sequence[Mapping[Kind, Part]], offered: Part, mark: str = ""
) -> Row:
    current, desired = (part[kind] for part in parts)
    return Row(mark, name, current, desired, offered.together)


def _all_parts(scene: Scene) -> list[Part]:
    """Of all groups and of the list, themes and scopes: on one scale, every bar can be compared
    with every other, also when another group is chosen."""
    comparison = scene.comparison
    parts = [*comparison.offered_themes.values(), *comparison.offered_scopes.values()]
    for group in comparison.groups:
        for role in WINGS:
            question = group.questions[role]
            parts += [*question.themes.values(), *question.scopes.values()]
    return parts


def _columns(scene: Scene, rows: list[Row]) -> Columns:
    parts = _all_parts(scene)
    limiting = max(len(_limiting(scene, part)) for part in parts)
    whole = max(len(scene.whole(part.together)) for part in parts)
    offered = len(scene.words("results.themes.list")) + 2 if scene.width >= ROOMY else 0
    gap = 2 if scene.width >= ROOMY else 1
    longest = max(len(row.mark + row.name) for row in rows)
    word = max(len(row.mark + word) for row in rows for word in row.name.split())
    beside_name = 2 * Columns(0, limiting, whole, 0, offered, gap).side + offered
    room = scene.width - beside_name - (2 * LEAST_ROOM + 1)
    name = max(1, min(longest, max(word, room)))
    chart = scene.width - name - beside_name
    return Columns(name, limiting, whole, max(3, chart - 1 + chart % 2), offered, gap)


def _limiting(scene: Scene, part: Part) -> str:
    """The limiting part with its letter: "H 12"; nothing where there is none."""
    if not part.limiting.count:
        return ""
    return f"{scene.words('results.sign.limiting')} {part.limiting.whole_percent}"


def _heading(scene: Scene, columns: Columns, name: str) -> Text:
    """What is shared out, what each side is, and whose share stands at the end of the line."""
    palette = scene.palette
    title = padded(Text(scene.words(f"results.themes.{name}"), palette.strong), columns.name)
    left, right = (Text(sentence(scene.asked(role)), palette.strong) for role in WINGS)
    left = right_aligned(left, columns.spine - 1 - columns.name)
    line = padded(Text.assemble(title, left, "   ", right), scene.width - columns.offered)
    listed = Text(scene.words("results.themes.list") if columns.offered else "", palette.muted)
    return Text.assemble(line, right_aligned(listed, columns.offered))


def _lines(scene: Scene, result: GroupResult, columns: Columns, axis: Axis, row: Row) -> Block:
    """The wings of one row; a long name takes further lines, through which the spine goes on."""
    palette = scene.palette
    wings = [
        Wing(
            axis.part(part.positive.fraction),
            axis.part(part.limiting.fraction),
            axis.part(row.offered.fraction),
            palette.ink(scene.mark(result.group), hatched=role is Role.CURRENT),
        )
        for role, part in zip(WINGS, (row.current, row.desired), strict=True)
    ]
    lines = wrapped(row.name, columns.name - len(row.mark), palette.text)
    name = [
        Text.assemble(" " * len(row.mark) if place else row.mark, line)
        for place, line in enumerate(lines)
    ]
    offered = Text(scene.whole(row.offered) if columns.offered else "", palette.muted)
    first = Text.assemble(
        padded(name[0], columns.name),
        _figures(scene, columns, row.current, leftwards=True),
        butterfly(wings[0], wings[1], columns.chart, _look(scene)),
        _figures(scene, columns, row.desired, leftwards=False),
        right_aligned(offered, columns.offered),
    )
    return [first, *(_between(scene, columns, line) for line in name[1:])]


def _between(scene: Scene, columns: Columns, name: Text | None = None) -> Text:
    """A line through which the spine goes on."""
    none = Wing(0, 0, None, scene.palette.limiting_ink)
    chart = butterfly(none, none, columns.chart, _look(scene))
    return Text.assemble(padded(name or Text(), columns.name), " " * columns.side, chart)


def _look(scene: Scene) -> Look:
    palette = scene.palette
    return Look(palette.limiting_ink, palette.text, palette.muted)


def _figures(scene: Scene, columns: Columns, part: Part, *, leftwards: bool) -> Text:
    """The whole share next to the chart, the limiting part of it beyond."""
    palette = scene.palette
    whole = Text(f"{scene.whole(part.together):>{columns.whole}}", palette.strong)
    limiting = Text(_limiting(scene, part), palette.limiting + Style(bold=True))
    gap = " " * (columns.gap if columns.limiting else 0)
    if leftwards:
        beyond = right_aligned(limiting, columns.limiting)
        return right_aligned(Text.assemble(beyond, gap, whole, " "), columns.side)
    return padded(Text.assemble(" ", whole, gap, limiting), columns.side)
