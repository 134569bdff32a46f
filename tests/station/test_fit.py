"""Measuring a screen: the table of screens, what is too small, and what to do about it."""

import json
import os
import pty
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.station.fit import (
    CARD,
    PROFILES,
    Advice,
    Fit,
    Implausible,
    by_card,
    by_diagonal,
    by_ruler,
    planned,
    xterm_cell,
)
from valuetui.station.fitting import FitDamaged, keep_fit, kept_fit
from valuetui.station.window import Window, window_of

FULL_HD = (1920, 1080)


@pytest.mark.parametrize(
    ("inches", "pixels", "grid", "profile", "advice"),
    [
        (15.6, FULL_HD, (68, 19), None, Advice.SCREEN),
        (17, (1280, 1024), (67, 26), (64, 24), Advice.NOTHING),
        (21.5, FULL_HD, (91, 26), (91, 26), Advice.NOTHING),
        (24, FULL_HD, (101, 29), (91, 26), Advice.NOTHING),
        (32, FULL_HD, (137, 38), (137, 38), Advice.NOTHING),
    ],
)
def test_the_screens_that_people_buy(
    inches: float,
    pixels: tuple[int, int],
    grid: tuple[int, int],
    profile: tuple[int, int] | None,
    advice: Advice,
) -> None:
    fit = planned(inches, pixels)
    assert (fit.columns, fit.rows) == grid
    assert fit.profile == profile
    assert fit.advice is advice
    assert not fit.letters_are_small
    assert not fit.targets_are_small
    assert round(fit.angle(), 1) == 0.7


def test_the_font_of_the_reference_screen_is_told() -> None:
    assert planned(21.5, FULL_HD).points == 25.75


@pytest.mark.parametrize(
    ("points", "cell"),
    [(17, (14, 28)), (18, (14, 29)), (22.75, (18, 37)), (23.25, (19, 37)), (24, (19, 38)),
     (25.25, (20, 40)), (25.5, (20, 41)), (25.75, (21, 41)), (26, (21, 42)), (35, (28, 55)),
     (35.25, (28, 56)), (36, (29, 57))],
)  # fmt: skip
def test_the_cells_are_those_that_xterm_379_has(points: float, cell: tuple[int, int]) -> None:
    assert xterm_cell(points) == cell


def test_a_cell_of_ten_millimetres_has_capitals_of_0_7_degrees() -> None:
    fit = Fit(91, 26, 5.0, 10.0)
    assert fit.capital == pytest.approx(6.26)
    assert fit.angle(512) == pytest.approx(0.7, abs=0.001)
    assert fit.angle(1024) == pytest.approx(fit.angle(512) / 2)
    assert fit.target == 20
    assert fit.advice is Advice.NOTHING


def test_what_is_judged_is_what_is_shown() -> None:
    assert not Fit(91, 26, 5.0, 9.96).letters_are_small
    assert Fit(91, 26, 5.0, 9.94).letters_are_small
    assert not Fit(91, 26, 4.99, 10.0).targets_are_small
    assert Fit(91, 26, 4.98, 10.0).targets_are_small


def test_a_laptop_held_close_needs_a_larger_font_than_it_has_room_for() -> None:
    fit = Fit(160, 45, 2.15, 4.3)
    assert (fit.letters_are_small, fit.targets_are_small) == (True, True)
    assert fit.profile == (137, 38)
    assert fit.just_right == (68, 19)
    assert fit.advice is Advice.SCREEN
    assert fit.least_screen == pytest.approx((64 * 5, 24 * 10), rel=0.01)


def test_a_large_screen_with_a_small_font_needs_a_larger_one() -> None:
    fit = Fit(200, 54, 3.0, 6.0, cell_pixels=(10, 20))
    assert (fit.advice, fit.factor, fit.just_right) == (Advice.LARGER, 1.67, (119, 32))
    assert fit.points == 20.75


