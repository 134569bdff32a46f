"""The words that people missed in the list, as far as they may be told. Part of In brief."""

from rich.style import Style
from rich.text import Text

from valuetui.reports.missed import missed_of_all
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.scene import Scene


def draw(scene: Scene) -> Block:
    """What was missed, in which group, and why some words are not told; nothing where nobody could
    write a word."""
    if not any(question.write_in for question in scene.comparison.instrument.questions):
        return []
    bold = scene.palette.accent + Style(bold=True)
    heading = Text(scene.words("missed.told.heading"), bold)
    if said := _instead(scene):
        return [heading, *wrapped(said, scene.width, scene.palette.text)]
    lines = [heading]
    for term, told in missed_of_all(scene.worded or scene.comparison, scene.words):
        lines.append(Text())
        lines += wrapped(term, scene.width, scene.palette.strong)
        lines += wrapped(told, scene.width, scene.palette.text)
    return lines


def _instead(scene: Scene) -> str:
    """What is said where there are no words to show; empty where there are."""
    if scene.chosen:
        return scene.words("missed.screen.everybody")
    if scene.words_failed:
        return scene.words("missed.screen.trouble")
    if scene.worded is None:
        return scene.words("missed.screen.reading")
    return "" if scene.worded.missed else scene.words("missed.screen.nobody")
