"""The words that people missed, as In brief tells them."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.results.survey import (
    Growing,
    all_reviewed,
    asking_for_words,
    words_written,
)
from tests.screens.results.viewer import looking
from valuetui.responses.reviews.review import Reviews
from valuetui.results.selection import Offer, Selection, Variable

pytestmark = pytest.mark.slow

HEADING = "Ord som saknas i listan"


def source(reviews: Reviews | None = None) -> Growing:
    return Growing(
        asked=asking_for_words(), written=words_written(), reviews=reviews or all_reviewed()
    )


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_words_stand_in_brief(
    language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with looking(size, language, source()) as viewer:
        await viewer.press("2")
        await viewer.until(lambda: viewer.app.worded is not None)
        while "lugn (14)" not in viewer.text:
            await viewer.press("pagedown")
        assert viewer.text == snapshot


async def test_reviews_are_followed_as_they_are_made() -> None:
    shown = source(Reviews())
    async with looking((120, 60), source=shown) as viewer:
        await viewer.press("2")
        await viewer.sees("Några ord har ingen granskat än.")
        assert "lugn" not in viewer.text
        shown.reviews = all_reviewed()
        await viewer.sees("lugn (14), närhet (11)")
        assert "Kalle" not in viewer.text


async def test_where_there_are_no_words_it_is_said_why() -> None:
    kiosk = Offer(Selection(Variable.CHANNEL, "kiosk"), {"citizens": 300}, ())
    shown = Growing(asked=asking_for_words(), offers=(kiosk,))
    async with looking((120, 60), source=shown) as viewer:
        await viewer.press("2")
        await viewer.sees("Ingen har skrivit något ord.")
        viewer.app.choose(kiosk)
        await viewer.sees("De visas bara för alla i gruppen")
        viewer.app.choose(None)
        shown.words_failing = True
        shown.reviews = all_reviewed()
        await viewer.sees("Orden kunde inte läsas;")
        shown.words_failing, shown.written = False, words_written()
        shown.grow(citizens=20)
        await viewer.sees("lugn (14), närhet (11)")


async def test_nothing_is_said_of_words_where_nobody_could_write_one() -> None:
    async with looking((120, 60)) as viewer:
        await viewer.press("2")
        await viewer.until(lambda: viewer.app.worded is not None)
        assert HEADING not in viewer.text
