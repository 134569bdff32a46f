"""The help: the keys of the presenter, and what it shows when."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.presenter.stage import Stage
from valuetui.screens.results.layout import Block, wrapped

KEYS = (
    "forward", "back", "all", "blank", "ends", "jump", "update", "language", "theme", "help",
    "leave",
)  # fmt: skip
TEXTS = ("hidden", "new", "figures", "letters")


def help_text(stage: Stage, width: int) -> Block:
    """The keys in two columns, and a few paragraphs."""
    words, palette = stage.words, stage.palette
    pairs = [words(f"present.help.key.{key}").split("|") for key in KEYS]
    column = max(len(key) for key, _ in pairs) + 2
    lines: Block = []
    for key, meaning in pairs:
        first, *rest = wrapped(meaning, max(10, width - column), palette.text)
        lines.append(Text.assemble((f"{key:<{column}}", palette.accent + Style(bold=True)), first))
        lines += [Text.assemble(" " * column, line) for line in rest]
    for key in TEXTS:
        text = words(f"present.help.text.{key}", threshold=stage.instrument.threshold)
        lines += [Text(), *wrapped(text, width, palette.text)]
    return lines
