"""What a presentation looks like, at three sizes of terminals."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.presenter.room import ADDRESS, presenting, with_missed_words
from tests.screens.results.viewer import SIZES_OF_TERMINALS
from tests.sparing import one_quick

PLACES = {
    "welcome": (1, 0),
    "counts": (2, 0),
    "heading": (3, 0),
    "top ten": (3, 4),
    "beside": (4, 1),
    "agreed": (9, 2),
    "different": (11, 2),
    "shift": (12, 3),
    "limiting": (15, 2),
    "thanks": (16, 0),
}


@pytest.mark.parametrize(
    "size", one_quick(SIZES_OF_TERMINALS), ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
async def test_each_step_in_swedish(
    place: tuple[int, int], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with presenting(size, address=ADDRESS) as room:
        await room.goes_to(*place)
        assert room.place == place
        assert room.text == snapshot


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
async def test_each_step_in_english(place: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with presenting((80, 24), "en", address=ADDRESS) as room:
        await room.goes_to(*place)
        assert room.text == snapshot


@pytest.mark.parametrize("reveals", [0, 1], ids=["heading", "words"])
@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_words_that_people_missed(
    size: tuple[int, int], reveals: int, snapshot: SnapshotAssertion
) -> None:
    async with presenting(size, source=with_missed_words()) as room:
        await room.goes_to(3, 1)
        await room.until(lambda: room.app.presentation.has_words)
        await room.goes_to(16, reveals)
        assert room.text == snapshot


async def test_the_help(snapshot: SnapshotAssertion) -> None:
    async with presenting() as room:
        await room.press("question_mark")
        assert room.text == snapshot


async def test_the_question_whether_it_is_over(snapshot: SnapshotAssertion) -> None:
    async with presenting() as room:
        await room.press("escape")
        assert room.text == snapshot
