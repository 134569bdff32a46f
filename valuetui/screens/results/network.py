"""Nätverk: this organisation among others that were asked the same, value by value."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role
from valuetui.results.measures import Share
from valuetui.results.network import InNetwork, Network, OrganisationsDiffer, network
from valuetui.screens.charts.axis import Axis, axis_for, grid, scale
from valuetui.screens.charts.dumbbell import EDGE
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.pieces import group_tabs, hidden_group, nothing_yet, said_alone
from valuetui.screens.results.scene import Drawing, Scene, action, sentence
from valuetui.words.numbers import number, percent
from valuetui.words.wrapping import wrap

OTHER, SEVERAL, MEAN = "·", ":", "│"
FIGURES = 20
"""Columns of the own share, the mean and how far apart they are."""
LEAST_CHART = 12
FEWEST = 2
"""Organisations that are needed for a mean to stand beside one of them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a line: label, letter, chart, figures."""

    label: int
    axis: Axis


def draw(scene: Scene) -> Drawing:
    """Every value of one group, that with the largest mean first, desired before current."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    if not scene.others:
        return said_alone(scene, scene.words("results.network.none"))
    if scene.comparison.selection:
        return said_alone(scene, scene.words("results.network.selection"))
    result = scene.comparison.group(scene.state.group)
    if result is None:
        return hidden_group(scene)
    try:
        beside = network([scene.comparison, *scene.others])
    except OrganisationsDiffer:  # the questionnaire here has another version since
        return said_alone(scene, scene.words("results.waves.questions"))
    shown = beside.shown(result.group.id)
    head = group_tabs(scene)
    if len(shown) < FEWEST:
        text = wrapped(scene.words("results.network.hidden"), scene.width, scene.palette.text)
        return Drawing(head, [Text(), *text])
    names = ", ".join(scene.say(each.name) for each in shown)
    left = len(beside.organisations) - len(shown)
    said = scene.words("results.network.shown", n=len(shown), names=names)
    if left:
        said = f"{said} {scene.words('results.network.left', n=left)}"
    head = [*head, *wrapped(said, scene.width, scene.palette.text)]
    body: Block = []
    for role in reversed(scene.comparison.roles):
        body += [*_question(scene, beside, result.group, role), Text()]
    legend = scene.words("results.network.legend", shape=scene.mark(result.group).shape)
    return Drawing(head, body[:-1], wrapped(legend, scene.width, scene.palette.muted))


def _question(scene: Scene, beside: Network, group: Group, role: Role) -> Block:
    values = beside.values(group.id, role)
    columns = _columns(scene, values)
    figures = scene.words("results.network.figures")
    heading = Text.assemble(
        padded(Text(sentence(scene.asked(role)), scene.palette.strong), columns.label + 3),
        scale(columns.axis, scene.words("language.percent", number=""), scene.palette.muted),
        (f" {figures:>{FIGURES - 1}}", scene.palette.muted),
    )
    return [heading, *(line for each in values for line in _row(scene, group, columns, each))]


def _columns(scene: Scene, values: tuple[InNetwork, ...]) -> Columns:
    labels = [scene.label(each.value) for each in values]
    word = max(len(word) for label in labels for word in label.split())
    label = min(max(map(len, labels)), max(word, scene.width // 3))
    largest = max(share.fraction for each in values for share in each.shares.values())
    return Columns(label, axis_for(largest, max(LEAST_CHART, scene.width - label - 3 - FIGURES)))


def _row(scene: Scene, group: Group, columns: Columns, found: InNetwork) -> Block:
    palette = scene.palette
    label = wrap(scene.label(found.value), columns.label)
    own = found.shares[scene.comparison.instrument.organisation.id]
    first = Text.assemble(
        padded(Text(label[0], scene.style(found.value)), columns.label),
        " ",
        (scene.sign(found.value), palette.limiting + Style(bold=True)),
        " ",
        _chart(scene, group, columns.axis, found, own),
        f" {_figures(scene, found, own):>{FIGURES - 1}}",
    )
    rest = [Text(line, scene.style(found.value)) for line in label[1:]]
    lines = [padded(line, scene.width) for line in [first, *rest]]
    for line in lines:
        line.stylize(action("show_value", found.value.id))
    return lines


def _figures(scene: Scene, found: InNetwork, own: Share) -> str:
    """The own share, the mean of the organisations, and by how much the own one is above it."""
    beside = found.beside_mean(scene.comparison.instrument.organisation.id)
    if found.mean is None or beside is None:
        mean, points = scene.words("told.unknown"), ""
    else:
        mean = percent(scene.words, round(100 * found.mean))
        points = number(scene.words, round(100 * beside), signed=True)
    return f"{scene.whole(own):>5} {mean:>6} {points:>5}"


def _chart(scene: Scene, group: Group, axis: Axis, found: InNetwork, own: Share) -> Text:
    """A point for each organisation, the own one with the group's shape, and the mean as a line."""
    palette = scene.palette
    cells = list(grid(axis))
    looks = [palette.faint] * len(cells)
    for share in found.shares.values():
        if not share.is_exact:
            continue
        column = axis.column(share.fraction)
        cells[column] = SEVERAL if cells[column] in (OTHER, SEVERAL) else OTHER
        looks[column] = palette.muted
    if found.mean is not None:
        mean = axis.column(found.mean)
        cells[mean], looks[mean] = MEAN, palette.text
    here = axis.column(own.fraction)
    cells[here] = scene.mark(group).shape if own.is_exact else EDGE
    looks[here] = scene.colour(group)
    return Text.assemble(*zip(cells, looks, strict=True))
