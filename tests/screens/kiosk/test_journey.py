"""The whole way, from the first screen to the thanks."""

import pytest

from tests.screens.kiosk.visitor import (
    GRIDS,
    Clock,
    Finger,
    Hand,
    Keys,
    Shelf,
    instrument,
    visiting,
)
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.thanks import ThanksScreen


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", GRIDS, ids=str)
@pytest.mark.parametrize("hand", [Keys, Finger])
async def test_a_person_answers_the_long_questionnaire(
    clock: Clock, hand: type[Hand], size: tuple[int, int], language: str
) -> None:
    shelf = Shelf()
    async with visiting(
        clock, shelf, size=size, hand=hand, questionnaire=instrument("kommun")
    ) as visitor:
        picked = await visitor.answers(language)
        await visitor.press("bar", "submit")
        await visitor.comes_to(ThanksScreen)
        await visitor.press("bar", "done")
        await visitor.comes_to(AttractScreen)
    [answer] = shelf.answers
    assert answer.picks == picked
    assert answer.language == language
    assert answer.group == "citizens"
