"""Ordet: one value in depth, with how sure each of its shares is."""

from dataclasses import dataclass
from itertools import chain

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.inference.census import bounds
from valuetui.results.measures import Share, Shift
from valuetui.results.telling import ABOVE
from valuetui.screens.charts.axis import Axis, axis_for, grid, scale
from valuetui.screens.charts.dumbbell import EDGE, START
from valuetui.screens.charts.interval import interval
from valuetui.screens.results.layout import (
    Block,
    flow,
    padded,
    right_aligned,
    wrapped,
)
from valuetui.screens.results.neighbours import neighbours
from valuetui.screens.results.order import looked_at, ordered
from valuetui.screens.results.pieces import nothing_yet, rough_signs, withheld
from valuetui.screens.results.scene import Drawing, Scene
from valuetui.words.numbers import number

INDENT = "  "
GAP = "  "
LEAST_CHART = 12
AIRY = 30
"""Lines from which the groups are set apart by blank lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line: question, chart, share, count, place."""

    asked: int
    axis: Axis
    share: int
    count: int
    place: int

    @property
    def before(self) -> str:
        """What stands before the chart, blank."""
        return " " * (len(INDENT) + self.asked + 1)


def draw(scene: Scene) -> Drawing:
    """The value looked at, among those that the search leaves."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    values = ordered(scene.comparison, scene.state, scene.words.language)
    value = looked_at(values, scene.state)
    if value is None:
        text = scene.words("results.compare.nothing", search=scene.state.search.strip())
        return Drawing([], wrapped(text, scene.width, scene.palette.text))
    columns = _columns(scene)
    airy = scene.height >= AIRY
    air = [Text()] if airy else []
    head = [*_head(scene, value, values), *air, _scale(scene, columns)]
    between = _ticks(scene, columns) if airy else []
    blocks = [_group(scene, columns, group, value) for group in scene.comparison.instrument.groups]
    chart = [*chain.from_iterable([*between, *block] for block in blocks), *between]
    body = [*chart, *_gap(scene, value), Text(), *neighbours(scene, value)]
    return Drawing(head, body, [*air, *_legend(scene)])


def _head(scene: Scene, value: Value, values: list[Value]) -> Block:
    """The label and its place in the order chosen, the definition, theme and scope, synonyms."""
    words, palette = scene.words, scene.palette
    name = Text(scene.label(value), scene.style(value) + Style(bold=True))
    if value.limiting:
        name.append(f" {scene.sign(value)} ({words('results.limiting')})")
    lines = [
        *_name(scene, name, _position(scene, value, values)),
        *wrapped(scene.say(value.definition), scene.width, palette.text),
    ]
    theme = words(
        "results.value.theme", number=value.theme, name=words(f"instrument.theme.t{value.theme}")
    )
    scope = words("results.value.scope", name=words(f"instrument.scope.{value.scope.value}"))
    lines += flow([Text(theme, palette.muted), Text(scope, palette.muted)], scene.width)
    if synonyms := value.synonyms.get(words.language):
        text = words("results.value.synonyms", words=", ".join(synonyms))
        lines += wrapped(text, scene.width, palette.muted)
    elif scene.height >= AIRY:
        lines.append(Text())  # so that the chart stays where it is from one value to the next
    return lines


def _position(scene: Scene, value: Value, values: list[Value]) -> Text:
    """Which of how many, and in what order: what the next value will be."""
    place = scene.words(
        "results.value.position",
        place=values.index(value) + 1,
        number=number(scene.words, len(values)),
        order=scene.words(f"results.sort.{scene.state.sort.value}"),
    )
    search = scene.state.search.strip()
    if not search:
        return Text(place, scene.palette.muted)
    return Text(
        scene.words("results.value.found", place=place, search=search), scene.palette.accent
    )


def _name(scene: Scene, name: Text, position: Text) -> Block:
    room = scene.width - name.cell_len - 2
    if position.cell_len <= room:
        return [Text.assemble(name, GAP, right_aligned(position, room))]
    return [padded(name, scene.width), padded(position, scene.width)]


def _columns(scene: Scene) -> Columns:
    """One axis for all values, so that looking from one to the next does not mislead."""
    comparison = scene.comparison
    questions = [q for group in comparison.groups for q in group.questions.values()]
    largest = max(each.high for question in questions for each in question.intervals.values())
    shares = [share for question in questions for share in question.shares.values()]
    asked = max(len(scene.asked(role)) for role in comparison.roles)
    share = max(len(scene.share(each)) for each in shares)
    values = comparison.instrument.values
    count = max(len(_count(scene, each, value)) for each in questions for value in values)
    place = max(
        len(scene.words("results.value.place")),
        len(_tied(scene, len(values))),
    )
    taken = len(INDENT) + asked + 1 + len(GAP) + share + len(GAP) + count + len(GAP) + place
    asked = max(1, asked - max(0, taken + LEAST_CHART - scene.width))
    axis = axis_for(largest, max(LEAST_CHART, scene.width - taken))
    return Columns(asked, axis, share, count, place)


def _tied(scene: Scene, rank: int) -> str:
    return scene.words("results.value.tied", rank=rank)


def _count(scene: Scene, question: QuestionResult, value: Value) -> str:
    """ "172 av 420"."""
    return scene.words(
        "results.value.count",
        count=scene.count(question.shares[value.id]),
        number=number(scene.words, question.n),
    )


def _scale(scene: Scene, columns: Columns) -> Text:
    """The figures of the axis, and what stands in the columns beside it."""
    words, palette = scene.words, scene.palette
    line = Text.assemble(
        columns.before,
        scale(columns.axis, words("language.percent", number=""), palette.muted),
        (
            GAP
            + f"{words('results.value.share'):>{columns.share}}"
            + GAP
            + f"{words('results.value.counted'):>{columns.count}}"
            + GAP
            + words("results.value.place"),
            palette.muted,
        ),
    )
    return padded(line, scene.width)


def _ticks(scene: Scene, columns: Columns) -> Block:
    """A blank line that the ticks go through."""
    return [Text.assemble(columns.before, (grid(columns.axis), scene.palette.faint))]


def _group(scene: Scene, columns: Columns, group: Group, value: Value) -> Block:
    """The group with its desired shift, and a line for each of its questions."""
    result = scene.comparison.group(group.id)
    if result is None:
        return withheld(scene, group, scene.width)
    lines = [_line(scene, columns, result, role, value) for role in result.questions]
    return [*_heading(scene, result, value), *lines, *_silent(scene, result, value)]


def _silent(scene: Scene, result: GroupResult, value: Value) -> Block:
    """Of a group whose size is known: between what the shares of all of it lie, whatever those who
    have not answered would have picked."""
    if result.roll is None or result.is_census:
        return []
    ranges = []
    for role, question in result.questions.items():
        share = question.shares[value.id]
        low = bounds(share.least, question.n, result.roll).low
        high = bounds(share.most, question.n, result.roll).high
        text = scene.words(
            "results.value.range",
            asked=scene.asked(role),
            low=round(100 * low),
            high=round(100 * high),
        )
        ranges.append(text)
    text = scene.words("results.value.silent", n=result.roll - result.n, ranges=", ".join(ranges))
    lines = wrapped(text, scene.width - len(INDENT), scene.palette.muted)
    return [Text.assemble(INDENT, line) for line in lines]


def _heading(scene: Scene, result: GroupResult, value: Value) -> Block:
    people = (scene.people(result), scene.palette.muted)
    items = [Text.assemble(scene.name(result.group), " ", people)]
    if scene.comparison.asks_shift:
        current, desired = (result.share(role, value) for role in (Role.CURRENT, Role.DESIRED))
        shift = Shift(value, current, desired)
        key = "shift" if shift.is_exact or shift.points else "shift_unknown"
        text = scene.words(f"results.value.{key}", n=abs(shift.points), points=scene.points(shift))
        items.append(Text(text, scene.palette.text))
    return flow(items, scene.width)


def _line(scene: Scene, columns: Columns, result: GroupResult, role: Role, value: Value) -> Text:
    palette, question = scene.palette, result.questions[role]
    share, spread = question.shares[value.id], question.intervals[value.id]
    chart = interval(
        columns.axis,
        share.fraction,
        spread.low,
        spread.high,
        _sign(scene, result, role, share),
        scene.colour(result.group),
        palette.faint,
    )
    line = Text.assemble(
        INDENT,
        padded(Text(scene.asked(role), palette.text), columns.asked),
        " ",
        chart,
        (f"{GAP}{scene.share(share):>{columns.share}}", palette.strong),
        (f"{GAP}{_count(scene, question, value):>{columns.count}}", palette.text),
        (f"{GAP}{_place(scene, question, value)}", palette.text),
    )
    return padded(line, scene.width)


def _sign(scene: Scene, result: GroupResult, role: Role, share: Share) -> str:
    if not share.is_exact:
        return EDGE
    return START if role is Role.CURRENT else scene.mark(result.group).shape


def _place(scene: Scene, question: QuestionResult, value: Value) -> str:
    place = question.place(value)
    if place is None and not question.shares[value.id].is_exact:
        return f"{ABOVE}{len(question.top)}"
    if place is None:
        return scene.words("results.value.unpicked")
    return _tied(scene, place.rank) if place.tied else str(place.rank)


def _gap(scene: Scene, value: Value) -> Block:
    """How far the groups are apart on the question where they differ most."""
    widest = scene.comparison.widest_gap(value)
    if not widest or not (widest[1].is_exact or widest[1].points):
        return []
    role, gap = widest
    key = "gap" if gap.is_exact else "gap_at_least"
    text = scene.words(f"results.value.{key}", n=gap.whole_points, asked=scene.asked(role))
    return wrapped(text, scene.width, scene.palette.text)


def _legend(scene: Scene) -> Block:
    """What the signs mean, and what an interval does not tell."""
    groups = scene.comparison.instrument.groups
    names = {
        "shapes": " ".join(scene.mark(group).shape for group in groups),
        "current": scene.asked(Role.CURRENT),
        "desired": scene.asked(Role.DESIRED),
        "number": number(scene.words, len(scene.comparison.instrument.values)),
    }
    text = scene.words("results.value.legend", **names)
    lines = wrapped(text, scene.width, scene.palette.muted)
    small = any(group.is_small for group in scene.comparison.groups)
    return [*lines, rough_signs(scene)] if small and scene.height >= AIRY else lines
