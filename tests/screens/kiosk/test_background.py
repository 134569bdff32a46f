"""Background questions and a word of one's own at the kiosk, by finger and by keys."""

import pytest

from tests.screens.kiosk.long_way import (
    answers_background,
    goes_on,
    long_instrument,
    to_background,
    writes_in,
)
from tests.screens.kiosk.visitor import Clock, Finger, Hand, Keys, Shelf, Visitor, visiting
from tests.sparing import one_quick
from valuetui.instrument.model import WRITE_IN_LETTERS
from valuetui.screens.kiosk.about import AboutDialog
from valuetui.screens.kiosk.choice import ChoiceScreen
from valuetui.screens.kiosk.framed import LANGUAGE
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.typing import NumberScreen, TextScreen
from valuetui.screens.kiosk.write_in import WriteInDialog
from valuetui.screens.widgets.look import Kind

pytestmark = pytest.mark.slow


async def to_number(visitor: Visitor) -> None:
    await to_background(visitor, group="citizens")
    await visitor.comes_to(NumberScreen)


async def to_text(visitor: Visitor) -> None:
    await to_number(visitor)
    await goes_on(visitor, "skip")
    await visitor.comes_to(TextScreen)


async def to_question(visitor: Visitor) -> None:
    await to_text(visitor)
    await goes_on(visitor, "skip")
    await visitor.comes_to(PickerScreen)


async def to_review(visitor: Visitor) -> None:
    for _ in visitor.session.instrument.questions:
        await visitor.fills()
        await visitor.goes_on()
    await visitor.comes_to(ReviewScreen)


@pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
async def test_what_a_person_says_is_kept_with_the_answer(clock: Clock, hand: type[Hand]) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, hand=hand, questionnaire=long_instrument()) as visitor:
        await to_background(visitor)
        await answers_background(visitor)
        await writes_in(visitor, "tåg")
        await to_review(visitor)
        await visitor.sees("tåg (eget ord)", "Centrum, Granbergsdal")
        await visitor.hands_in()
    [answer] = shelf.answers
    assert answer.unit == "care"
    assert answer.background == {"places": ("p2", "p6"), "years": 12, "school": "Tallbacken"}
    assert answer.write_ins == {"current": "tåg"}
    assert all(len(picks) == 5 for picks in answer.picks.values())


async def test_whoever_would_rather_not_say_anything_need_not(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, questionnaire=long_instrument()) as visitor:
        await to_background(visitor)
        await goes_on(visitor, "skip")
        await visitor.comes_to(NumberScreen)  # for the parts are asked of those who said where
        await goes_on(visitor, "skip")
        await goes_on(visitor, "skip")
        await to_review(visitor)
        await visitor.hands_in()
    [answer] = shelf.answers
    assert (answer.unit, answer.background, answer.write_ins) == (None, {}, {})


