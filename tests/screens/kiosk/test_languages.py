"""Several languages at the kiosk: all can be reached, and nothing that is asked or told is cut."""

import pytest

from tests.screens.kiosk.long_way import goes_on, long_instrument
from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, instrument, visiting
from tests.sparing import one_quick
from valuetui.instrument.model import Information
from valuetui.screens.kiosk.background import BackgroundScreen
from valuetui.screens.kiosk.display import DisplayDialog
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.help import HelpDialog
from valuetui.screens.kiosk.information import LABEL_WIDTH, InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.theme import THEMES
from valuetui.words import kiosk_languages

SIZES = ("display.sizes.normal", "display.sizes.larger", "display.sizes.largest")
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


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_help_and_the_display_are_whole_on_the_smallest_grid(
    language: str, clock: Clock
) -> None:
    def is_whole(*keys: str) -> bool:
        letters = squeezed(visitor.front_text.replace("▐", "").replace("▌", "").replace("▶", ""))
        return all(squeezed(visitor.app.words(f"kiosk.{key}")) in letters for key in keys)

    async def is_helped(about: str) -> None:
        await visitor.settles()
        visitor.keys("f1")
        await visitor.comes_to(HelpDialog)
        assert is_whole(f"help.{about}", "help.keys", "help.heading"), visitor.text
        await visitor.press("bar", "close")

    asked = long_instrument("kommun")
    async with visiting(clock, size=GRIDS[0], questionnaire=asked) as visitor:
        await visitor.press("languages", language)
        await visitor.comes_to(InformationScreen)
        await is_helped("information")
        await visitor.press("corner", "display")
        await visitor.comes_to(DisplayDialog)
        names = (*SIZES, *(f"display.themes.{each.name.partition('-')[2]}" for each in THEMES))
        assert is_whole("display.heading", "display.tiles", "display.colours", *names), visitor.text
        await is_helped("display")
        await visitor.press("bar", "close")
        await visitor.press("bar", "begin")
        await visitor.comes_to(GroupScreen)
        await is_helped("group")
        await visitor.press("groups", "citizens")
        while isinstance(visitor.app.present, BackgroundScreen):
            await is_helped("screen")
            await goes_on(visitor, "skip")
        visitor.board("bar").focus()  # on a word, help is what it means
        await is_helped("question")
        await visitor.press("bar", "search")
        await visitor.comes_to(SearchDialog)
        await is_helped("search")
        await visitor.press("bar", "close")
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await is_helped("stop")
        await visitor.press("bar", "go_on")
        for _ in asked.questions:
            await visitor.fills()
            await visitor.goes_on()
        await is_helped("review")
        await visitor.hands_in()
        await is_helped("end")
