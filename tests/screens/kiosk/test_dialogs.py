"""The questions on top of a screen: swap, definition, search and stop."""

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
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.help import HelpDialog
from valuetui.screens.kiosk.keyboard import ERASE
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.widgets.look import Kind

pytestmark = pytest.mark.slow

both_hands = pytest.mark.parametrize("hand", one_quick([Finger, Keys]))


class TestSwap:
    @both_hands
    async def test_a_value_too_many_can_take_the_place_of_another(
        self, clock: Clock, hand: type[Hand]
    ) -> None:
        async with visiting(clock, hand=hand) as visitor:
            await visitor.begins()
            first, second, *rest = await visitor.fills()
            others = [value.id for value in visitor.session.values[5:]]
            new = min(others, key=lambda value: len(visitor.label(value)))  # a heading of one line
            await visitor.press("values", new)
            await visitor.comes_to(SwapDialog)
            await visitor.reads("swap.heading", k=5, label=visitor.label(new))
            await visitor.press("picks", second)
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == (first, new, *rest)

            await visitor.press("bar", "undo")
            await visitor.until(lambda: visitor.chosen == (first, second, *rest))

    @both_hands
    async def test_the_picks_can_stay_as_they_are(self, clock: Clock, hand: type[Hand]) -> None:
        async with visiting(clock, hand=hand) as visitor:
            await visitor.begins()
            picks = await visitor.fills()
            await visitor.press("values", visitor.session.values[-1].id)
            await visitor.comes_to(SwapDialog)
            await visitor.press("bar", "keep")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == picks

    async def test_escape_keeps_the_picks(self, clock: Clock) -> None:
        async with visiting(clock, hand=Keys) as visitor:
            await visitor.begins()
            picks = await visitor.fills()
            await visitor.press("values", visitor.session.values[-1].id)
            await visitor.comes_to(SwapDialog)
            visitor.keys("escape")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == picks

    @pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
    async def test_all_ten_picks_can_be_swapped_on_every_screen(
        self, clock: Clock, size: tuple[int, int]
    ) -> None:
        async with visiting(clock, size=size, questionnaire=instrument("kommun")) as visitor:
            await visitor.begins()
            await visitor.fills()
            await visitor.press("values", visitor.session.values[-1].id)
            await visitor.comes_to(SwapDialog)
            board = visitor.board("picks")
            panel = visitor.app.screen.query_one("#panel").region
            assert board.pages == 1
            for tile in board.tiles:
                assert panel.contains_point(visitor.place_of(board, tile.key))

    async def test_two_values_touched_at_once_are_offered_one_swap(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            await visitor.fills()
            board = visitor.board("values")
            for value in visitor.session.values[5:7]:
                visitor.touch(visitor.place_of(board, value.id))
            await visitor.comes_to(SwapDialog)
            await visitor.settles()
            assert visitor.layers == ["PickerScreen", "SwapDialog"]


class TestDefinition:
    @both_hands
    @pytest.mark.parametrize("language", one_quick(["sv", "sv-simple", "en"]))
    async def test_the_question_mark_and_then_a_value_tell_what_the_value_means(
        self, clock: Clock, hand: type[Hand], language: str
    ) -> None:
        async with visiting(clock, hand=hand, size=(137, 38)) as visitor:
            await visitor.begins(language)
            value = visitor.session.values[2]
            await visitor.press("bar", "explain")
            await visitor.reads("question.explain")
            await visitor.press("values", value.id)
            await visitor.comes_to(DefinitionDialog)
            await visitor.sees(visitor.label(value.id), value.definition[language])
            await visitor.press("bar", "close")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ()

    async def test_the_value_can_be_picked_there_and_taken_out_again(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            value = visitor.session.values[0].id
            for wanted in ((value,), ()):
                await visitor.press("bar", "explain")
                await visitor.press("values", value)
                await visitor.comes_to(DefinitionDialog)
                await visitor.press("bar", "pick")
                await visitor.comes_to(PickerScreen)
                assert visitor.chosen == wanted

    async def test_a_value_too_many_is_offered_a_swap_from_there(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            await visitor.fills()
            await visitor.press("bar", "explain")
            await visitor.press("values", visitor.session.values[-1].id)
            await visitor.comes_to(DefinitionDialog)
            await visitor.press("bar", "pick")
            await visitor.comes_to(SwapDialog)

    async def test_a_key_explains_the_value_under_the_cursor(self, clock: Clock) -> None:
        async with visiting(clock, hand=Keys) as visitor:
            await visitor.begins()
            visitor.keys("right", "?")
            await visitor.comes_to(DefinitionDialog)
            await visitor.sees(visitor.label(visitor.session.values[1].id))

    async def test_a_finger_that_rests_on_a_value_is_told_what_it_means(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            value = visitor.session.values[4]
            visitor.rests(visitor.place_of(visitor.board("values"), value.id))
            await visitor.comes_to(DefinitionDialog)
            await visitor.sees(visitor.label(value.id), value.definition["sv"][:20])
            visitor.keys("escape")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ()

    @pytest.mark.parametrize("where", ["picks", "found"])
    @pytest.mark.parametrize("way", ["rests", "?"])
    async def test_a_value_in_a_dialog_is_explained_there(
        self, clock: Clock, where: str, way: str
    ) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            chosen = await visitor.fills()
            if where == "picks":
                await visitor.press("values", visitor.session.values[6].id)
            else:
                visitor.keys(*visitor.label(chosen[0])[:4].lower())
            await visitor.until(lambda: bool(visitor.app.screen.query(f"#{where}")))
            await visitor.settles()
            dialog, board = visitor.app.screen, visitor.board(where)
            told = board.tiles[0].key
            if way == "?":
                visitor.keys("?")
            else:
                visitor.rests(visitor.place_of(board, told))
            await visitor.comes_to(HelpDialog)
            await visitor.sees(
                visitor.label(told), visitor.session.value(told).definition["sv"][:20]
            )
            visitor.keys("escape")
            await visitor.until(lambda: visitor.app.screen is dialog)
            assert visitor.chosen == chosen

    async def test_a_second_press_of_the_question_mark_takes_it_back(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            await visitor.press("bar", "explain")
            await visitor.reads("question.explain")
            await visitor.press("bar", "explain")
            await visitor.reads("question.left", n=5)
            await visitor.pick(visitor.session.values[0].id)


class TestSearch:
    async def test_typing_finds_a_value_and_enter_picks_it(self, clock: Clock) -> None:
        async with visiting(clock, hand=Keys, questionnaire=instrument("kommun")) as visitor:
            await visitor.begins()
            visitor.keys("k")
            await visitor.comes_to(SearchDialog)
            visitor.keys(*"valitet")
            await visitor.until(lambda: visitor.found[:1] == ["quality"])
            clock.go(1)
            visitor.keys("enter")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ("quality",)
            cursor = visitor.board("values").cursor
            assert cursor is not None
            assert cursor.key == "quality"

    @pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
    async def test_the_letters_on_the_screen_find_a_value_for_a_finger(
        self, clock: Clock, size: tuple[int, int]
    ) -> None:
        async with visiting(clock, size=size, questionnaire=instrument("kommun")) as visitor:
            await visitor.begins()
            await visitor.press("bar", "search")
            await visitor.comes_to(SearchDialog)
            await visitor.reads("search.empty")
            for letter in (*"trå", ERASE, *"ygg"):
                await visitor.press("letters", letter)
            await visitor.sees("trygg▏")
            await visitor.until(lambda: visitor.found[:1] == ["safety"])
            await visitor.press("found", "safety")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ("safety",)

    async def test_the_same_letter_can_be_touched_twice_quickly(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            await visitor.press("bar", "search")
            await visitor.comes_to(SearchDialog)
            letters = visitor.board("letters")
            clock.go(1)
            for _ in range(2):
                clock.go(0.1)
                visitor.touch(visitor.place_of(letters, "g"))
                await visitor.settles()
            await visitor.sees("gg▏")

    async def test_nothing_found_says_what_to_try(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            visitor.keys("x")
            await visitor.comes_to(SearchDialog)
            visitor.keys("x", "x")
            await visitor.reads("search.nothing")
            assert visitor.found == []
            visitor.keys("backspace", "backspace", "backspace")
            await visitor.reads("search.empty")

    async def test_a_value_that_is_picked_is_shown_so_and_stays_picked(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            value = visitor.session.values[0].id
            await visitor.pick(value)
            await visitor.press("bar", "search")
            await visitor.comes_to(SearchDialog)
            for letter in visitor.label(value)[:6].replace(" ", ""):
                await visitor.press("letters", letter)
            await visitor.until(lambda: value in visitor.found)
            tile = next(tile for tile in visitor.board("found").tiles if tile.key == value)
            assert tile.kind is Kind.CHOSEN
            await visitor.press("found", value)
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == (value,)

    async def test_what_was_typed_with_a_slip_is_asked_about(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=instrument("kommun")) as visitor:
            await visitor.begins()
            visitor.keys(*"tyrgghet")
            await visitor.comes_to(SearchDialog)
            await visitor.reads("search.nearly", n=1)
            [found] = visitor.found
            assert visitor.label(found) == "trygghet"

    async def test_escape_and_close_change_nothing(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            visitor.keys("/")
            await visitor.comes_to(SearchDialog)
            visitor.keys("escape")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ()

    async def test_letters_typed_quickly_all_count(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            await visitor.begins()
            visitor.keys(*"tryg")
            await visitor.comes_to(SearchDialog)
            await visitor.settles()
            assert visitor.layers == ["PickerScreen", "SearchDialog"]
            await visitor.sees("tryg▏")


class TestStop:
    @both_hands
    async def test_stopping_asks_first_and_then_keeps_nothing(
        self, clock: Clock, hand: type[Hand]
    ) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, hand=hand) as visitor:
            await visitor.begins()
            await visitor.fills()
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            await visitor.reads("stop.text")
            await visitor.press("bar", "stop")
            await visitor.comes_to(AttractScreen)
            assert visitor.app.session is None
        assert shelf.answers == []

    @both_hands
    async def test_a_person_can_go_on_with_all_picks(self, clock: Clock, hand: type[Hand]) -> None:
        async with visiting(clock, hand=hand) as visitor:
            await visitor.begins()
            picks = await visitor.fills()
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            await visitor.press("bar", "go_on")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == picks

    async def test_the_harmless_answer_is_the_one_under_the_cursor(self, clock: Clock) -> None:
        async with visiting(clock, hand=Keys) as visitor:
            await visitor.begins()
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            clock.go(1)
            visitor.keys("enter")
            await visitor.comes_to(PickerScreen)


@pytest.mark.parametrize("where", ["the values", "search", "swap"])
@pytest.mark.parametrize(
    "keys",
    [("escape", "?"), ("escape", "enter", "?"), ("escape", "f"), ("f", "?"), ("?", "escape", "?")],
    ids=" ".join,
)
async def test_keys_that_come_all_at_once_close_no_dialog_before_it_is_there(
    clock: Clock, where: str, keys: tuple[str, ...]
) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        chosen = await visitor.fills()
        if where == "search":
            visitor.keys("/")
            await visitor.comes_to(SearchDialog)
        elif where == "swap":
            await visitor.press("values", visitor.session.values[6].id)
            await visitor.comes_to(SwapDialog)
        await visitor.settles()
        visitor.keys(*keys)
        await visitor.settles()
        while not isinstance(visitor.app.screen, PickerScreen):
            visitor.keys("escape")
            await visitor.settles()
        assert set(visitor.chosen) <= set(chosen)
