"""Several languages at the kiosk: all can be reached, and nothing that is asked or told is cut."""

import pytest

from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, instrument, visiting
from tests.sparing import one_quick
from valuetui.instrument.model import Information
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import LABEL_WIDTH, InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.words import kiosk_languages

LANGUAGES = instrument("kommun").languages


def squeezed(text: str) -> str:
    """The letters of a text, wherever its lines are broken."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_all_that_is_told_and_asked_is_seen(
    size: tuple[int, int], language: str, clock: Clock
) -> None:
    asked = instrument("kommun")
    async with visiting(clock, size=size, questionnaire=asked) as visitor:
        await visitor.press("languages", language)
        await visitor.comes_to(InformationScreen)
        beside_labels = "".join(line[2 + LABEL_WIDTH + 2 :] for line in visitor.text.split("\n"))
        for key in Information.__dataclass_fields__:
            text = getattr(asked.information, key)[language]
            assert squeezed(text) in squeezed(beside_labels), key
        await visitor.press("bar", "begin")
        await visitor.comes_to(GroupScreen)
        for group in asked.groups:
            await visitor.sees(group.label[language], group.description[language])
        await visitor.press("groups", "citizens")
        for question in asked.questions:
            await visitor.comes_to(PickerScreen)
            heading = "".join(visitor.text.split("\n")[:3])
            assert squeezed(question.text[language]) in squeezed(heading)
            if question is asked.questions[0]:
                await visitor.fills()
                await visitor.goes_on()


@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_every_language_has_a_whole_button(size: tuple[int, int], clock: Clock) -> None:
    async with visiting(clock, size=size, questionnaire=instrument("kommun")) as visitor:
        await visitor.sees("Börja på svenska", "Lättläst svenska", "Start in English")
        await visitor.begins("en")
        await visitor.sees("Svenska", "Lättläst", "Stop")
        await visitor.press("corner", "language:sv-simple")
        await visitor.sees("Välj tio ord", "Svenska", "English", "Sluta")


async def test_an_answer_says_that_it_was_read_in_easy_swedish(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf) as visitor:
        await visitor.begins("sv-simple")
        for _ in visitor.session.instrument.questions:
            await visitor.fills()
            await visitor.goes_on()
        await visitor.hands_in()
    [answer] = shelf.answers
    assert answer.language == "sv-simple"
    assert answer.language in kiosk_languages()
