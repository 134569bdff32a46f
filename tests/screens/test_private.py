"""What valuetui uses of Textual without Textual promising it: one test for each name.

When a new version of Textual fails here, ``screens/private.py`` and ``locked.py`` must change.
"""

import asyncio
import errno
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import accumulate, product
from typing import IO, cast

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cached_cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, Compositor
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens import private

PATIENCE = 20.0
"""Seconds after which something that was waited for will not come any more."""


async def test_a_text_goes_to_the_terminal_by_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    async with App[None]().run_test() as pilot:
        assert isinstance(pilot.app._driver, HeadlessDriver)
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        private.write_to_terminal(pilot.app, "something")
    assert sent[0] == "something"


class Trouble(Exception):
    """What the apps of these tests raise."""


class Ask(Message):
    """Asks the app to raise."""


class TroubledApp(App[None]):
    """An app that catches what goes wrong at the place where valuetui does."""

    def __init__(self) -> None:
        super().__init__()
        self.caught: list[Exception] = []

    def compose(self) -> ComposeResult:
        yield Static("all is well")

    def on_ask(self) -> None:
        raise Trouble

    async def work(self) -> None:
        """What goes wrong in a worker."""
        raise Trouble

    def _handle_exception(self, error: Exception) -> None:
        self.caught.append(error)
        private.end_after_crash(self, error, 70)


@asynccontextmanager
async def trouble() -> AsyncIterator[TroubledApp]:
    """An app that runs until something goes wrong in it, and what is left of it then."""
    app = TroubledApp()
    with pytest.raises(Trouble):
        async with app.run_test():
            yield app
            while app.is_running:
                await asyncio.sleep(0)


async def test_handle_exception_gets_what_a_handler_raised() -> None:
    async with trouble() as app:
        app.post_message(Ask())
    assert [type(error) for error in app.caught] == [Trouble]


async def test_handle_exception_gets_what_a_timer_raised() -> None:
    async with trouble() as app:
        app.set_timer(0.001, app.on_ask)
    assert Trouble in map(type, app.caught)


async def test_return_code_is_where_the_return_code_is_kept() -> None:
    async with trouble() as app:
        app.post_message(Ask())
    assert app.return_code == app._return_code == 70


async def test_exception_is_what_a_test_gets_to_see() -> None:
    async with trouble() as app:
        app.post_message(Ask())
    assert isinstance(app._exception, Trouble)


async def test_exception_event_tells_a_waiting_test() -> None:
    async with trouble() as app:
        assert not app._exception_event.is_set()
        app.post_message(Ask())
    assert app._exception_event.is_set()


async def test_close_messages_no_wait_ends_an_app() -> None:
    app = TroubledApp()
    async with app.run_test():
        app._close_messages_no_wait()
        while app.is_running:
            await asyncio.sleep(0)


async def test_ending_after_a_crash_leaves_no_traceback_to_be_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    async with trouble() as app:
        app.post_message(Ask())
    assert capfd.readouterr() == ("", "")


async def test_an_app_that_was_asked_to_end_is_ending() -> None:
    app = TroubledApp()
    async with app.run_test():
        assert not private.is_ending(app)
        app.exit()
        assert app.is_running
        assert private.is_ending(app)


async def test_an_app_that_has_ended_is_ending() -> None:
    app = TroubledApp()
    async with app.run_test():
        pass
    assert not app._exit
    assert private.is_ending(app)


async def test_the_compositor_of_a_screen_knows_what_is_seen() -> None:
    app = TroubledApp()
    async with app.run_test(size=(20, 4)):
        while "well" not in private.screen_text(app.screen):
            await asyncio.sleep(0)
        assert isinstance(app.screen, Screen)
        assert private.screen_text(app.screen).split("\n") == ["all is well", "", "", ""]


def test_the_place_of_an_error_is_file_line_and_function_and_nothing_more() -> None:
    secret = "what somebody answered"
    try:
        raise ValueError(secret)
    except ValueError as error:
        place = private.place_of(error)
    assert place.startswith(__file__)
    assert place.endswith(
        "in test_the_place_of_an_error_is_file_line_and_function_and_nothing_more"
    )
    assert secret not in place


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert private.place_of(ValueError()) == "unknown place"


