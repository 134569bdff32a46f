"""Över tid: the wave beside the one before it."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.results import populations
from tests.screens.results.survey import SIZES, comparison, counted, instrument
from tests.screens.results.viewer import Viewer, looking, small
from valuetui.results.comparison import Comparison, compare
from valuetui.screens.results.state import View

pytestmark = pytest.mark.slow


def two_years_ago() -> Comparison:
    """A wave in which nobody saw any of what is seen now: the two questions the other way round."""
    asked = replace(instrument(), wave="2024")
    now = counted(asked)
    counts = {
        (group, question.id): now.picks(group, other.id).counts
        for group in SIZES
        for question, other in zip(asked.questions, reversed(asked.questions), strict=True)
    }
    return compare(populations.counted(asked, SIZES, counts), asked)


async def open_view(viewer: Viewer) -> None:
    viewer.screen.action_choose_view(View.WAVES.value)
    await viewer.settles()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_has_moved(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(size, earlier=two_years_ago()) as viewer:
        await open_view(viewer)
        assert viewer.text == snapshot


async def test_what_has_moved_in_english(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), "en", earlier=two_years_ago()) as viewer:
        await open_view(viewer)
        await viewer.press("g")
        assert viewer.text == snapshot


async def test_a_click_on_a_word_shows_it_in_depth() -> None:
    async with looking(earlier=two_years_ago()) as viewer:
        await open_view(viewer)
        await viewer.click("arbetstillfällen")
        assert (viewer.state().view, viewer.state().value) == (View.VALUE, "jobs")


async def test_without_an_earlier_wave_it_is_said_how_to_get_one() -> None:
    async with looking() as viewer:
        await open_view(viewer)
        assert "valuetui results --data MAPPEN" in viewer.text


async def test_other_words_are_named_and_not_compared() -> None:
    asked = replace(instrument(), wave="2024", values=instrument().values[2:])
    counts = {
        (group, question.id): {value.id: 9 for value in asked.values}
        for group in SIZES
        for question in asked.questions
    }
    earlier = compare(populations.counted(asked, SIZES, counts), asked)
    async with looking(earlier=earlier) as viewer:
        await open_view(viewer)
        assert "Mätning 2024 frågade om andra ord" in viewer.text
        for value in instrument().values[:2]:
            assert value.label["sv"] in viewer.text
        assert "○" not in viewer.text


async def test_a_group_that_the_earlier_wave_withholds_is_not_compared() -> None:
    earlier = comparison(SIZES | {"citizens": 4}, replace(instrument(), wave="2024"))
    async with looking(earlier=earlier) as viewer:
        await open_view(viewer)
        assert "visas inte i båda" in viewer.text
        await viewer.press("g")
        assert "mätning 2024" in viewer.text


async def test_a_group_that_this_wave_withholds_is_not_compared() -> None:
    async with looking(source=small(SIZES | {"elected": 4}), earlier=two_years_ago()) as viewer:
        await open_view(viewer)
        await viewer.press("g")
        assert "färre än 10 svar" in viewer.text
        assert "○" not in viewer.text
