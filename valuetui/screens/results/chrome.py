"""What stands round every view: the title, the tabs and the keys."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.results.layout import padded
from valuetui.screens.results.scene import Scene, action
from valuetui.screens.results.state import GROUP_VIEWS, View
from valuetui.words import Words, languages
from valuetui.words.numbers import number


def title(scene: Scene, notice: str = "") -> Text:
    """Who was asked and when, and how many answers are shown, or what is amiss just now."""
    instrument, words = scene.comparison.instrument, scene.words
    total = sum(group.n for group in scene.comparison.groups)
    n = words("results.n", number=number(words, total)) if total else ""
    right = Text(notice or n, scene.palette.accent if notice else scene.palette.text)
    names = {"organisation": scene.say(instrument.organisation.name), "wave": instrument.wave}
    room = scene.width - right.cell_len - 1
    long = words("results.title", **names)
    text = long if len(long) <= room else words("results.title_short", **names)
    return Text.assemble(padded(Text(text, scene.palette.strong), room), " ", right)


def tabs(scene: Scene, more: tuple[bool, bool]) -> Text:
    """The views by number, and a sign of what lies above and below the lines in sight."""
    line = Text()
    for place, view in enumerate(View, 1):
        name = f" {place} {scene.words(f'results.tabs.{view.value}')} "
        chosen = view is scene.state.view
        look = Style(bold=True, reverse=True) if chosen else Style()
        line.append_text(Text(name, scene.palette.text + look + action("choose_view", view.value)))
        line.append(" ")
    sign = {(True, True): "both", (True, False): "above", (False, True): "below"}.get(more)
    right = Text(scene.words(f"results.more.{sign}") if sign else "", scene.palette.accent)
    return Text.assemble(padded(line, scene.width - right.cell_len), right)


def keys(scene: Scene, *, exports: bool) -> Text:
    """The keys that do something in this view, as many as there is room for, ? and q always."""
    view, words = scene.state.view, scene.words
    offered = [("1–4", "next_view", words("results.keys.views"))]
    if view in GROUP_VIEWS:
        offered.append(("g", "next_group", words("results.keys.group")))
    if view is View.COMPARE:
        offered.append(("s", "next_sort", words("results.keys.sort")))
        offered.append(("/", "search", words("results.keys.search")))
    if exports:
        offered.append(("e", "export", words("results.keys.export")))
    offered.append(("l", "language", Words(other_language(words.language))("language.name")))
    offered.append(("t", "theme", words("results.keys.theme")))
    last = [("?", "help", words("results.keys.help")), ("q", "quit", words("results.keys.quit"))]
    while (
        offered and sum(len(key) + len(name) + 3 for key, _, name in offered + last) > scene.width
    ):
        offered.pop()
    line = Text()
    for key, name, text in offered + last:
        item = Text.assemble(
            (key, scene.palette.accent + Style(bold=True)), " ", (text, scene.palette.text), "  "
        )
        item.stylize(action(name))
        line.append_text(item)
    return padded(line, scene.width)


def other_language(language: str) -> str:
    """The language after this one, round and round."""
    codes = languages()
    return codes[(codes.index(language) + 1) % len(codes)]
