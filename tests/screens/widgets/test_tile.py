"""A tile keeps to its place, whatever stands on it, and says in words what it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from valuetui.instrument.load import load_instrument
from valuetui.screens.kiosk.picker import TICK, TILE_WIDTH
from valuetui.screens.theme import DARK
from valuetui.screens.widgets.arrangement import Cell
from valuetui.screens.widgets.look import Kind, look_in
from valuetui.screens.widgets.tile import Tile, draw_row
from valuetui.station.shipped import shipped_config
from valuetui.words import Words, languages
from valuetui.words.text import in_language

LOOK = look_in(DARK.name)


def tile_of(**parts: Any) -> Tile:
    """A tile of which nothing is drawn by chance but these parts."""
    return Tile("key", **parts)


letters = st.text("abcdefghijklmnopqrstuvwxyzåäöé -”…", max_size=60)
kinds = st.sampled_from(Kind)
values = st.builds(
    tile_of,
    label=letters,
    kind=kinds,
    mark=st.sampled_from(["", "✓", "✕"]),
    note=st.sampled_from(["", "vald", "chosen"]),
)
buttons = st.builds(tile_of, label=letters, kind=kinds, centred=st.just(True))
choices = st.builds(tile_of, label=letters, kind=kinds, detail=letters)
tiles = values | buttons | choices
cells = st.builds(
    Cell,
    page=st.just(0),
    x=st.just(0),
    y=st.just(0),
    width=st.integers(4, 60),
    height=st.integers(2, 5),
    dense=st.booleans(),
)


def drawn(tile: Tile, cell: Cell, *, cursor: bool = False, mark_room: int = 2) -> Iterator[str]:
    """The rows of a tile as text."""
    for row in range(cell.height):
        segments = draw_row(
            tile,
            cell,
            row,
            cursor=cursor,
            mark_room=mark_room,
            look=LOOK,
            behind=Style(bgcolor="black"),
        )
        assert Segment.get_line_length(segments) == cell.width
        yield "".join(segment.text for segment in segments)


@given(tile=tiles, cell=cells, cursor=st.booleans(), mark_room=st.sampled_from([0, 2]))
def test_every_row_is_exactly_as_wide_as_the_tile(
    tile: Tile, cell: Cell, cursor: bool, mark_room: int
) -> None:
    assert len(list(drawn(tile, cell, cursor=cursor, mark_room=mark_room))) == cell.height


@given(label=letters, width=st.integers(4, 60))
def test_a_label_stands_where_it_stood_when_the_value_is_picked(label: str, width: int) -> None:
    cell = Cell(0, 0, 0, width, 2, dense=True)
    plain = list(drawn(Tile("key", label), cell))
    chosen = list(drawn(Tile("key", label, Kind.CHOSEN, TICK, "vald"), cell))
    for before, after in zip(plain, chosen, strict=True):
        assert after.startswith(before.rstrip().rstrip("▀"))


def test_a_label_of_two_lines_leaves_a_gap_to_the_tile_below_beside_its_letters() -> None:
    cell = Cell(0, 0, 0, 12, 2, dense=True)
    assert list(drawn(Tile("key", "far and near"), cell)) == ["  far and   ", "▀▀near▀▀▀▀▀▀"]


@given(tile=tiles, cell=cells)
def test_the_cursor_is_a_sign_and_not_only_a_colour(tile: Tile, cell: Cell) -> None:
    with_cursor = list(drawn(tile, cell, cursor=True))
    assert with_cursor[0].startswith(("█", "▶"))
    assert not any(row.startswith(("█", "▶")) for row in drawn(tile, cell))


def words_of(text: str) -> str:
    """A text without what breaking it into lines may have added or taken away."""
    return text.replace(" ", "").replace("-", "").replace("\n", "").replace("▀", "")


@pytest.mark.parametrize("language", languages())
def test_a_picked_value_shows_its_whole_label_a_tick_and_the_word_on_the_smallest_tile(
    language: str,
) -> None:
    note = Words(language)("kiosk.question.chosen")
    smallest = Cell(0, 0, 0, TILE_WIDTH, 2, dense=True)
    for value in load_instrument(shipped_config() / "kommun.toml").values:
        label = in_language(value.label, language)
        text = "\n".join(drawn(Tile(value.id, label, Kind.CHOSEN, TICK, note), smallest))
        assert TICK in text
        assert note in text
        assert words_of(label) in words_of(text.replace(TICK, "").replace(note, ""))
