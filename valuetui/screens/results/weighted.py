"""The weighted figures in a box over the results: beside the unweighted, never instead of them."""

from collections.abc import Sequence
from decimal import Decimal

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.weighting.report import (
    WeightedGroup,
    WeightedQuestion,
    WeightedReport,
    WeightedShare,
)
from valuetui.results.weighting.telling import (
    category_in_words,
    refusal_in_words,
    sources_in_words,
    top_in_words,
    weights_in_words,
)
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.scene import Scene, sentence
from valuetui.words.numbers import percent

FIGURE = 11
"""Columns of a figure with its heading."""
RANGE = 13
ENTERS, LEAVES, UNTOLD = "▸", "◂", "–"


def draw(scene: Scene, report: WeightedReport, width: int) -> Block:
    """What it is for, and then each group that has margins; or what is amiss with these."""
    words, palette = scene.words, scene.palette
    if report.faults:
        lines = wrapped(words("margins.screen.faults"), width, palette.strong)
        for fault in report.faults:
            lines += [Text(), *wrapped(fault.say(words), width, palette.text)]
        return lines
    if not (report.groups or report.refused):
        return wrapped(words("margins.screen.nothing"), width, palette.text)
    lines = wrapped(words("margins.screen.lead"), width, palette.text)
    if scene.chosen:
        filtered = words("margins.screen.filtered")
        lines = [*wrapped(filtered, width, palette.strong), *lines]
    for found in report.groups:
        lines += [Text(), *_group(scene, found, width)]
    for refused in report.refused:
        why = refusal_in_words(refused.why, words)
        lines += [Text(), scene.name(refused.group), *wrapped(why, width, palette.text)]
    if report.groups:
        lines += [Text(), *wrapped(words("margins.screen.care"), width, palette.muted)]
    return lines


def _group(scene: Scene, found: WeightedGroup, width: int) -> Block:
    words, palette = scene.words, scene.palette
    lines = [Text.assemble(scene.name(found.group), (f"  {scene.n(found.n)}", palette.text))]
    lines += [Text(), *_made_up(scene, found, width), Text()]
    for text in weights_in_words(found, words):
        lines += wrapped(text, width, palette.text)
    for role, question in found.questions.items():
        lines += [Text(), *_question(scene, role, question, width)]
    return lines


# Who answered


def _made_up(scene: Scene, found: WeightedGroup, width: int) -> Block:
    """The parts of those who answered beside those of everybody, question after question."""
    words, palette = scene.words, scene.palette
    heads = [words("margins.screen.answers"), words("margins.screen.population")]
    lines = [_row(Text(words("margins.screen.who"), palette.strong), heads, width, palette.muted)]
    any_joined = False
    for axis, margin in zip(found.scheme.axes, found.margins, strict=True):
        lines.append(Text(sentence(scene.say(margin.question.short)), palette.muted))
        for each in axis.categories:
            name = category_in_words(each, margin.question, words)
            any_joined |= len(each.options) > 1
            parts = (found.part_of(axis, each), each.people)
            figures = [_percent(scene, part) for part in parts]
            lines += _named_row(" ", name, figures, width, palette.text)
    if any_joined:
        lines += wrapped(f"+ {words('margins.screen.joined')}", width, palette.muted)
    for text in sources_in_words(found, words):
        lines += wrapped(text, width, palette.muted)
    return lines


# What it changes


def _question(scene: Scene, role: Role, found: WeightedQuestion, width: int) -> Block:
    """The top ten of either kind, in the order of the unweighted shares."""
    words, palette = scene.words, scene.palette
    heads = [words(f"margins.screen.{each}") for each in ("plain", "weighted", "interval")]
    title = Text(sentence(scene.asked(role)), palette.strong)
    lines = [_row(title, heads, width, palette.muted)]
    rows = [found.shares[each.id] for each in (*found.plain_top, *found.entered)]
    for number, share in enumerate(sorted(rows, key=lambda each: -each.plain.fraction)):
        band = palette.band if number % 2 == 0 else Style()
        for line in _value(scene, found, share, width):
            line.stylize(band)
            lines.append(line)
    for text in top_in_words(found, words):
        lines += wrapped(text, width, palette.text)
    return lines


def _value(scene: Scene, found: WeightedQuestion, each: WeightedShare, width: int) -> Block:
    sign = ENTERS if each.value in found.entered else LEAVES if each.value in found.left else " "
    figures = [scene.whole(each.plain), UNTOLD, ""]
    if each.share is not None and each.low is not None and each.high is not None:
        interval = f"{round(100 * each.low)}–{round(100 * each.high)}"
        figures[1:] = [_percent(scene, each.share), interval]
    limiting = f" {scene.sign(each.value)}" if each.value.limiting else ""
    name = f"{scene.label(each.value)}{limiting}"
    return _named_row(sign, name, figures, width, scene.style(each.value))


def _named_row(sign: str, name: str, figures: Sequence[str], width: int, style: Style) -> Block:
    """A name, in as many lines as it takes, with figures beside the first of them."""
    first, *more = wrapped(name, _room(figures, width) - 2, style)
    whole = Text.assemble((f"{sign} ", style), first)
    rest = (padded(Text.assemble("  ", line), width) for line in more)
    return [_row(whole, figures, width, style), *rest]


def _room(figures: Sequence[str], width: int) -> int:
    return max(1, width - sum(_columns(figures)))


def _columns(figures: Sequence[str]) -> list[int]:
    return [RANGE if place == 2 else FIGURE for place in range(len(figures))]


def _row(name: Text, figures: Sequence[str], width: int, style: Style) -> Text:
    """The name with the figures at the right end."""
    columns = zip(figures, _columns(figures), strict=True)
    right = "".join(f"{figure:>{column}}" for figure, column in columns)
    return Text.assemble(padded(name, _room(figures, width)), (right, style))


def _percent(scene: Scene, fraction: float) -> str:
    return percent(scene.words, int(Decimal(100 * fraction).quantize(Decimal(1), "ROUND_HALF_UP")))
