"""Nothing of one person is left for the next: on the screen, in the widgets, in memory, on disk."""

import gc
import weakref
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from types import FrameType, FunctionType, ModuleType

import pytest

from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, visiting
from tests.sparing import one_quick
from valuetui.responses.drafts import DraftFile
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog

Ending = Callable[[Visitor], Awaitable[object]]


async def hands_in(visitor: Visitor) -> None:
    """The person answers everything, also with a search and a swap, and reads the thanks."""
    await visitor.begins("en", "elected")
    await visitor.fills()
    await visitor.press("bar", "search")
    await visitor.comes_to(SearchDialog)
    visitor.keys("r", "e", "s", "p")
    await visitor.until(lambda: "respect" in visitor.found)
    visitor.keys("escape")
    await visitor.comes_to(PickerScreen)
    await visitor.goes_on()
    await visitor.fills()
    await visitor.goes_on()
    await visitor.hands_in()
    await visitor.press("bar", "done")


async def stops(visitor: Visitor) -> None:
    """The person stops half way."""
    await visitor.begins("en", "elected")
    await visitor.fills()
    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    await visitor.press("bar", "stop")


async def walks_away(visitor: Visitor) -> None:
    """The person goes away from an open dialog."""
    await visitor.begins("en", "elected")
    await visitor.fills()
    await visitor.press("values", visitor.session.values[-1].id)
    await visitor.comes_to(SwapDialog)
    visitor.clock.go(3600)
    await visitor.looks_at_the_clock()


async def says_no_after_all(visitor: Visitor) -> None:
    """The person goes back to the information and says no."""
    await visitor.begins("en", "elected")
    await visitor.fills()
    for screen in (GroupScreen, InformationScreen):
        await visitor.press("bar", "back")
        await visitor.comes_to(screen)
    await visitor.press("bar", "leave")


ENDINGS = pytest.mark.parametrize(
    "ending", one_quick([hands_in, stops, walks_away, says_no_after_all])
)


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[DraftFile]:
    """Where drafts go, on a disk with nothing else on it."""
    with DraftFile(tmp_path, "kiosk-1") as drafts:
        yield drafts


@ENDINGS
async def test_the_first_screen_is_as_if_nobody_had_been_there(
    clock: Clock, ending: Ending
) -> None:
    async with visiting(clock) as visitor:
        before = visitor.text
        await ending(visitor)
        await visitor.comes_to(AttractScreen)
        assert visitor.text == before
        assert visitor.layers == ["AttractScreen"]
        assert visitor.app.session is None


@ENDINGS
async def test_the_next_person_begins_with_nothing(clock: Clock, ending: Ending) -> None:
    async with visiting(clock) as visitor:
        await ending(visitor)
        await visitor.begins()
        assert visitor.chosen == ()
        assert visitor.session.picks.history == ()
        assert visitor.session.picks_of("desired").chosen == ()
        assert visitor.board("values").page == 0
        visitor.keys("/")
        await visitor.comes_to(SearchDialog)
        await visitor.reads("search.empty")


@ENDINGS
async def test_no_value_is_remembered_anywhere_in_the_app(
    clock: Clock, ending: Ending, drafts: DraftFile
) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, drafts=drafts) as visitor:
        instrument = visitor.app.instrument
        known = set(map(id, reachable(instrument, set())))
        await ending(visitor)
        await visitor.comes_to(AttractScreen)
        await visitor.settles()
        drafts.settle()
        shelf.answers.clear()
        gc.collect()
        left = list(reachable(visitor.app, known))
        ids = set(instrument.value_by_id)
        labels = {label for value in instrument.values for label in value.label.values()}
        assert [each for each in left if ids & set(texts_in(each))] == []
        assert [text for text in left if isinstance(text, str) and says_any(labels, text)] == []


@ENDINGS
async def test_nothing_that_was_drawn_is_kept(
    clock: Clock, ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual keeps the lines of widgets in a cache of its own, and what they hang on with them."""
    drawn: list[weakref.ref[object]] = []
    mount = PickerScreen.on_mount

    def remember(picker: PickerScreen) -> None:
        mount(picker)
        drawn.extend([weakref.ref(picker), weakref.ref(picker.values._styles_cache)])

    monkeypatch.setattr(PickerScreen, "on_mount", remember)
    async with visiting(clock) as visitor:
        await ending(visitor)
        await visitor.comes_to(AttractScreen)
        assert drawn
        await visitor.until(lambda: not any(each() for each in drawn))


async def test_the_scan_does_find_what_is_still_in_use(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        known = set(map(id, reachable(visitor.app.instrument, set())))
        await visitor.begins()
        picks = await visitor.fills()
        found = [
            holder
            for holder in reachable(visitor.app, known)
            if isinstance(holder, tuple) and holder == picks
        ]
        assert found


@ENDINGS
async def test_nothing_is_left_on_the_disk(
    clock: Clock, ending: Ending, drafts: DraftFile, tmp_path: Path
) -> None:
    async with visiting(clock, drafts=drafts) as visitor:
        await ending(visitor)
        await visitor.comes_to(AttractScreen)
        drafts.settle()
        assert [each.name for each in files_in(tmp_path)] == [".kiosk-1.json.lock"]
        assert all(each.read_bytes() == b"" for each in files_in(tmp_path))


async def test_the_look_at_the_disk_does_find_what_is_still_in_use(
    clock: Clock, drafts: DraftFile, tmp_path: Path
) -> None:
    async with visiting(clock, drafts=drafts) as visitor:
        await visitor.begins()
        picks = await visitor.fills()
        drafts.settle()
        content = b"".join(each.read_bytes() for each in files_in(tmp_path))
        assert all(value.encode() in content for value in picks)


def files_in(folder: Path) -> list[Path]:
    """Every file in the folder and those in it."""
    return [path for path in folder.rglob("*") if path.is_file()]


def says_any(labels: set[str], text: str) -> bool:
    """Whether one of the labels stands in a text."""
    return any(label in text for label in labels)


def texts_in(holder: object) -> Iterator[str]:
    """The texts that an object holds itself."""
    return (part for part in gc.get_referents(holder) if isinstance(part, str))


def reachable(start: object, known: set[int]) -> Iterator[object]:
    """Everything that an object leads to, except what is known; code and modules are not memory of
    a person and lead everywhere."""
    seen, waiting = set(known), [start]
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, type | ModuleType | FunctionType | FrameType):
            continue
        seen.add(id(each))
        yield each
        waiting += gc.get_referents(each)
