"""The forms that each of the staff entered, beside those of the others; never by name."""

from rich.text import Text

from valuetui.results.quality.operators import LEAST_FORMS, OperatorQuality
from valuetui.results.quality.report import GroupQuality
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene
from valuetui.words.numbers import number, percent


def draw(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """A line for each, the flags of their forms, and how to read it; nothing without them."""
    words, palette = scene.words, scene.palette
    if not shown.operators:
        return []
    lines = wrapped(words("quality.operator.heading"), width, palette.strong)
    for letter, found in shown.operators.items():
        said = words(
            "quality.operator.line",
            letter=letter,
            forms=number(words, found.forms),
            effects=_furthest(scene, found),
        )
        lines += wrapped(said, width, palette.text, indent=2)
    lines += _flags(scene, shown, width)
    return [
        *lines, *wrapped(words("quality.operator.note", least=LEAST_FORMS), width, palette.muted)
    ]  # fmt: skip


def _furthest(scene: Scene, found: OperatorQuality) -> str:
    """How the forms differ from the others' on the question where they do most."""
    if not found.effects:
        return ""
    role, effect = max(found.effects.items(), key=lambda each: abs(each[1].largest.exact))
    words, largest = scene.words, effect.largest
    return words(
        "quality.operator.effect",
        value=scene.label(largest.value),
        part=scene.whole(largest.part),
        rest=scene.whole(largest.rest),
        asked=scene.asked(role),
        similarity=percent(words, round(100 * effect.similarity)),
        chance=percent(words, round(100 * effect.by_chance)),
    )


def _flags(scene: Scene, shown: GroupQuality, width: int) -> list[Text]:
    """Of each flag that some of the forms have, how many of whose."""
    words, lines = scene.words, list[Text]()
    flags = dict.fromkeys(flag for each in shown.operators.values() for flag in each.flags)
    for flag in flags:
        shares = {letter: each.flags[flag] for letter, each in shown.operators.items()
                  if flag in each.flags}  # fmt: skip
        if any(share.count for share in shares.values()):
            parts = ", ".join(
                words(
                    "quality.operator.part",
                    letter=letter,
                    count=number(words, share.count),
                    number=number(words, share.of),
                )
                for letter, share in shares.items()
            )
            name = words(f"results.quality.flags.name.{flag}")
            said = words("quality.operator.flag", flag=name, parts=parts)
            lines += wrapped(said, width, scene.palette.text, indent=2)
    return lines
