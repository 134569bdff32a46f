"""The help: the keys, and how to read what is shown."""

from rich.style import Style
from rich.text import Text

from valuetui.results.gate import SMALL_BASE
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import View, key_of

KEYS = (
    "views", "group", "scroll", "sort", "search", "open", "word", "filter", "export", "weighted",
    "problems", "language", "theme", "help", "quit",
)  # fmt: skip
TEXTS = (
    "n",
    "current",
    "top",
    "both",
    "limiting",
    "themes",
    "shift",
    "interval",
    "sure",
    "census",
    "small",
    "filter",
    "quality",
    "snapshot",
)


def help_text(scene: Scene, width: int) -> Block:
    """The keys in two columns, then a paragraph for each kind of sign and figure."""
    words, palette = scene.words, scene.palette
    pairs = [words(f"results.help.key.{key}", views=key_of(len(View))).split("|") for key in KEYS]
    column = max(len(key) for key, _ in pairs) + 2
    lines: Block = [Text(words("results.help.keys"), palette.strong)]
    for key, meaning in pairs:
        first, *rest = wrapped(meaning, width - column, palette.text)
        lines.append(Text.assemble((f"{key:<{column}}", palette.accent + Style(bold=True)), first))
        lines += [Text.assemble(" " * column, line) for line in rest]
    lines += [Text(), Text(words("results.help.reading"), palette.strong)]
    names = {
        "threshold": scene.comparison.gate.threshold,
        "snapshot": scene.comparison.snapshot,
    }
    told = words("told.meaning", base=SMALL_BASE)
    for text in [*(words(f"results.help.text.{name}", **names) for name in TEXTS), told]:
        lines += [*wrapped(text, width, palette.text), Text()]
    return lines[:-1]
