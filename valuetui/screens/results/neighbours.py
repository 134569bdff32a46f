"""The other values of the same theme, to see one value in its surroundings."""

from dataclasses import replace

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role, Value
from valuetui.results.comparison import GroupResult
from valuetui.results.telling import short_share
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.order import ordered
from valuetui.screens.results.scene import Scene, action

GAP = 3


def neighbours(scene: Scene, value: Value) -> Block:
    """A line for each, in the order chosen, with what each group gives it; a click shows it."""
    state = replace(scene.state, search="")
    others = [
        each
        for each in ordered(scene.comparison, state, scene.words.language)
        if each.theme == value.theme and each is not value
    ]
    if not others:
        return []
    roles = " → ".join(map(scene.asked, _roles(scene.comparison.groups[0])))
    heading = scene.words("results.value.neighbours", roles=roles)
    lines = wrapped(heading, scene.width, scene.palette.muted)
    figures = len(_shares(scene.comparison.groups[0], value))
    taken = len(scene.comparison.groups) * (GAP + 2 + figures)
    longest = max(len(_name(scene, each)) for each in others)
    label = max(1, min(longest, scene.width - taken))
    for number, each in enumerate(others):
        first, *rest = wrapped(_name(scene, each), label, scene.style(each))
        line = Text.assemble(padded(first, label), *_groups(scene, each))
        look = scene.palette.band if number % 2 == 0 else Style()
        for part in (line, *rest):
            whole = padded(part, scene.width)
            whole.stylize(action("choose_value", each.id) + look)
            lines.append(whole)
    return lines


def _name(scene: Scene, value: Value) -> str:
    return scene.label(value) + (f" {scene.sign(value)}" if value.limiting else "")


def _groups(scene: Scene, value: Value) -> list[Text]:
    return [
        Text.assemble(
            " " * GAP,
            (scene.mark(result.group).shape + " ", scene.colour(result.group)),
            (_shares(result, value), scene.palette.text),
        )
        for result in scene.comparison.groups
    ]


def _shares(result: GroupResult, value: Value) -> str:
    """Whole per cents, today's first: " 10 →  56"."""
    shares = [short_share(result.share(role, value)) for role in _roles(result)]
    return " → ".join(f"{share:>3}" for share in shares)


def _roles(result: GroupResult) -> list[Role]:
    """Current and desired; of an instrument that asks neither, what it asks."""
    asked = [role for role in (Role.CURRENT, Role.DESIRED) if role in result.questions]
    return asked or list(result.questions)
