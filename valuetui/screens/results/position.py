"""Whether the place at which a word was shown drew picks: a chart for each question, and words."""

from dataclasses import dataclass
from decimal import Decimal

from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.quality.position import Part, PositionBias
from valuetui.results.quality.report import GroupQuality
from valuetui.screens.charts.columns import Heights, columns, heights
from valuetui.screens.results.layout import Block, beside, shared_widths, wrapped
from valuetui.screens.results.scene import Scene, sentence
from valuetui.words.numbers import number, percent

FLOOR = "─"
GAP = 3
NARROWEST = 30
LINES, FEWER_LINES = 7, 4
TALL = 33
"""Lines of the view from which the charts are higher."""
NOTICEABLE = 0.01
"""A chance below which the order has had a noticeable effect. Each group and question is tested:
at one in twenty, some group of three would seem affected in every fourth survey without any."""
LEAST_P = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Room:
    """What every chart is drawn with."""

    width: int
    column: int
    gap: int
    high: Heights

    @property
    def has_figures(self) -> bool:
        """Whether a figure has room under its column."""
        return self.column >= len("100")


def draw(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """The picks by tenth of the shown order, each question with its own chart, and the test."""
    words, palette = scene.words, scene.palette
    lines = wrapped(words("results.quality.order.heading"), width, palette.strong)
    if not any(shown.positions.values()):
        hidden = words("results.quality.order.hidden")
        return [*lines, *wrapped(hidden, width, palette.muted)]
    charts = max(1, min(len(shown.positions), (width + GAP) // (NARROWEST + GAP)))
    widths = shared_widths(width, charts, GAP)
    room = _room(scene, widths[0])
    blocks = [_question(scene, shown, role, room) for role in shown.positions]
    for start in range(0, len(blocks), charts):
        row = blocks[start : start + charts]
        lines += beside(row, widths[: len(row)], GAP)
    legend = words("results.quality.order.legend")
    if room.has_figures:
        legend = f"{legend} {words('results.quality.order.figures')}"
    return [*lines, *wrapped(legend, width, palette.muted)]


def _room(scene: Scene, width: int) -> Room:
    """On one scale for all groups and questions."""
    biases = [
        bias
        for group in (scene.quality.groups if scene.quality else ())
        for bias in group.positions.values()
        if bias
    ]
    parts = max((len(bias.parts) for bias in biases), default=1)
    column = max(1, min(6, (width + 1) // max(1, parts) - 1))
    largest = max((ratio(part) for bias in biases for part in bias.parts), default=1.0)
    lines = LINES if scene.height >= TALL else FEWER_LINES
    return Room(width, column, 1, heights(largest, lines))


def ratio(part: Part) -> float:
    """The picks of a part, as a multiple of what it would get if the order did not matter."""
    return part.share / part.expected if part.expected else 0.0


def _question(scene: Scene, shown: GroupQuality, role: Role, room: Room) -> Block:
    words, palette = scene.words, scene.palette
    bias = shown.positions[role]
    heading = Text.assemble((sentence(scene.asked(role)), palette.strong))
    if bias is None:
        text = words("results.quality.order.hidden")
        return [heading, *wrapped(text, room.width, palette.muted)]
    heading.append(f"  {_test(scene, bias)}", palette.muted)
    ink = palette.ink(scene.mark(shown.group), hatched=role is Role.CURRENT)
    return [
        heading,
        *columns(
            [ratio(part) for part in bias.parts],
            room.high,
            room.column,
            room.gap,
            ink,
            palette.text,
        ),
        _figures(scene, bias, room),
        *wrapped(_verdict(scene, bias), room.width, palette.text),
        *_left_out(scene, bias, room),
    ]


def _left_out(scene: Scene, bias: PositionBias, room: Room) -> Block:
    """How many have answered of whom no order is known."""
    if not bias.left_out:
        return []
    words, n = scene.words, bias.left_out
    said = words("quality.order.left_out", n=n, number=number(words, n))
    return wrapped(said, room.width, scene.palette.muted)


def _figures(scene: Scene, bias: PositionBias, room: Room) -> Text:
    """Under each column how much it is of its even share, in per cent; a floor without the room."""
    if not room.has_figures:
        floor = FLOOR * (len(bias.parts) * (room.column + room.gap) - room.gap)
        return Text(floor, scene.palette.faint)
    figures = [f"{round(100 * ratio(part)):^{room.column}}" for part in bias.parts]
    return Text((" " * room.gap).join(figures), scene.palette.muted)


def _test(scene: Scene, bias: PositionBias) -> str:
    words, n = scene.words, scene.n(bias.n)
    if bias.p is None:
        return n
    p = Decimal(bias.p)
    if p < LEAST_P:
        return words("results.quality.order.test_least", n=n, p=number(words, LEAST_P))
    digits = Decimal("0.01") if p >= Decimal("0.1") else LEAST_P
    return words("results.quality.order.test", n=n, p=number(words, p.quantize(digits)))


def _verdict(scene: Scene, bias: PositionBias) -> str:
    """The test in words, with the part that is furthest from its even share where there is one."""
    words = scene.words
    if bias.p is None:
        return words("results.quality.order.untested")
    if bias.p >= NOTICEABLE:
        return words("results.quality.order.no")
    furthest = max(bias.parts, key=lambda part: abs(ratio(part) - 1))
    said = "yes" if len(bias.parts) == 10 else "short"
    return words(
        f"results.quality.order.{said}",
        place=bias.parts.index(furthest) + 1,
        share=percent(words, round(100 * furthest.share)),
        expected=percent(words, round(100 * furthest.expected)),
    )