class LostTerminal(io.StringIO):
    """A terminal whose window has been closed."""

    def write(self, _: str) -> int:
        raise OSError(errno.EIO, "the terminal is gone")


async def test_what_is_written_to_a_lost_terminal_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Textual's own writer stops at the first error, and then whoever writes on waits for ever."""
    driver = LinuxDriver(TroubledApp())
    monkeypatch.setattr(driver, "_file", LostTerminal())
    private.outlive_the_terminal(driver)
    writer = WriterThread(cast("IO[str]", driver._file))
    writer.start()
    for _ in range(100):
        writer._queue.put("text", timeout=PATIENCE)
    writer._queue.put(None, timeout=PATIENCE)
    writer.join(PATIENCE)
    assert not writer.is_alive()


def test_what_is_written_to_a_terminal_that_is_there_arrives() -> None:
    terminal = io.StringIO()
    lasting = private.WhileItLasts(terminal)
    lasting.write("text")
    lasting.flush()
    assert terminal.getvalue() == "text"


async def test_a_driver_without_a_terminal_is_left_alone() -> None:
    driver = HeadlessDriver(TroubledApp())
    private.outlive_the_terminal(driver)
    assert not hasattr(driver, "_file")


async def test_a_driver_hands_on_no_more_keys_than_a_person_presses() -> None:
    driver = HeadlessDriver(TroubledApp())
    handed_on: list[Message] = []
    driver.process_message = handed_on.append  # type: ignore[method-assign,assignment]
    private.take_no_flood(driver, clock=lambda: 0.0)
    for _ in range(2000):
        driver.process_message(events.Key("a", "a"))
        driver.process_message(events.MouseMove(None, 0, 0, 0, 0, 0, False, False, False))
    keys = [each for each in handed_on if isinstance(each, events.Key)]
    assert (len(keys), len(handed_on)) == (
        private.PRESSES[0],
        private.PRESSES[0] + private.MOVES[0],
    )
    driver.process_message(events.Resize(Size(1, 1), Size(1, 1)))  # what is no input always comes
    assert isinstance(handed_on[-1], events.Resize)


def test_the_drivers_thread_reads_bytes_that_are_no_text() -> None:
    private.read_with_care()
    decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
    assert decode(b"a\x9b\xffb\xc3") + decode(b"\xa5") == "abå"


def test_too_much_is_passed_over_until_it_is_quiet_and_no_paste_goes_on() -> None:
    now = 0.0
    reader = private.Reader(lambda: now)
    piece = b"z" * 4096
    taken = sum(len(reader.decode(piece)) for _ in range(500))
    assert taken == private.BYTES[0]
    now += private.QUIET - 0.1
    assert reader.decode(b"z") == ""
    now += private.QUIET
    assert reader.decode(b"a") == private.PASTE_ENDS + "a"
    assert reader.decode(b"b") == "b"


STYLES = [Style.parse(style) for style in ("red", "bold", "on blue")]


@given(st.data())
def test_a_sparing_update_shows_just_the_cells_that_changed(data: st.DataObject) -> None:
    """A line is made of strips, and these of pieces in styles of their own."""
    pieces = st.tuples(st.text("abcå▀✓ ", min_size=1, max_size=6), st.sampled_from(STYLES))
    strips = data.draw(st.lists(st.lists(pieces, min_size=1, max_size=3), min_size=1, max_size=4))
    line = [Strip([Segment(*piece) for piece in strip]) for strip in strips]
    ends = list(accumulate(strip.cell_length for strip in line))
    left = data.draw(st.integers(0, ends[-1] - 1))
    right = data.draw(st.integers(left + 1, ends[-1]))
    chops = dict(zip([0, *ends], line, strict=False))

    update = private._ChangedCells([chops], [(0, left, right)], [ends])
    screen = pyte.Screen(ends[-1], 1)
    pyte.Stream(screen).feed(update.render_segments(Console(color_system="truecolor")))

    whole = pyte.Screen(ends[-1], 1)
    console = Console(color_system="truecolor")
    pyte.Stream(whole).feed("".join(strip.render(console) for strip in line))
    for column in range(ends[-1]):
        shown, wanted = screen.buffer[0][column], whole.buffer[0][column]
        assert shown == (wanted if left <= column < right else screen.default_char)


