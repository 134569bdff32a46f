"""Pieces that several views are built of."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import GroupResult
from valuetui.results.gate import SMALL_BASE, Why
from valuetui.results.inference.ranks import Certainty
from valuetui.results.measures import Ranked
from valuetui.screens.charts.bars import bar
from valuetui.screens.results.layout import Block, flow, padded, wrapped, wrapped_text
from valuetui.screens.results.scene import Drawing, Scene, action
from valuetui.words.wrapping import wrap

RANK = 3
LEAST_BAR = 4
STEADY = 100
"""With fewer respondents chance moves several values into and out of a top ten."""


def nothing_yet(scene: Scene) -> Drawing:
    """No group may be shown: said kindly, with the reason for each."""
    words, palette = scene.words, scene.palette
    width = min(scene.width, 64)
    lines = [
        Text(),
        Text(words("results.nothing.heading"), palette.strong),
        Text(),
        *wrapped(
            words("results.nothing.text", threshold=scene.comparison.gate.threshold),
            width,
            palette.text,
        ),
        Text(),
        *(
            line
            for each in scene.comparison.withheld
            for line in withheld(scene, each.group, width)
        ),
        Text(),
        *wrapped(words("results.nothing.wait"), width, palette.muted),
    ]
    indent = " " * max(0, (scene.width - width) // 2)
    return Drawing([], [Text.assemble(indent, line) for line in lines])


def nothing_to_compare(scene: Scene) -> Drawing:
    """The instrument does not ask about both the current and the desired."""
    text = wrapped(scene.words("results.needs_both"), scene.width, scene.palette.text)
    return Drawing([], text)


def said_alone(scene: Scene, text: str) -> Drawing:
    """A view that has no figures to show, and says why."""
    return Drawing([], [Text(), *wrapped(text, min(scene.width, 76), scene.palette.text)])


def reason(scene: Scene, group: Group, *, at_length: bool = False) -> str:
    """Why a group is withheld."""
    hidden = {each.group.id: each.why for each in scene.comparison.withheld}
    why, threshold = hidden.get(group.id, Why.FEW), scene.comparison.gate.threshold
    if at_length:
        return scene.words(f"results.hidden_long.{why.value}", threshold=threshold)
    return scene.words(f"results.hidden_why.{why.value}", threshold=threshold)


def withheld(scene: Scene, group: Group, width: int) -> Block:
    """A group that is not shown, and why: on one line where there is room."""
    name, why = scene.name(group), reason(scene, group)
    if name.cell_len + 2 + len(why) <= width:
        return [Text.assemble(name, "  ", (why, scene.palette.muted))]
    return [*wrapped_text(name, width), *wrapped(why, width, scene.palette.muted)]


def group_tabs(scene: Scene) -> Block:
    """All groups with their n, the one looked at underlined; a click chooses another."""
    items = []
    for group in scene.comparison.instrument.groups:
        shown = scene.comparison.group(group.id)
        note = scene.people(shown) if shown else scene.words("results.hidden")
        chosen = group.id == scene.state.group
        look = Style(bold=True, underline=True) if chosen else Style()
        name = scene.palette.text if chosen else scene.palette.muted
        item = Text.assemble(
            ("▸" if chosen else " ", scene.palette.accent),
            (scene.mark(group).shape, scene.colour(group)),
            " ",
            (scene.say(group.label), name + look),
            " ",
            (note, scene.palette.muted),
        )
        item.stylize(action("choose_group", group.id))
        items.append(item)
    return flow(items, scene.width)


def hidden_group(scene: Scene) -> Drawing:
    """The group looked at is withheld."""
    group = scene.comparison.instrument.group_by_id[scene.state.group]
    text = reason(scene, group, at_length=True)
    width = min(scene.width, 64)
    return Drawing(
        [*group_tabs(scene), Text()],
        [scene.name(group), Text(), *wrapped(text, width, scene.palette.text)],
    )


@dataclass(frozen=True, slots=True)
class EntryWidths:
    """How the columns of one list of values share its width. 0 leaves a column out."""

    label: int
    bar: int
    share: int
    count: int
    both: int


def entry_widths(
    width: int, labels: list[str], share: int, count: int, both: int, *, bars: bool = True
) -> EntryWidths:
    """The label gets what its longest word needs, then the bar three tenths, the label the rest."""
    fixed = RANK + 2 + both + sum(each + 1 for each in (share, count) if each)
    rest = max(1, width - fixed)
    longest = max((len(label) for label in labels), default=1)
    word = max((len(word) for label in labels for word in label.split()), default=1)
    label = min(longest, max(word, rest - 1 - max(LEAST_BAR, rest * 3 // 10))) if bars else rest
    drawn = rest - label - 1
    if not bars or drawn < LEAST_BAR:
        return EntryWidths(rest, 0, share, count, both)
    return EntryWidths(label, drawn, share, count, both)


def entry(
    scene: Scene,
    ranked: Ranked,
    widths: EntryWidths,
    drawn: Text | None = None,
    figure: str = "",
    *,
    both: bool = False,
    doubtful: bool = False,
) -> Block:
    """A value of a top list: rank, label, letter of the limiting, bar, share and count.

    ``doubtful`` where chance may have put it into the list.
    """
    value, palette = ranked.value, scene.palette
    lines = wrap(scene.label(value), widths.label)
    first = Text.assemble(
        (f"{ranked.rank:>2}{doubt(scene, doubtful=doubtful)}", palette.muted),
        padded(Text(lines[0], scene.style(value)), widths.label),
        " ",
        (scene.sign(value), palette.limiting + Style(bold=True)),
    )
    if widths.both:
        first.append(scene.words("results.sign.both") if both else " ", palette.accent)
    if widths.bar and drawn:
        first.append_text(Text.assemble(" ", drawn))
    if widths.share:
        first.append(f" {figure:>{widths.share}}", palette.text)
    if widths.count:
        first.append(f" {scene.count(ranked.share):>{widths.count}}", palette.muted)
    rest = [Text.assemble(" " * RANK, (line, scene.style(value))) for line in lines[1:]]
    return [first, *rest]


def values_in_line(scene: Scene, values: tuple[Value, ...]) -> Text:
    """Values after one another, the limiting with their letter and colour."""
    parts: list[Text] = []
    for value in values:
        part = Text(scene.label(value), scene.style(value))
        if value.limiting:
            part.append(f" {scene.sign(value)}", Style(bold=True))
        parts.append(part)
    return Text(", ", scene.palette.muted).join(parts)


def share_bar(scene: Scene, group: Group, role: Role, part: float, width: int) -> Text:
    """A bar of a group: hatched for today, solid for what is wanted."""
    return bar(part, width, scene.palette.ink(scene.mark(group), hatched=role is Role.CURRENT))


def is_small(group: GroupResult) -> bool:
    """Whether chance may have moved values into and out of its top tens."""
    return group.n < STEADY and not group.is_census


def doubt(scene: Scene, *, doubtful: bool) -> str:
    """The sign of what may be chance, or a blank."""
    return scene.words("results.sign.doubt") if doubtful else " "


def may_be_out(scene: Scene, result: GroupResult, role: Role, value: Value) -> bool:
    """Whether a value might not be in the top ten if one asked again, as far as that is known."""
    if scene.evidence is None:
        return False
    place = scene.evidence.groups[result.group.id].questions[role].places.get(value.id)
    return place is not None and place.certainty is not Certainty.SURE


def may_be_no_shift(scene: Scene, result: GroupResult, value: Value) -> bool:
    """Whether a desired shift may be chance, as far as that is known."""
    if scene.evidence is None or result.is_census:
        return False
    shift = scene.evidence.groups[result.group.id].shifts.get(value.id)
    return shift is not None and not shift.is_beyond_doubt


def legend(scene: Scene, *signs: str, told: bool = False) -> Block:
    """What the signs mean, in muted text; each sign is a key of ``results.legend``. ``told``
    where there may be shares that are not told exactly."""
    items = [
        Text(scene.words(f"results.legend.{sign}", **_names(scene)), scene.palette.muted)
        for sign in signs
    ]
    return flow([*items, *([rough_signs(scene)] if told else [])], scene.width)


def rough_signs(scene: Scene) -> Text:
    """What stands in place of a figure of a small group."""
    return Text(scene.words("told.legend", base=SMALL_BASE), scene.palette.muted)


def _names(scene: Scene) -> dict[str, object]:
    return {
        "current": scene.asked(Role.CURRENT),
        "desired": scene.asked(Role.DESIRED),
        "limiting": scene.words("results.sign.limiting"),
        "both": scene.words("results.sign.both"),
        "doubt": scene.words("results.sign.doubt"),
    }
