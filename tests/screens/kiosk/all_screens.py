"""A walk that shows every screen and dialog of the kiosk."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

from tests.screens.kiosk.visitor import Shelf, Visitor
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.display import DisplayDialog
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.help import HelpDialog
from valuetui.screens.kiosk.idle import IdleDialog
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.interrupted import InterruptedScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen
from valuetui.station.interruption import Interruption


async def all_screens(visitor: Visitor, shelf: Shelf, language: str = "sv") -> AsyncIterator[str]:
    """A name for each screen or dialog that the visitor comes to, from the first to the thanks, and
    what is asked after a crash."""
    await visitor.settles()
    yield "attract"

    await visitor.press("corner", "display")
    await visitor.comes_to(DisplayDialog)
    yield "display"

    await visitor.press("bar", "close")
    await visitor.comes_to(AttractScreen)
    await visitor.press("languages", language)
    await visitor.comes_to(InformationScreen)
    yield "information"

    await visitor.press("bar", "begin")
    await visitor.comes_to(GroupScreen)
    yield "group"

    await visitor.press("groups", "citizens")
    await visitor.comes_to(PickerScreen)
    yield "question"

    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    yield "stop"

    await visitor.press("bar", "go_on")
    await visitor.comes_to(PickerScreen)
    visitor.keys("f1")
    await visitor.comes_to(HelpDialog)
    yield "help"

    await visitor.press("bar", "close")
    await visitor.comes_to(PickerScreen)
    await visitor.press("bar", "search")
    await visitor.comes_to(SearchDialog)
    await visitor.press("letters", "t")
    await visitor.until(lambda: bool(visitor.found))
    yield "search"

    await visitor.press("bar", "close")
    await visitor.comes_to(PickerScreen)
    await visitor.press("bar", "explain")
    await visitor.reads("question.explain")
    yield "explain"

    await visitor.press("values", visitor.session.values[0].id)
    await visitor.comes_to(DefinitionDialog)
    yield "definition"

    await visitor.press("bar", "pick")
    await visitor.comes_to(PickerScreen)
    await visitor.pick(*(value.id for value in visitor.session.values[1:10]))
    await visitor.settles()
    yield "full"

    await visitor.press("values", visitor.session.values[10].id)
    await visitor.comes_to(SwapDialog)
    yield "swap"

    await visitor.press("bar", "keep")
    await visitor.comes_to(PickerScreen)
    visitor.clock.go(visitor.session.instrument.kiosk.idle_values)
    await visitor.looks_at_the_clock()
    await visitor.comes_to(IdleDialog)
    yield "idle"

    visitor.keys("a")
    await visitor.comes_to(PickerScreen)
    await visitor.goes_on()
    await visitor.fills()
    await visitor.goes_on()
    yield "review"
    draft = visitor.session.draft()

    shelf.fault = NotSaved(Path("kiosk-1.json"), "full")
    await visitor.press("bar", "submit")
    await visitor.comes_to(UnsavedScreen)
    yield "unsaved"

    shelf.fault = None
    await visitor.press("bar", "retry")
    await visitor.comes_to(ThanksScreen)
    yield "thanks"

    found = Interruption(draft, date(2026, 11, 23), is_saved=False, may_be_offered=True)
    visitor.app.call_later(visitor.app.offer, found)
    await visitor.comes_to(InterruptedScreen)
    yield "interrupted"
