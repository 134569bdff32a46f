"""Every word on every screen of the kiosk can be read, in every theme."""

import re
from collections.abc import Iterator

import pytest
from rich.style import Style
from textual.theme import Theme

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, instrument, visiting
from tests.screens.widgets.contrast import SIGN, TEXT, contrast_in
from tests.sparing import one_quick
from valuetui.screens.theme import THEMES

pytestmark = pytest.mark.slow

WORD = re.compile(r"\w+")
MARK = re.compile(r"[●◆▲✓✕▶█]")
"""Signs that say something: of a group, of a pick, of the cursor."""


@pytest.mark.parametrize("theme", one_quick(THEMES), ids=lambda theme: theme.name)
async def test_every_word_and_every_mark_stands_out_from_its_ground(
    clock: Clock, theme: Theme
) -> None:
    shelf = Shelf()
    faint = set()
    long = instrument("kommun")
    async with visiting(clock, shelf, questionnaire=long, theme=theme.name) as visitor:
        async for name in all_screens(visitor, shelf):
            for pattern, least in ((WORD, TEXT), (MARK, SIGN)):
                for text, style in styled(visitor, pattern):
                    if contrast_in(style) < least:
                        faint.add(f"{name}: {text} has {contrast_in(style):.1f}:1")
    assert faint == set()


def styled(visitor: Visitor, pattern: re.Pattern[str]) -> Iterator[tuple[str, Style]]:
    """What a pattern finds on the screen or dialog in front, with its style."""
    screen = visitor.app.screen
    for y, line in enumerate(visitor.text.split("\n")):
        for found in pattern.finditer(line):
            if visitor.front.contains(found.start(), y):
                yield found.group(), screen.get_style_at(found.start(), y)
