"""The flags of one group's answers: how many, how many by chance, and whether they matter."""

from collections.abc import Iterator

from rich.text import Text

from valuetui.instrument.model import Role, Value
from valuetui.responses.channel import Channel
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.report import Flagged, GroupQuality
from valuetui.results.quality.sensitivity import Sensitivity
from valuetui.results.quality.showing import COMPARED, Variable
from valuetui.screens.results.came_in import name_of
from valuetui.screens.results.layout import Block, flow, wrapped
from valuetui.screens.results.scene import Scene
from valuetui.words.numbers import number

INDENT = 2


def draw(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """Flag after flag."""
    words, palette = scene.words, scene.palette
    lines = wrapped(words("results.quality.flags.heading"), width, palette.strong)
    for channel, key in ((Channel.PAPER, "paper"), (Channel.WEB, "imported")):
        if channel in shown.tables[Variable.CHANNEL].shown:
            lines += wrapped(words(f"results.quality.flags.{key}"), width, palette.muted)
    if unordered := shown.unordered:
        names = {"first": Flag.FIRST_K, "page": Flag.ONE_PAGE}
        said = {each: words(f"results.quality.flags.name.{flag}") for each, flag in names.items()}
        text = words(
            "quality.order.unordered", n=unordered, number=number(words, unordered), **said
        )
        lines += wrapped(text, width, palette.muted)
    for flag, found in shown.flags.items():
        lines += _flag(scene, shown, flag, found, width)
    return lines


def _flag(
    scene: Scene, shown: GroupQuality, flag: Flag, found: Flagged | None, width: int
) -> Block:
    """The name with the count beside it, what it means, and what follows where there are any."""
    words, palette = scene.words, scene.palette
    name = Text.assemble(
        ("▸ ", scene.colour(shown.group)),
        (words(f"results.quality.flags.name.{flag}"), palette.strong),
    )
    if found is None:
        hidden = words("results.quality.hidden")
        lines = flow([name, Text(hidden, palette.muted)], width)
    else:
        count = Text(_count(scene, found), palette.text)
        lines = flow([name, count, Text(_chance(scene, found), palette.muted)], width)
    names = {"current": scene.asked(Role.CURRENT), "desired": scene.asked(Role.DESIRED)}
    texts = [(words(f"results.quality.flags.text.{flag}", **names), palette.muted)]
    if found and found.share.count:
        texts += [(text, palette.text) for text in _by(scene, shown, found)]
        texts += [
            (_without(scene, role, change), palette.text)
            for role, change in shown.sensitivity.get(flag, {}).items()
        ]
    for text, style in texts:
        lines += [
            Text.assemble(" " * INDENT, line) for line in wrapped(text, width - INDENT, style)
        ]
    return lines


def _count(scene: Scene, found: Flagged) -> str:
    words, share = scene.words, found.share
    if not share.count:
        return words("results.quality.flags.none")
    return words(
        "results.quality.flags.count",
        count=number(words, share.count),
        number=number(words, share.of),
        share=scene.share(share),
    )


def _chance(scene: Scene, found: Flagged) -> str:
    """How many would have the flag without reason, in whole answers."""
    words = scene.words
    if found.by_chance is None:
        return words("results.quality.flags.chance_unknown") if found.share.count else ""
    expected = round(found.by_chance * found.share.of)
    if not expected:
        return words("results.quality.flags.chance_none")
    return words("results.quality.flags.chance", n=expected)


def _by(scene: Scene, shown: GroupQuality, found: Flagged) -> Iterator[str]:
    """At which channels and stations, where there are several."""
    words = scene.words
    for variable in COMPARED:
        table, by = shown.tables[variable], found.by[variable]
        if any(share.count for share in by.values()) and len(by) + len(table.hidden) > 1:
            parts = [
                words(
                    "results.quality.flags.part",
                    name=name_of(scene, variable, category),
                    count=number(words, share.count),
                    number=number(words, share.of),
                )
                for category, share in sorted(by.items(), key=lambda each: -each[1].fraction)
            ]
            name = words(f"results.quality.came.{variable}").lower()
            yield words("results.quality.flags.by", variable=name, parts=", ".join(parts))


def _without(scene: Scene, role: Role, change: Sensitivity) -> str:
    """What would be otherwise in the results if these answers did not count."""
    return scene.words(
        "results.quality.flags.without",
        asked=scene.asked(role),
        top=_top(scene, change),
        value=scene.label(change.moved),
        points=scene.points(change.largest),
    )


def _top(scene: Scene, change: Sensitivity) -> str:
    said = {
        (False, False): "top_same",
        (True, False): "top_in",
        (False, True): "top_out",
        (True, True): "top_both",
    }[bool(change.entered), bool(change.left)]
    return scene.words(
        f"results.quality.flags.{said}",
        entered=_in_line(scene, change.entered),
        left=_in_line(scene, change.left),
    )


def _in_line(scene: Scene, values: tuple[Value, ...]) -> str:
    return ", ".join(map(scene.label, values))