class Sparing(Screen[None]):
    """A text, a list that scrolls, and a note that lies on both."""

    CSS = """
    Sparing { layers: below above; }
    VerticalScroll { height: 4; border: round red; }
    #note { layer: above; offset: 12 1; width: 20; height: 3; border: round blue; }
    """

    def __init__(self) -> None:
        super().__init__()
        private.write_sparingly(self)

    def compose(self) -> ComposeResult:
        yield Static("all is well " * 5, id="text")
        with VerticalScroll():
            for number in range(8):
                yield Static(f"line {number} of those that scroll", classes="line")
        yield Static("a note", id="note")


@asynccontextmanager
async def sparing() -> AsyncIterator[Sparing]:
    """Such a screen, drawn."""
    app, screen = App[None](), Sparing()
    async with app.run_test(size=(60, 6)) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        yield screen


async def test_a_screen_that_writes_sparingly_draws_what_textual_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sparing() as screen:
        scrolls = screen.query_one(VerticalScroll)
        scrolls.scroll_to(y=2, animate=False, immediate=True)
        screen._refresh_layout()
        assert scrolls.scroll_offset.y == 2
        for x, y, width, height in product((0, 11, 31), range(6), (1, 20), (1, 3)):
            crop = Region(x, y, width, height).intersection(screen.size.region)
            shown = []
            for renders in (private._SparingCompositor._get_renders, Compositor._get_renders):
                monkeypatch.setattr(private._SparingCompositor, "_get_renders", renders)
                chops = screen._compositor._render_chops(crop, lambda _: True)
                ends = [cuts[1:] for cuts in screen._compositor.cuts]
                update = private._ChangedCells(chops, [], ends)
                lines = range(crop.y, crop.bottom)
                shown.append([update._cells(y, crop.x, crop.right) for y in lines])
                monkeypatch.undo()
            assert shown[0] == shown[1]
            assert all(strip.cell_length == crop.width for strip in shown[0])


async def test_a_screen_that_writes_sparingly_draws_nothing_behind_or_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sparing() as screen:
        asked: list[tuple[str | None, Region]] = []
        draw = Widget.render_lines

        def noted(widget: Widget, crop: Region) -> list[Strip]:
            asked.append((widget.id, crop))
            return draw(widget, crop)

        monkeypatch.setattr(Widget, "render_lines", noted)
        screen._compositor._dirty_regions = {Region(14, 2, 3, 1)}
        screen._compositor.render_partial_update()
        assert asked == [("note", Region(0, 1, 20, 1))]


async def test_a_screen_that_writes_sparingly_writes_a_change_at_the_right_only() -> None:
    async with sparing() as screen:
        screen._compositor._dirty_regions = {Region(12, 0, 12, 1)}
        update = screen._compositor.render_partial_update()
        assert update is not None
        written = update.render_segments(screen.app.console)
        assert written.count("all is well ") == 1
        assert written.startswith("\x1b[1;13H")


async def test_what_has_changed_of_a_widget_is_drawn_at_once_unless_there_is_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = App[None]()
    async with app.run_test(size=(60, 5)) as pilot:
        await app.mount(widget := Static("all is well"))
        await pilot.pause()
        drawn: list[object] = []
        monkeypatch.setattr(app, "_display", lambda _, update: drawn.append(update))
        private.paint_now(widget)
        assert drawn in ([], [None])
        drawn.clear()
        widget.refresh(Region(4, 0, 2, 1))
        private.paint_now(widget)
        [update] = drawn
        assert isinstance(update, ChopsUpdate)
        assert update.spans == [(0, 4, 6)]
        drawn.clear()
        app.screen._layout_required = True
        widget.refresh(Region(4, 0, 2, 1))
        drawn.clear()
        private.paint_now(widget)
        assert drawn == []


async def test_past_pictures_are_let_go_of() -> None:
    app = App[None]()
    async with app.run_test():
        await app.mount(widget := Static("all is well"))
        widget._styles_cache.render_widget(widget, widget.region)
        cached_cell_len("what somebody typed")
        assert StylesCache.get_inner_outer.cache_info().currsize
        private.forget_past_pictures()
        assert not StylesCache.get_inner_outer.cache_info().currsize
        assert not cached_cell_len.cache_info().currsize
        assert not Segment._split_cells.cache_info().currsize
