"""Speech at the kiosk: silent until it is asked for, and again when the person has gone."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest

import valuetui
from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, instrument, visiting
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.idle import IdleDialog
from valuetui.screens.kiosk.narrator import PATIENT, Narrator
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.thanks import UnsavedScreen
from valuetui.station.speech import STEP, USUAL, Sentence, Speaker
from valuetui.station.speech_settings import SpeechKeys, SpeechSettings
from valuetui.words import Words

pytestmark = pytest.mark.slow

SHORT = instrument()
PICK = SHORT.questions[0].pick
SV = Words("sv")


class Voice:
    """Notes what is to be spoken."""

    def __init__(self) -> None:
        self.said: list[Sentence] = []
        self.hushed = 0

    def say(self, sentence: Sentence) -> None:
        """Note it."""
        self.said.append(sentence)

    def hush(self) -> None:
        """Note that nothing more is to be said."""
        self.hushed += 1

    @property
    def last(self) -> str:
        return self.said[-1].text if self.said else ""


@asynccontextmanager
async def listening(
    clock: Clock, settings: SpeechSettings | None = None, **set_up: Any
) -> AsyncIterator[tuple[Visitor, Voice]]:
    """A visitor at a kiosk that can speak."""
    voice = Voice()
    async with visiting(clock, **set_up) as visitor:
        visitor.app._narrator = Narrator(
            visitor.app, visitor.app, cast("Speaker", voice), settings or SpeechSettings()
        )
        yield visitor, voice


async def hears(visitor: Visitor, voice: Voice, *texts: str) -> None:
    """Wait until the newest sentence has all these texts."""
    await visitor.until(lambda: all(text in voice.last for text in texts))


def narrator(visitor: Visitor) -> Narrator:
    found = visitor.app._narrator
    assert found is not None
    return found


async def test_nothing_is_said_until_somebody_presses_the_key(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        await visitor.fills()
        assert voice.said == []
        assert not narrator(visitor).is_on
        visitor.keys("f2")
        await hears(visitor, voice, "Talet är på. F2", SHORT.questions[0].text["sv"])
        visitor.keys("f2")
        await hears(visitor, voice, SV("speech.off"))
        assert not narrator(visitor).is_on


async def test_headings_tiles_choices_and_counts_are_said(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        visitor.keys("f2")
        await visitor.begins()
        await hears(visitor, voice, SHORT.questions[0].text["sv"], f"0 av {PICK} valda")
        first, second = (visitor.label(value.id) for value in visitor.session.values[:2])
        visitor.keys("right")
        await hears(visitor, voice, f"{second}, 2 av {len(SHORT.values)}")
        assert SHORT.questions[0].text["sv"] not in voice.last
        visitor.clock.go(2)
        visitor.keys("left", "enter")
        await hears(visitor, voice, f"{first}, vald, 1 av", f"1 av {PICK} valda")
        assert {sentence.language for sentence in voice.said[1:]} <= {"sv", "en"}
        visitor.clock.go(2)
        visitor.keys("?")
        await visitor.comes_to(DefinitionDialog)
        await hears(visitor, voice, visitor.session.values[0].definition["sv"])


async def test_a_touch_is_said_too(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await visitor.press("values", visitor.session.values[2].id)
        await hears(visitor, voice, visitor.label(visitor.session.values[2].id) + ", vald")


async def test_it_is_said_again_and_the_volume_changes(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2", "f5", "f5")
        await hears(visitor, voice, SV("speech.volume", n=USUAL // STEP + 2))
        visitor.keys("f3")
        await hears(visitor, voice, SHORT.questions[0].text["sv"])
        assert voice.said[-1].volume == USUAL + 2 * STEP
        visitor.keys("f4")
        await hears(visitor, voice, SV("speech.volume", n=USUAL // STEP + 1))


async def test_the_keys_do_nothing_else_and_only_those_of_the_settings_count(clock: Clock) -> None:
    settings = SpeechSettings(keys=SpeechKeys("f9", "f10", "f11", "f12"))
    async with listening(clock, settings) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await visitor.settles()
        assert voice.said == []
        before = visitor.text
        visitor.keys("f9", "f11")
        await hears(visitor, voice, SV("speech.volume", n=USUAL // STEP - 1))
        assert visitor.text == before


async def test_a_key_or_touch_ends_what_is_being_said_even_where_it_changes_nothing(
    clock: Clock,
) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await hears(visitor, voice, "Talet är på")
        before, said = voice.hushed, len(voice.said)
        visitor.keys("home")
        await visitor.until(lambda: voice.hushed == before + 1)
        await visitor.settles()
        assert len(voice.said) == said


async def test_a_dialog_is_said_and_the_screen_below_when_it_has_gone(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await hears(visitor, voice, SV("kiosk.stop.heading"), SV("kiosk.stop.text"))
        await visitor.press("bar", "go_on")
        await hears(visitor, voice, f"1 av {len(SHORT.values)}")
        assert SHORT.questions[0].text["sv"] not in voice.last


async def test_what_goes_wrong_is_said_with_what_to_do(clock: Clock) -> None:
    shelf = Shelf()
    async with listening(clock, shelf=shelf) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await visitor.fills()
        extra = visitor.session.values[PICK]
        await visitor.press("values", extra.id)
        await visitor.comes_to(SwapDialog)
        await hears(visitor, voice, SV("kiosk.swap.heading", k=PICK, label=visitor.label(extra.id)))
        await visitor.press("bar", "keep")
        visitor.keys("/")
        await visitor.comes_to(SearchDialog)
        visitor.keys(*"qqq")
        await hears(visitor, voice, SV("kiosk.search.nothing"))
        visitor.keys("escape")
        await visitor.comes_to(PickerScreen)
        await visitor.goes_on()
        await visitor.fills()
        await visitor.goes_on()
        shelf.fault = NotSaved(Path("kiosk-1.json"), "full", "ENOSPC")
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        await hears(visitor, voice, SV("kiosk.unsaved.heading"))


def test_nothing_else_makes_a_sound() -> None:
    """Neither the terminal's bell nor any player of sounds."""
    for path in Path(valuetui.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\.bell\(|\\a\b|aplay|paplay", text), path


async def test_the_countdown_is_said_now_and_then_and_a_key_goes_on(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2")
        await hears(visitor, voice, "Talet är på")
        clock.go(SHORT.kiosk.idle_values)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(IdleDialog)
        await hears(visitor, voice, SV("kiosk.idle.heading"))
        before = len(voice.said)
        for _ in range(int(PATIENT) - 1):
            clock.go(1)
            await visitor.looks_at_the_clock()
            narrator(visitor).look()
            narrator(visitor).look()
        assert len(voice.said) == before
        clock.go(2)
        await visitor.looks_at_the_clock()
        narrator(visitor).look()
        narrator(visitor).look()
        assert len(voice.said) == before + 1
        visitor.keys("f3")
        await visitor.until(lambda: not isinstance(visitor.app.screen, IdleDialog))


async def test_it_speaks_the_language_in_use_and_a_button_in_its_own(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        visitor.keys("f2")
        await hears(visitor, voice, "Talet är på")
        visitor.keys("right", "right")
        await hears(visitor, voice, Words("en")("kiosk.attract.start"))
        assert voice.said[-1].language == "en"
        await visitor.begins("en")
        await hears(visitor, voice, SHORT.questions[0].text["en"])
        assert voice.said[-1].language == "en"


async def test_the_next_person_finds_it_silent_and_nothing_of_the_one_before(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        await visitor.begins()
        visitor.keys("f2", "f5")
        await hears(visitor, voice, "Ljudstyrka")
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "stop")
        await visitor.comes_to(AttractScreen)
        found = narrator(visitor)
        assert not found.is_on
        assert (found._seen, found._stood, found._volume) == (None, None, USUAL)
        assert found._said == {}
        assert voice.hushed > 0
        said = len(voice.said)
        await visitor.begins()
        assert len(voice.said) == said


async def test_whoever_switches_it_on_and_does_not_begin_leaves_it_silent(clock: Clock) -> None:
    async with listening(clock) as (visitor, voice):
        visitor.keys("f2")
        await hears(visitor, voice, "Talet är på")
        clock.go(SHORT.kiosk.idle + 1)
        await visitor.until(lambda: not narrator(visitor).is_on)


async def test_where_it_always_speaks_it_does_so_for_everybody_and_not_to_an_empty_hall(
    clock: Clock,
) -> None:
    async with listening(clock, SpeechSettings(start="always")) as (visitor, voice):
        clock.go(600)
        await visitor.settles()
        assert voice.said == []
        await visitor.begins()
        await hears(visitor, voice, SHORT.questions[0].text["sv"])
