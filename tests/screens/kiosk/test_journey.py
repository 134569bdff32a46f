"""The whole way, from the first screen to the thanks and to the next person."""

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
from tests.sparing import one_quick
from valuetui.responses.channel import Channel
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.framed import LANGUAGE
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import REVISE, ReviewScreen
from valuetui.screens.kiosk.stop import StopDialog

OTHER = {"sv": "en", "en": "sv"}
HEADINGS = {"sv": "Vilka tio ord", "en": "Which ten words"}
THANKS = {"sv": "Tack!", "en": "Thank you!"}


@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
@pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
async def test_a_person_answers_the_long_questionnaire_and_changes_language_half_way(
    clock: Clock, hand: type[Hand], size: tuple[int, int], language: str
) -> None:
    shelf, long = Shelf(), instrument("kommun")
    other = OTHER[language]
    async with visiting(clock, shelf, size=size, hand=hand, questionnaire=long) as visitor:
        await visitor.begins(language, "employees")
        await visitor.sees(HEADINGS[language])
        everything = [value.id for value in visitor.session.values]
        current, desired = everything[::9][:10], everything[5::9][:10]

        await visitor.pick(*current[:4])
        await visitor.press("corner", LANGUAGE + other)
        await visitor.sees(HEADINGS[other])
        assert list(visitor.chosen) == current[:4]
        await visitor.pick(*current[4:])
        await visitor.goes_on()

        await visitor.pick(*desired)
        await visitor.goes_on()
        await visitor.hands_in()
        await visitor.sees(THANKS[other])

        await visitor.press("bar", "done")
        await visitor.comes_to(AttractScreen)
        assert visitor.app.language == "sv"

    [answer] = shelf.answers
    assert answer.picks == {"current": tuple(current), "desired": tuple(desired)}
    assert answer.language == other
    assert answer.group == "employees"
    assert answer.station == "kiosk-1"
    assert answer.channel is Channel.KIOSK
    assert answer.order.shown == "".join(long.value_by_id[each].code for each in everything)


async def test_one_person_after_another_is_kept_with_an_answer_of_their_own(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf) as visitor:
        first = await visitor.answers()
        await visitor.hands_in()
        await visitor.press("bar", "done")
        second = await visitor.answers()
        await visitor.hands_in()
    assert [answer.picks for answer in shelf.answers] == [first, second]
    assert len({answer.id for answer in shelf.answers}) == 2


async def test_everybody_sees_the_words_in_an_order_of_their_own(clock: Clock) -> None:
    orders = set()
    async with visiting(clock) as visitor:
        for _ in range(3):
            await visitor.begins()
            orders.add(tuple(value.id for value in visitor.session.values))
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            await visitor.press("bar", "stop")
    assert len(orders) == 3


async def test_nobody_is_asked_for_a_group_at_a_kiosk_that_is_bound_to_one(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, group="elected") as visitor:
        await visitor.press("languages", "sv")
        await visitor.comes_to(InformationScreen)
        await visitor.press("bar", "begin")
        await visitor.comes_to(PickerScreen)
        for _ in range(2):
            await visitor.fills()
            await visitor.goes_on()
        await visitor.hands_in()
    assert shelf.answers[0].group == "elected"


async def test_the_language_tile_of_the_first_screen_is_in_its_own_language(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.sees("Börja på svenska", "Start in English")


async def test_a_person_who_says_no_thank_you_leaves_nothing(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf) as visitor:
        await visitor.press("languages", "en")
        await visitor.comes_to(InformationScreen)
        await visitor.press("bar", "leave")
        await visitor.comes_to(AttractScreen)
        assert visitor.app.session is None
        assert visitor.app.language == "sv"
    assert shelf.answers == []


class TestBack:
    async def test_every_step_can_be_taken_back_and_no_pick_is_lost(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            picks = await visitor.answers()
            session = visitor.session

            for kind in (PickerScreen, PickerScreen, GroupScreen, InformationScreen):
                before = visitor.app.screen
                await visitor.press("bar", "back")
                await visitor.until(lambda before=before: visitor.app.screen is not before)  # type: ignore[misc]
                await visitor.comes_to(kind)
            assert visitor.session is session
            assert {each: session.picks_of(each).chosen for each in picks} == picks

            await visitor.press("bar", "leave")
            await visitor.comes_to(AttractScreen)
            assert visitor.app.session is None

    async def test_the_review_leads_to_one_question_and_straight_back(self, clock: Clock) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf) as visitor:
            picks = await visitor.answers()
            await visitor.press("bar", f"{REVISE}current")
            await visitor.comes_to(PickerScreen)
            assert visitor.session.question.id == "current"

            out, *kept = picks["current"]
            await visitor.press("tray", out)
            await visitor.until(lambda: len(visitor.chosen) == 4)
            new = visitor.session.values[-1].id
            await visitor.press("values", new)
            await visitor.until(lambda: len(visitor.chosen) == 5)
            await visitor.goes_on()
            await visitor.comes_to(ReviewScreen)
            await visitor.hands_in()
        assert shelf.answers[0].picks == {**picks, "current": (*kept, new)}

    async def test_whoever_changes_nothing_after_all_is_back_at_the_review(
        self, clock: Clock
    ) -> None:
        async with visiting(clock) as visitor:
            await visitor.answers()
            await visitor.press("bar", f"{REVISE}desired")
            await visitor.comes_to(PickerScreen)
            await visitor.press("bar", "back")
            await visitor.comes_to(ReviewScreen)

    @pytest.mark.parametrize("language", one_quick(["sv", "en"]))
    @pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
    async def test_the_review_shows_every_pick_even_the_longest(
        self, clock: Clock, size: tuple[int, int], language: str
    ) -> None:
        long = instrument("kommun")
        labels = {value.id: value.label[language] for value in long.values}
        longest = sorted(labels, key=lambda value: len(labels[value]))[-10:]
        async with visiting(clock, size=size, questionnaire=long) as visitor:
            await visitor.begins(language)
            for _ in range(2):
                await visitor.pick(*longest)
                await visitor.goes_on()
            await visitor.comes_to(ReviewScreen)
            for value in longest:
                for word in labels[value].split():
                    assert visitor.text.count(word) >= 2, labels[value]
