"""Nothing of one person is left for the next: on the screen, in the widgets, in memory, on disk."""

import gc
import weakref
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from types import FrameType, FunctionType, ModuleType

import pytest

from tests.screens.kiosk.long_way import goes_on, long_instrument, to_background
from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, visiting
from tests.sparing import one_quick
from valuetui.interview.background import About, Said
from valuetui.interview.picks import Picks
from valuetui.responses.drafts import DraftFile
from valuetui.screens.kiosk.about import AboutDialog
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.thanks import ThanksScreen
from valuetui.screens.kiosk.typing import TextScreen
from valuetui.screens.kiosk.write_in import WriteInDialog

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


WORD, PLACE, YEARS = "ångbåtsbrygga", "Granbergsdalen", 57


async def says_all(visitor: Visitor) -> None:
    """To the first question of somebody who has said something to every background question, with
    a word of their own and everything picked."""
    await to_background(visitor, "en")
    await visitor.press("options", "care")
    await goes_on(visitor)
    await visitor.press("options", "p6")
    await goes_on(visitor)
    visitor.keys(*str(YEARS))
    await visitor.until(lambda: visitor.session.said.now == YEARS)
    await goes_on(visitor)
    visitor.keys(*PLACE)
    await visitor.until(lambda: visitor.session.said.now == PLACE)
    await goes_on(visitor)
    await visitor.comes_to(PickerScreen)
    await visitor.press("bar", "write_in")
    await visitor.comes_to(WriteInDialog)
    visitor.keys(*WORD)
    await visitor.sees(WORD)
    await visitor.press("bar", "save")
    await visitor.comes_to(PickerScreen)
    await visitor.fills()


async def says_all_and_hands_in(visitor: Visitor) -> None:
    """The person looks at everything, hands in, and says how easy it was."""
    await says_all(visitor)
    await visitor.goes_on()
    await visitor.fills()
    await visitor.goes_on()
    await visitor.press("about", "about")
    await visitor.comes_to(AboutDialog)
    await visitor.press("bar", "close")
    await visitor.comes_to(ReviewScreen)
    await visitor.hands_in()
    await visitor.press("ease", "hard")
    await visitor.reads("ease.judged")
    await visitor.press("bar", "done")


async def says_all_and_keeps_what_is_finished(visitor: Visitor) -> None:
    """The person stops, and keeps the first question."""
    await says_all(visitor)
    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    await visitor.press("bar", "keep")
    await visitor.comes_to(ThanksScreen)
    await visitor.press("bar", "done")


async def says_all_and_stops(visitor: Visitor) -> None:
    """The person stops, and throws everything away."""
    await says_all(visitor)
    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    await visitor.press("bar", "stop")


async def walks_away_from_a_word(visitor: Visitor) -> None:
    """The person goes away while they are writing a word."""
    await says_all(visitor)
    await visitor.press("bar", "write_in")
    await visitor.comes_to(WriteInDialog)
    visitor.clock.go(3600)
    await visitor.looks_at_the_clock()


async def walks_away_from_a_text(visitor: Visitor) -> None:
    """The person goes away while they are typing about themselves."""
    await to_background(visitor, "en", "citizens")
    await goes_on(visitor, "skip")
    await visitor.comes_to(TextScreen)
    visitor.keys(*PLACE)
    await visitor.sees(PLACE)
    visitor.clock.go(3600)
    await visitor.looks_at_the_clock()


LONG_ENDINGS = pytest.mark.parametrize(
    "ending",
    one_quick(
        [
            says_all_and_hands_in,
            says_all_and_keeps_what_is_finished,
            says_all_and_stops,
            walks_away_from_a_word,
            walks_away_from_a_text,
        ]
    ),
)


@LONG_ENDINGS
async def test_nothing_that_somebody_said_or_wrote_is_left(
    clock: Clock, ending: Ending, drafts: DraftFile, tmp_path: Path
) -> None:
    shelf, long = Shelf(), long_instrument()
    async with visiting(clock, shelf, drafts=drafts, questionnaire=long) as visitor:
        before = visitor.text
        known = set(map(id, reachable(long, set())))
        await ending(visitor)
        await visitor.comes_to(AttractScreen)
        await visitor.settles()
        drafts.settle()
        assert visitor.text == before
        assert [each.name for each in files_in(tmp_path)] == [".kiosk-1.json.lock"]
        shelf.answers.clear()
        await visitor.forgets()
        gc.collect()
        left = list(reachable(visitor.app, known))
        labels = {option.label["sv"] for option in long.background[1].options}
        labels |= {label for value in long.values for label in value.label.values()}
        said = {WORD, PLACE, WORD[:-1], PLACE[:-1], *labels}
        assert [text for text in left if isinstance(text, str) and says_any(said, text)] == []
        assert [each for each in left if set(long.value_by_id) & set(texts_in(each))] == []
        assert [each for each in left if isinstance(each, Said | About | Picks)] == []


async def test_the_look_for_it_does_find_what_is_still_in_use(clock: Clock) -> None:
    async with visiting(clock, questionnaire=long_instrument()) as visitor:
        known = set(map(id, reachable(visitor.app.instrument, set())))
        await says_all(visitor)
        left = [each for each in reachable(visitor.app, known) if isinstance(each, str)]
        assert WORD in left
        assert PLACE in left


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
        await visitor.forgets()
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
