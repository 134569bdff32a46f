"""Nätverk: the organisation among others of the same wave."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.results import populations
from tests.screens.results.survey import SIZES, counted, instrument
from tests.screens.results.viewer import Viewer, looking, small
from valuetui.instrument.model import Instrument, Organisation
from valuetui.results.comparison import Comparison, compare
from valuetui.screens.results.state import View

pytestmark = pytest.mark.slow


def asked(name: str) -> Instrument:
    organisation = Organisation(name.lower(), {"sv": name, "en": name})
    return replace(instrument(), organisation=organisation)


def neighbour(name: str, size: int, less: int) -> Comparison:
    """An organisation with groups of this size, in which everything is picked a little less."""
    now, survey = counted(instrument()), asked(name)
    sizes = dict.fromkeys(SIZES, size)
    counts = {
        (group, question.id): {
            value: max(0, size * count // SIZES[group] - less)
            for value, count in now.picks(group, question.id).counts.items()
        }
        for group in SIZES
        for question in survey.questions
    }
    return compare(populations.counted(survey, sizes, counts), survey)


def neighbours() -> tuple[Comparison, ...]:
    return neighbour("Alby", 100, 5), neighbour("Berga", 80, 12), neighbour("Cederby", 6, 0)


async def open_view(viewer: Viewer) -> None:
    viewer.screen.action_choose_view(View.NETWORK.value)
    await viewer.settles()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_organisations_side_by_side(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with looking(size, others=neighbours()) as viewer:
        await open_view(viewer)
        assert viewer.text == snapshot


async def test_organisations_side_by_side_in_english(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), "en", others=neighbours()) as viewer:
        await open_view(viewer)
        await viewer.press("g")
        assert viewer.text == snapshot


async def test_alone_it_is_said_how_to_get_company() -> None:
    async with looking() as viewer:
        await open_view(viewer)
        assert "--organisation NAMNET" in viewer.text


async def test_a_group_shown_in_one_organisation_only_has_no_mean() -> None:
    async with looking(others=(neighbour("Cederby", 6, 0),)) as viewer:
        await open_view(viewer)
        assert "färre än två organisationer" in viewer.text
        assert "│" not in viewer.text


async def test_a_click_on_a_word_shows_it_in_depth() -> None:
    async with looking(others=neighbours()) as viewer:
        await open_view(viewer)
        await viewer.click("arbetstillfällen")
        assert (viewer.state().view, viewer.state().value) == (View.VALUE, "jobs")


async def test_zero_is_the_key_of_the_tenth_view() -> None:
    async with looking() as viewer:
        await viewer.press("0")
        assert viewer.state().view is View.NETWORK


async def test_a_group_that_is_shown_only_after_a_while_is_among_the_others_then() -> None:
    source = small(SIZES | {"citizens": 4})
    async with looking(source=source, others=neighbours()) as viewer:
        await open_view(viewer)
        viewer.screen.action_choose_group("citizens")
        await viewer.settles()
        assert "färre än 10 svar" in viewer.text
        source.grow(citizens=416)
        await viewer.until(lambda: "3 organisationer" in viewer.text)


async def test_others_that_are_asked_otherwise_by_now_are_not_compared() -> None:
    other = neighbour("Alby", 100, 5)
    version = replace(other, instrument=replace(other.instrument, values=instrument().values[1:]))
    async with looking(others=(version,)) as viewer:
        await open_view(viewer)
        assert "inte desamma" in viewer.text
