"""What stands round every view: the title, the tabs and the keys."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from valuetui.results.selection import Offer
from valuetui.results.telling import part_in_words
from valuetui.screens.results.layout import padded
from valuetui.screens.results.scene import Scene, action
from valuetui.screens.results.state import GROUP_VIEWS, View, key_of
from valuetui.words import Words, languages
from valuetui.words.numbers import number


def title(scene: Scene, notice: str = "") -> Text:
    """Who was asked and when, and how many answers are shown, or what is amiss just now."""
    instrument, words = scene.comparison.instrument, scene.words
    total = sum(group.n for group in scene.comparison.groups)
    answers = sum(scene.answers(group) for group in scene.comparison.groups)
    n = words("results.n", number=number(words, total)) if total else ""
    if answers > total:
        n = words("results.n_live", n=n, answers=number(words, answers))
    right = Text(notice or n, scene.palette.accent if notice else scene.palette.text)
    if scene.chosen:
        right = Text.assemble(_filter(scene, scene.chosen), " ", right)
    names = {"organisation": scene.say(instrument.organisation.name), "wave": instrument.wave}
    room = scene.width - right.cell_len - 1
    long = words("results.title", **names)
    text = long if len(long) <= room else words("results.title_short", **names)
    return Text.assemble(padded(Text(text, scene.palette.strong), room), " ", right)


def _filter(scene: Scene, offer: Offer) -> Text:
    """Of whom the figures are, in no more than half the line."""
    label = Text(
        f" {part_in_words(offer, scene.words, scene.comparison.instrument)} ",
        scene.palette.accent + Style(reverse=True),
    )
    label.truncate(scene.width // 2, overflow="ellipsis")
    label.stylize(action("filter"))
    return label


def tabs(scene: Scene, more: tuple[bool, bool], views: Sequence[View] = tuple(View)) -> Text:
    """The views by number, and a sign of what lies above and below the lines in sight.

    The view looked at has its full name; of the others have a short one as many as fit, and then
    the full one as many as fit, the nearest first; of the rest there are the numbers.
    """
    sign = {(True, True): "both", (True, False): "above", (False, True): "below"}.get(more)
    right = Text(scene.words(f"results.more.{sign}") if sign else "", scene.palette.accent)
    room = scene.width - Text(scene.words("results.more.both")).cell_len
    line = _tab_line(scene, _names_that_fit(scene, views, room), views)
    return Text.assemble(padded(line, scene.width - right.cell_len), right)


def _names_that_fit(scene: Scene, views: Sequence[View], room: int) -> list[str]:
    here = views.index(scene.state.view)
    names = [""] * len(views)
    names[here] = scene.words(f"results.tabs.{views[here].value}")
    nearest = sorted(range(len(views)), key=lambda place: abs(place - here))[1:]
    for length in ("short.", ""):
        for place in nearest:
            before = names[place]
            names[place] = scene.words(f"results.tabs.{length}{views[place].value}")
            if _tab_line(scene, names, views).cell_len > room:
                names[place] = before
    return names


def _tab_line(scene: Scene, names: Sequence[str], views: Sequence[View]) -> Text:
    """The views with these names; of those without one the number."""
    line = Text()
    for place, (name, view) in enumerate(zip(names, views, strict=True), 1):
        look = Style(bold=True, reverse=True) if view is scene.state.view else Style()
        key = key_of(place)
        tab = f" {key} {name} " if name else f" {key} "
        line.append(tab, scene.palette.text + look + action("choose_view", view.value))
    return line


def keys(
    scene: Scene,
    *,
    exports: bool,
    filters: bool = False,
    weighs: bool = False,
    searching: bool = False,
) -> Text:
    """The keys that do something just now, as many as there is room for, ? and q always."""
    if searching:
        return _key_line(scene, [("Enter", "close_search", "keep"), ("Esc", "show_all", "all")])
    view = scene.state.view
    other = Words(other_language(scene.words.language))("language.name")
    offered = [(f"1–{key_of(len(View))}", "next_view", "views")]
    if view in GROUP_VIEWS:
        offered.append(("g", "next_group", "group"))
    if view is View.COMPARE:
        offered += [("s", "next_sort", "sort"), ("/", "search", "search")]
        offered.append(("Enter", "open_value", "open"))
    if view is View.VALUE:
        offered += [("n", "next_value", "word"), ("/", "search", "search")]
        offered.append(("Esc", "show_all", "back"))
    if filters:
        offered.append(("f", "filter", "filter"))
    if exports:
        offered.append(("e", "export", "export"))
    if weighs:
        offered.append(("w", "weighted", "weighted"))
    offered += [("l", "language", ""), ("t", "theme", "theme")]
    last = [("?", "help", "help"), ("q", "quit", "quit")]
    while offered and _key_line(scene, offered + last, other).cell_len > scene.width:
        offered.pop()
    return _key_line(scene, offered + last, other)


def _key_line(scene: Scene, offered: list[tuple[str, str, str]], other: str = "") -> Text:
    """Each key with what it does, which a click does too. ``other`` names the other language."""
    line = Text()
    for key, name, meaning in offered:
        text = scene.words(f"results.keys.{meaning}") if meaning else other
        item = Text.assemble(
            (key, scene.palette.accent + Style(bold=True)), " ", (text, scene.palette.text)
        )
        item.stylize(action(name))
        line.append("  " if line else "")
        line.append_text(item)
    return line


def other_language(language: str) -> str:
    """The language after this one, round and round."""
    codes = languages()
    return codes[(codes.index(language) + 1) % len(codes)]
