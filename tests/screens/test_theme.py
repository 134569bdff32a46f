"""What stands on the screens can be read, in every theme."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.screens.widgets.board_app import board_of
from tests.screens.widgets.contrast import SIGN, TEXT, contrast, contrast_in
from valuetui.screens.theme import CONTRAST_LIGHT, LIGHT, THEMES, next_theme
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.look import Kind, look_in
from valuetui.screens.widgets.tile import Tile

in_every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@in_every_theme
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_tile_can_be_read(theme: Theme, kind: Kind) -> None:
    assert contrast_in(look_in(theme.name).tiles[kind]) >= TEXT


@in_every_theme
@pytest.mark.parametrize(
    "kind",
    Kind,
)
async def test_the_cursor_is_seen_on_every_kind_of_tile(theme: Theme, kind: Kind) -> None:
    async with board_of([Tile("tile", "label", kind)], Bar(), theme=theme.name) as app:
        edge = next(iter(app.board.render_line(0)))
        assert edge.text.strip() in {"█", "▶"}
        assert edge.style is not None
        assert contrast_in(edge.style) >= SIGN


async def test_a_board_is_drawn_anew_in_a_theme_with_the_same_background() -> None:
    assert LIGHT.background == CONTRAST_LIGHT.background
    async with board_of([Tile("tile", "label")], Bar(), theme=LIGHT.name) as app:
        app.theme = CONTRAST_LIGHT.name
        await app.settle()
        seen = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        label = next(segment for segment in seen if "label" in segment.text)
        assert label.style is not None
        assert label.style.bgcolor == look_in(CONTRAST_LIGHT.name).tiles[Kind.PLAIN].bgcolor


@in_every_theme
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
@pytest.mark.parametrize(
    "ink", ["foreground", "primary", "secondary", "accent", "success", "warning"]
)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    colors = [getattr(theme, name) for name in (ink, ground)]
    assert contrast(*map(Color.parse, colors)) >= TEXT


def test_the_measure_itself_gives_the_known_ratios() -> None:
    black, white, grey = map(Color.parse, ("#000000", "#FFFFFF", "#777777"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.01)


def test_the_themes_take_turns() -> None:
    names = [theme.name for theme in THEMES]
    seen = [names[0]]
    for _ in names:
        seen.append(next_theme(seen[-1]))
    assert seen == [*names, names[0]]
    assert next_theme("no such theme") == names[0]
