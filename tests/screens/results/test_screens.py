"""What the views look like, at three sizes of terminals."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.results.survey import SIZES, Growing
from tests.screens.results.viewer import SIZES_OF_TERMINALS, looking, small
from tests.sparing import one_quick
from valuetui.responses.following import Problem

VIEWS = {
    "1": "overview",
    "2": "in brief",
    "3": "top ten",
    "4": "comparison",
    "5": "shift",
    "6": "themes",
    "7": "value",
}


@pytest.mark.parametrize(
    "size", one_quick(SIZES_OF_TERMINALS), ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("key", VIEWS, ids=VIEWS.values())
async def test_each_view_in_swedish(
    key: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with looking(size) as viewer:
        await viewer.press(key)
        assert viewer.text == snapshot


@pytest.mark.parametrize("key", VIEWS, ids=VIEWS.values())
async def test_each_view_in_english(key: str, snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), "en") as viewer:
        await viewer.press(key)
        assert viewer.text == snapshot


async def test_what_lies_below_the_themes(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24)) as viewer:
        await viewer.press("6", "end")
        assert viewer.text == snapshot


async def test_a_limiting_value_that_a_search_has_found(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), source=small(SIZES | {"elected": 7})) as viewer:
        await viewer.press("7", "slash", *"kund", "enter")
        assert viewer.text == snapshot


async def test_a_withheld_group_in_the_overview(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), source=small(SIZES | {"elected": 7})) as viewer:
        assert viewer.text == snapshot


async def test_a_survey_without_answers(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), source=small(dict.fromkeys(SIZES, 0))) as viewer:
        assert viewer.text == snapshot


@pytest.mark.parametrize("size", SIZES_OF_TERMINALS, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_something_left_out(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(size, source=with_problems()) as viewer:
        assert viewer.text == snapshot


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_details_of_what_is_left_out(language: str, snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), language, source=with_problems()) as viewer:
        await viewer.press("i")
        assert viewer.text == snapshot


def with_problems() -> Growing:
    """The small survey, of which three things were left out."""
    responses = Path("/srv/vardekartlaggning/svar/2026/responses")
    source = small()
    source.problems = (
        Problem(responses / "kiosk-1.json", "torn", 312),
        Problem(responses / "inkop.json", "not-json"),
        Problem(responses, "unknown", 2),
    )
    return source


@pytest.mark.parametrize(
    "size", one_quick(SIZES_OF_TERMINALS[:2]), ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_the_help(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(size) as viewer:
        await viewer.press("question_mark")
        assert viewer.text == snapshot
