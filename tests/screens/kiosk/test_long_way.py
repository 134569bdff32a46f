"""The long way: what its screens look like, that they can be pressed and read, by anybody."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.theme import Theme

from tests.screens.kiosk.long_way import long_instrument, the_long_way
from tests.screens.kiosk.looks import in_sizes_and_languages
from tests.screens.kiosk.test_contrast import MARK, WORD, styled
from tests.screens.kiosk.test_targets import complaints_about
from tests.screens.kiosk.visitor import GRIDS, Clock, Finger, Hand, Keys, Shelf, visiting
from tests.screens.widgets.contrast import SIGN, TEXT, contrast_in
from tests.sparing import one_quick
from valuetui.screens.theme import THEMES
from valuetui.screens.widgets.board import Board

CORNER = (8, 4)
"""Columns and rows at the top left that belong to staff: nothing of a respondent's is there."""


@in_sizes_and_languages
async def test_every_screen_looks_as_it_did(
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    language: str,
) -> None:
    monkeypatch.setattr("secrets.randbits", lambda _: 2026)  # the order of the values
    long = long_instrument("kommun")
    async with visiting(clock, Shelf(), size=size, questionnaire=long) as visitor:
        async for name in the_long_way(visitor, language):
            await visitor.settles()
            assert visitor.text == snapshot(name=name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "hand"), [("sv", Finger), ("sv-simple", Finger), ("en", Finger), ("sv", Keys)]
)
@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_every_screen_can_be_pressed_and_read(
    clock: Clock, size: tuple[int, int], language: str, hand: type[Hand]
) -> None:
    complaints = []
    long = long_instrument("kommun")
    async with visiting(clock, Shelf(), size=size, hand=hand, questionnaire=long) as visitor:
        async for name in the_long_way(visitor, language):
            screen = visitor.app.screen
            found = list(complaints_about(visitor))
            if screen.query("#about, #picks"):  # which repeats what was said, as far as it fits
                found = [each for each in found if "cut off" not in each]
            found += [
                f"{board.id} lies in the corner"
                for board in screen.query(Board).results()
                if board.id != "values" and board.region.area
                if board.region.x < CORNER[0] and board.region.y < CORNER[1]
            ]
            complaints += [f"{name}: {complaint}" for complaint in found]
    assert complaints == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", one_quick(THEMES), ids=lambda theme: theme.name)
async def test_every_word_stands_out_from_its_ground(clock: Clock, theme: Theme) -> None:
    faint = set()
    long = long_instrument("kommun")
    async with visiting(clock, Shelf(), questionnaire=long, theme=theme.name) as visitor:
        async for name in the_long_way(visitor):
            patterns: tuple[tuple[re.Pattern[str], float], ...] = ((WORD, TEXT), (MARK, SIGN))
            for pattern, least in patterns:
                for text, style in styled(visitor, pattern):
                    if contrast_in(style) < least:
                        faint.add(f"{name}: {text} has {contrast_in(style):.1f}:1")
    assert faint == set()