class TestChoices:
    async def test_a_second_press_takes_an_option_out_and_another_one_takes_its_place(
        self, clock: Clock
    ) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_background(visitor)
            for key, now in (("care", "care"), ("school", "school"), ("school", None)):
                await visitor.press("options", key)
                await visitor.until(lambda now=now: visitor.session.said.now == now)  # type: ignore[misc]
            await visitor.press("bar", "next")
            assert isinstance(visitor.app.screen, ChoiceScreen)
            await visitor.press("bar", "undo")
            assert visitor.session.said.now == "school"
            chosen = [tile.key for tile in visitor.board("options").tiles
                      if tile.kind is Kind.CHOSEN]  # fmt: skip
            assert chosen == ["school"]

    async def test_what_is_required_offers_no_way_round(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_background(visitor)
            await visitor.press("options", "care")
            await goes_on(visitor)
            await visitor.sees("I vilka delar")
            assert "skip" not in [tile.key for tile in visitor.board("bar").tiles]

    async def test_many_options_lie_on_pages_that_buttons_turn(self, clock: Clock) -> None:
        async with visiting(clock, size=(64, 24), questionnaire=long_instrument()) as visitor:
            await to_background(visitor)
            await visitor.press("options", "care")
            await goes_on(visitor)
            await visitor.sees("Sida 1 av 2", "Alby")
            await visitor.press("bar", "next_page")
            await visitor.sees("Sida 2 av 2", "Åsen")
            await visitor.press("bar", "previous_page")
            await visitor.sees("Sida 1 av 2", "Alby")


class TestNumbers:
    async def test_only_digits_are_typed_and_only_a_number_within_the_limits_counts(
        self, clock: Clock
    ) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_number(visitor)
            visitor.keys("a", "1")
            await visitor.sees("1▏")
            assert visitor.session.said.now is None
            visitor.keys("7", "3")
            await visitor.sees("17▏")
            assert visitor.session.said.now == 17
            visitor.keys("backspace", "backspace", "6", "1")
            await visitor.sees("61▏")
            assert visitor.session.said.now is None
            assert next(t.kind for t in visitor.board("bar").tiles if t.key == "next") is Kind.QUIET

    async def test_enter_leads_to_the_button_and_does_not_press_it(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_number(visitor)
            visitor.keys("5", "enter")
            await visitor.until(lambda: visitor.app.focused is visitor.board("bar"))
            assert isinstance(visitor.app.screen, NumberScreen)
            visitor.clock.go(1)
            visitor.keys("enter")
            await visitor.comes_to(TextScreen)


class TestTexts:
    async def test_what_is_typed_outlives_a_change_of_language(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_text(visitor)
            visitor.keys(*"Åby ")
            await visitor.sees("Åby ▏")
            await visitor.press("corner", LANGUAGE + "en")
            await visitor.sees("Åby ▏", "What is your workplace called?")
            await visitor.press("letters", "s")
            await visitor.sees("Åby s▏")
            assert visitor.session.said.now == "Åby s"

    async def test_what_is_pasted_is_cleaned_and_cut(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_text(visitor)
            visitor.paste("\x1b[31mHaga\n‮skolan" + "x" * 2_000_000)
            await visitor.until(lambda: bool(visitor.session.said.now))
            assert visitor.session.said.now == "Haga skolan" + "x" * 19
            assert "\x1b" not in visitor.text

    async def test_markup_is_text(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_text(visitor)
            visitor.keys(*"[b]x[/]")
            await visitor.sees("[b]x[/]▏")

    async def test_undo_takes_the_last_letter_back(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_text(visitor)
            visitor.keys(*"Åby")
            await visitor.sees("Åby▏")
            await visitor.press("bar", "undo")
            await visitor.sees("Åb▏")

    async def test_back_and_forth_it_is_still_there(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_text(visitor)
            visitor.keys(*"Åby")
            await visitor.sees("Åby▏")
            await goes_on(visitor, "back")
            await visitor.comes_to(NumberScreen)
            await goes_on(visitor)
            await visitor.comes_to(TextScreen)
            await visitor.sees("Åby▏")


class TestBack:
    async def test_the_first_question_leads_back_to_the_group(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_number(visitor)
            await visitor.press("bar", "back")
            await visitor.comes_to(GroupScreen)
            await visitor.press("groups", "employees")
            await visitor.comes_to(ChoiceScreen)

    async def test_the_review_leads_to_any_of_them_and_to_what_follows_from_it(
        self, clock: Clock
    ) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, questionnaire=long_instrument()) as visitor:
            await to_background(visitor)
            for _ in range(3):
                await goes_on(visitor, "skip")
            await to_review(visitor)
            await visitor.press("about", "about")
            await visitor.comes_to(AboutDialog)
            await visitor.press("picks", "department")
            await visitor.comes_to(ChoiceScreen)
            await visitor.press("options", "care")
            await goes_on(visitor)
            await visitor.sees("I vilka delar")
            await visitor.press("options", "p0")
            await goes_on(visitor)
            await visitor.comes_to(ReviewScreen)
            await visitor.sees("Vård och omsorg", "Alby")
            await visitor.hands_in()
        assert (shelf.answers[0].unit, shelf.answers[0].background) == ("care", {"places": ("p0",)})


class TestWritingIn:
    async def test_the_word_can_be_changed_taken_out_and_undone(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_question(visitor)
            await writes_in(visitor, "tåg")
            await visitor.sees("Eget ord: tåg")
            await visitor.press("bar", "write_in")
            await visitor.comes_to(WriteInDialog)
            await visitor.sees("tåg▏")
            await visitor.press("bar", "remove")
            await visitor.comes_to(PickerScreen)
            assert visitor.session.picks.write_in == ""
            await visitor.press("bar", "undo")
            await visitor.until(lambda: visitor.session.picks.write_in == "tåg")
            await visitor.sees("Eget ord: tåg")

    async def test_closing_leaves_it_as_it_was(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_question(visitor)
            await writes_in(visitor, "tåg")
            await visitor.press("bar", "write_in")
            await visitor.comes_to(WriteInDialog)
            visitor.keys("x")
            await visitor.sees("tågx▏")
            await visitor.press("bar", "close")
            await visitor.comes_to(PickerScreen)
            assert visitor.session.picks.write_in == "tåg"

    async def test_nothing_is_no_word(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_question(visitor)
            await visitor.press("bar", "write_in")
            await visitor.comes_to(WriteInDialog)
            await visitor.press("letters", " ")
            await visitor.press("bar", "save")
            assert isinstance(visitor.app.screen, WriteInDialog)

    async def test_a_word_of_the_list_is_told_as_such(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=long_instrument()) as visitor:
            await to_question(visitor)
            await visitor.press("bar", "write_in")
            await visitor.comes_to(WriteInDialog)
            labels = [visitor.label(value.id) for value in visitor.session.values]
            fitting = next(each for each in labels if len(each) <= WRITE_IN_LETTERS)
            visitor.keys(*fitting.upper())
            await visitor.reads("write_in.in_list")

    async def test_whose_group_is_not_asked_sees_no_button(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins(group="employees")
            await visitor.fills()
            await visitor.goes_on()
            assert "write_in" not in [tile.key for tile in visitor.board("bar").tiles]