def test_a_large_screen_with_a_huge_font_needs_a_smaller_one() -> None:
    fit = Fit(60, 20, 8.0, 16.0)
    assert (fit.profile, fit.advice, fit.factor) == (None, Advice.SMALLER, 0.63)
    assert fit.just_right == (95, 31)
    assert fit.points is None


def test_a_bank_card_and_a_ruler_tell_the_same() -> None:
    grid = (91, 26)
    card = by_card((CARD[0] / 5.2, CARD[1] / 10.1), grid)
    ruler = by_ruler((5.2 * 40, 10.1 * 16), (40, 16), grid)
    for fit in (card, ruler):
        assert (fit.cell_width, fit.cell_height) == pytest.approx((5.2, 10.1))


def test_the_diagonal_tells_it_too() -> None:
    fit = by_diagonal(21.5, FULL_HD, (91, 26))
    assert fit.screen == pytest.approx((476, 267.7), abs=0.5)
    assert fit.cell_pixels == (21, 41)


@pytest.mark.parametrize("card", [(0, 5), (16, 0), (-3, 5), (0.5, 5), (500, 5), (16, 40), (3, 5)])
def test_what_cannot_be_is_refused(card: tuple[float, float]) -> None:
    with pytest.raises(Implausible):
        by_card(card, (91, 26))


@given(
    columns=st.integers(20, 500),
    rows=st.integers(10, 200),
    width=st.floats(1, 20),
    shape=st.floats(1.5, 2.5),
)
def test_who_follows_the_advice_is_done(
    columns: int, rows: int, width: float, shape: float
) -> None:
    fit = Fit(columns, rows, width, width * shape)
    if fit.advice is Advice.NOTHING:
        assert fit.profile in PROFILES
        return
    after = (
        Fit(*fit.just_right, width * fit.factor, width * shape * fit.factor)
        if all(fit.just_right)
        else None
    )
    if fit.advice is Advice.SCREEN:
        assert after is None or after.profile is None
    else:
        assert after is not None
        assert after.advice is Advice.NOTHING
        assert (fit.factor > 1) == (fit.advice is Advice.LARGER)


@given(
    columns=st.integers(1, 500),
    rows=st.integers(1, 500),
    width=st.floats(0.5, 60),
    shape=st.floats(0.81, 3.99),
    pixels=st.none() | st.tuples(st.integers(1, 99), st.integers(1, 99)),
)
def test_a_fit_is_found_again(
    columns: int,
    rows: int,
    width: float,
    shape: float,
    pixels: tuple[int, int] | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    fit = Fit(columns, rows, round(width, 2), round(width * shape, 3), pixels)
    folder = tmp_path_factory.mktemp("state") / "new"
    assert kept_fit(folder) is None
    keep_fit(folder, Fit(80, 24, 2.0, 4.0))
    keep_fit(folder, fit)
    assert kept_fit(folder) == fit
    assert [path.name for path in folder.iterdir()] == ["fit.json"]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"form": 2}', '{"form": 1, "columns": "many"}', "\0", "null",
     json.dumps({"form": 1, "columns": 80, "rows": 24, "cell_width_mm": 0, "cell_height_mm": 4,
                 "cell_pixels": None})],
)  # fmt: skip
def test_a_damaged_file_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "fit.json").write_text(content, encoding="utf-8")
    with pytest.raises(FitDamaged):
        kept_fit(tmp_path)


def test_the_pixels_of_a_cell_are_whole() -> None:
    assert Window(91, 26, (1920, 1080)).cell_pixels == (21, 41)
    assert Window(91, 26, (90, 1080)).cell_pixels is None
    assert Window(91, 26).cell_pixels is None


@pytest.mark.parametrize(("pixels", "told"), [((1911, 1066), (1911, 1066)), ((0, 0), None)])
def test_the_size_of_the_terminal_is_asked_for(
    pixels: tuple[int, int], told: tuple[int, int] | None
) -> None:
    import fcntl
    import termios

    master, slave = pty.openpty()
    try:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 26, 91, *pixels))
        assert window_of(999, slave) == Window(91, 26, told)
    finally:
        os.close(master)
        os.close(slave)
    assert window_of(999) is None
