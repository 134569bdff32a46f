"""How an interview ends: kept or thrown away, with one's own small result, and how easy it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.screens.kiosk.long_way import long_instrument
from tests.screens.kiosk.visitor import Clock, Finger, Hand, Keys, Shelf, Visitor, visiting
from tests.sparing import one_quick
from valuetui.instrument.model import Instrument, KioskRules, Stopping
from valuetui.responses.answer import Status
from valuetui.responses.ease import Verdict
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.eases import TOGETHER
from valuetui.screens.kiosk.framed import LANGUAGE
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen

pytestmark = pytest.mark.slow

FULL = NotSaved(Path("kiosk-1.json"), "full")


def short(**rules: object) -> Instrument:
    """The short instrument without background questions."""
    return replace(long_instrument(), background=(), kiosk=KioskRules(**rules))  # type: ignore[arg-type]


ASKING = short(stop=Stopping.ASK)


async def asks_to_stop(visitor: Visitor) -> list[str]:
    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    return [tile.key for tile in visitor.board("bar").tiles]


class TestStopping:
    @pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
    async def test_what_is_finished_is_kept_if_the_person_says_so(
        self, clock: Clock, hand: type[Hand]
    ) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, hand=hand, questionnaire=ASKING) as visitor:
            await visitor.begins()
            picks = await visitor.fills()
            await visitor.goes_on()
            await visitor.pick(visitor.session.values[0].id)
            assert await asks_to_stop(visitor) == ["go_on", "keep", "stop"]
            await visitor.press("bar", "keep")
            await visitor.comes_to(ThanksScreen)
            await visitor.reads("thanks.text")
            assert "både för i dag" not in visitor.text
            await visitor.press("bar", "done")
            await visitor.comes_to(AttractScreen)
        [answer] = shelf.answers
        assert (answer.status, answer.picks) == (Status.PARTIAL, {"current": picks})

    async def test_or_thrown_away(self, clock: Clock) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, questionnaire=ASKING) as visitor:
            await visitor.begins()
            await visitor.fills()
            await asks_to_stop(visitor)
            await visitor.press("bar", "stop")
            await visitor.comes_to(AttractScreen)
        assert shelf.answers == []

    async def test_where_nothing_is_finished_there_is_nothing_to_keep(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=ASKING) as visitor:
            await visitor.begins()
            assert await asks_to_stop(visitor) == ["go_on", "stop"]
            await visitor.reads("stop.text")

    async def test_nobody_is_asked_where_the_questionnaire_says_discard(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=short()) as visitor:
            await visitor.begins()
            await visitor.fills()
            assert await asks_to_stop(visitor) == ["go_on", "stop"]

    async def test_what_cannot_be_saved_is_held_on_to(self, clock: Clock) -> None:
        shelf = Shelf(fault=FULL)
        async with visiting(clock, shelf, questionnaire=ASKING) as visitor:
            await visitor.begins()
            await visitor.fills()
            await asks_to_stop(visitor)
            await visitor.press("bar", "keep")
            await visitor.comes_to(UnsavedScreen)
            shelf.fault = None
            await visitor.press("bar", "retry")
            await visitor.comes_to(ThanksScreen)
        assert len(shelf.answers) == 1


async def answers(visitor: Visitor, shared: int) -> list[str]:
    """Answer both questions with so many words on both; their labels."""
    await visitor.begins()
    k, values = visitor.session.picks.limit, [value.id for value in visitor.session.values]
    await visitor.pick(*values[:k])
    await visitor.goes_on()
    await visitor.pick(*values[k - shared : 2 * k - shared])
    await visitor.goes_on()
    return [visitor.label(value) for value in values[k - shared : k]]


class TestTheOwnResult:
    @pytest.mark.parametrize("shared", one_quick([2, 0, 1, 5]))
    async def test_it_names_the_words_that_were_picked_twice(
        self, clock: Clock, shared: int
    ) -> None:
        async with visiting(clock, questionnaire=short()) as visitor:
            labels = await answers(visitor, shared)
            await visitor.hands_in()
            said = " ".join(visitor.text.split())
            key = "thanks.twice" if shared else "thanks.twice_none"
            text = visitor.app.words(f"kiosk.{key}", n=shared, values=", ".join(labels))
            assert text in said

    async def test_another_language_shows_it_too(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=short()) as visitor:
            await answers(visitor, 2)
            first = visitor.session.values[3].label["en"].split()[0]
            await visitor.hands_in()
            await visitor.press("corner", LANGUAGE + "en")
            await visitor.sees("2 of your words", first)

    async def test_whoever_stands_there_after_a_retry_is_not_told(self, clock: Clock) -> None:
        shelf = Shelf(fault=FULL)
        async with visiting(clock, shelf, questionnaire=short()) as visitor:
            labels = await answers(visitor, 2)
            await visitor.press("bar", "submit")
            await visitor.comes_to(UnsavedScreen)
            shelf.fault = None
            await visitor.press("bar", "retry")
            await visitor.comes_to(ThanksScreen)
            assert not any(label in visitor.text for label in labels)

    async def test_it_is_gone_with_the_screen(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=short()) as visitor:
            labels = await answers(visitor, 2)
            await visitor.hands_in()
            visitor.clock.go(visitor.app.instrument.kiosk.thanks + 1)
            await visitor.looks_at_the_clock()
            await visitor.comes_to(AttractScreen)
            assert not any(label in visitor.text for label in labels)


class TestEase:
    @pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
    async def test_one_tap_says_it_and_no_second_one_counts(
        self, clock: Clock, hand: type[Hand]
    ) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, hand=hand, questionnaire=short(ease=True)) as visitor:
            for verdict in [*Verdict, *Verdict][:TOGETHER]:
                assert shelf.eases == []
                await answers(visitor, 0)
                await visitor.hands_in()
                place = visitor.place_of(visitor.board("ease"), verdict)
                await visitor.press("ease", verdict)
                await visitor.reads("ease.judged")
                visitor.clock.go(2)
                visitor.touch(place)
                await visitor.settles()
                await visitor.press("bar", "done")
            await visitor.until(lambda: len(shelf.eases) == TOGETHER)
        assert sorted(each.verdict for each in shelf.eases) == sorted(
            [*Verdict, *Verdict][:TOGETHER]
        )
        assert {each.station for each in shelf.eases} == {"kiosk-1"}
        assert {each.id for each in shelf.eases}.isdisjoint(each.id for each in shelf.answers)
        assert len({each.id for each in shelf.eases}) == TOGETHER

    async def test_nobody_is_asked_where_the_questionnaire_does_not(self, clock: Clock) -> None:
        async with visiting(clock, questionnaire=short()) as visitor:
            await answers(visitor, 0)
            await visitor.hands_in()
            assert not visitor.app.screen.query("#ease")

    async def test_what_a_full_disk_refuses_waits_for_the_next(self, clock: Clock) -> None:
        shelf = Shelf()
        async with visiting(clock, shelf, questionnaire=short(ease=True)) as visitor:
            for number in range(TOGETHER + 1):
                await answers(visitor, 0)
                await visitor.hands_in()
                shelf.fault = FULL if number == TOGETHER - 1 else None
                await visitor.press("ease", "easy")
                await visitor.reads("ease.judged")
                await visitor.settles()
                shelf.fault = None
                await visitor.press("bar", "done")
            await visitor.until(lambda: len(shelf.eases) == TOGETHER + 1)
