"""Speech at the kiosk: it looks at what is in front, ten times a second, and says what is new.

So no screen knows of it, and what is said is what is there. It is silent until somebody presses its
key, and again when that person has gone.
"""

from typing import Any

from rich.table import Table
from textual import events
from textual.app import App
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from valuetui.screens.kiosk.context import KioskContext
from valuetui.screens.kiosk.speaking import (
    Focus,
    Picture,
    all_of,
    in_words,
    language_of_tile,
    news,
    said_of_tile,
)
from valuetui.screens.widgets.board import Board
from valuetui.station.speech import LOUDEST, STEP, USUAL, Sentence, Speaker
from valuetui.station.speech_settings import SpeechSettings

LOOK = 0.1
"""Seconds between two looks. What is seen twice stands still, and is said."""
PATIENT = 10.0
"""Seconds between two sayings of what changes by itself, such as a countdown."""
OWN = 1.0
"""Seconds after a key or touch in which a change is taken to follow from it."""


class Narrator:
    """Says what is on the screen. ``kiosk`` is the app itself, as its screens see it."""

    def __init__(
        self, app: App[Any], kiosk: KioskContext, speaker: Speaker, settings: SpeechSettings
    ) -> None:
        self._app = app
        self._kiosk = kiosk
        self._speaker = speaker
        self._settings = settings
        self._timer: Timer | None = None
        self._last_input = self._last_said = kiosk.clock()
        self.reset()

    @property
    def is_on(self) -> bool:
        return self._timer is not None

    @property
    def _is_always_on(self) -> bool:
        return self._settings.start == "always"

    def reset(self) -> None:
        """Somebody else comes: as it was before anybody was there."""
        self._volume = USUAL
        self._seen: Picture | None = None
        self._stood: Picture | None = None
        self._said: dict[int, Picture] = {}
        self._returned = False
        self._speaker.hush()
        self._turn(on=self._is_always_on)

    def close(self) -> None:
        """Fall silent for good."""
        self._speaker.close()

    def hear(self, event: events.Event) -> bool:
        """Take a key or touch; whether it was meant for the speech."""
        self._last_input = self._kiosk.clock()
        if self.is_on and isinstance(event, events.Key | events.MouseDown):
            self._speaker.hush()  # whoever does something has heard enough
        if not isinstance(event, events.Key):
            return False
        keys = self._settings.keys
        if event.key == keys.key:
            self._switch()
        elif not self.is_on:
            return False
        elif event.key == keys.repeat:
            self._repeat()
        elif event.key in {keys.quieter, keys.louder}:
            change = STEP if event.key == keys.louder else -STEP
            self._volume = max(STEP, min(LOUDEST, self._volume + change))
            words = self._kiosk.words
            self._say(words("speech.volume", n=self._volume // STEP), words.language)
        else:
            return False
        return True

    def look(self) -> None:
        """Say what is new, once it stands still."""
        if self._has_been_left:
            self.reset()
            return
        picture = self._picture()
        if picture != self._stood or picture == self._seen:
            self._stood = picture
            return
        is_own = self._kiosk.clock() - self._last_input <= OWN
        if not is_own and self._may_wait(picture):
            return
        before = self._note(picture)
        if is_own or self._kiosk.is_answering:
            self._tell(before, picture)

    def _note(self, picture: Picture) -> Picture | None:
        """Remember what is said now; what was said last of the same screen, if it is still there
        under its dialogs."""
        self._returned = self._seen is not None and self._seen.screen != picture.screen
        self._seen = picture
        there = {id(each) for each in self._app.screen_stack}
        before = self._said.get(picture.screen)
        self._said = {key: each for key, each in self._said.items() if key in there}
        self._said[picture.screen] = picture
        return before

    @property
    def _has_been_left(self) -> bool:
        """Whether it was switched on between two people, and nobody has begun."""
        left = self._kiosk.clock() - self._last_input > self._kiosk.instrument.kiosk.idle
        return left and not self._kiosk.is_answering and not self._is_always_on

    def _may_wait(self, picture: Picture) -> bool:
        """Whether something on the same screen changes by itself, and something was said just now:
        a countdown that is read out every second tells nobody anything."""
        is_same = self._seen is not None and self._seen.screen == picture.screen
        return is_same and self._kiosk.clock() - self._last_said < PATIENT

    def _switch(self) -> None:
        self._seen = self._stood = None
        self._said = {}
        words, keys = self._kiosk.words, self._settings.keys
        if self.is_on:
            self._turn(on=False)
            self._say(words("speech.off"), words.language)
            return
        self._turn(on=True)
        self._stood = picture = self._picture()
        self._note(picture)
        names = {"key": keys.key, "repeat": keys.repeat, "quieter": keys.quieter,
                 "louder": keys.louder}  # fmt: skip
        on = words("speech.on", **{name: key.upper() for name, key in names.items()})
        self._say(f"{on} {all_of(picture, words)}", words.language)

    def _turn(self, *, on: bool) -> None:
        if not on and self._timer is not None:
            self._timer.stop()
            self._timer = None
            self._speaker.hush()
        elif on and self._timer is None:
            self._timer = self._app.set_interval(LOOK, self.look)

    def _repeat(self) -> None:
        picture = self._picture()
        self._note(picture)
        words = self._kiosk.words
        self._say(all_of(picture, words), words.language)

    def _tell(self, before: Picture | None, now: Picture) -> None:
        words, language = self._kiosk.words, now.language
        text = news(before, now, words, returned=self._returned)
        if now.focus and text == f"{said_of_tile(now.focus, words)}.":
            codes = self._kiosk.instrument.languages
            language = language_of_tile(now.focus.tile, codes, language)
        self._say(text, language)

    def _say(self, text: str, language: str) -> None:
        if text:
            self._last_said = self._kiosk.clock()
            self._speaker.say(Sentence(text, language, self._settings.rate, self._volume))

    # Looking

    def _picture(self) -> Picture:
        front = self._app.screen
        texts = (in_words(_text_of(each)) for each in front.query(Static) if each.region.area)
        return Picture(id(front), self._kiosk.words.language, tuple(filter(None, texts)),
                       _focus_of(self._app))  # fmt: skip


def _focus_of(app: App[Any]) -> Focus | None:
    board = app.focused
    if not isinstance(board, Board) or board.cursor is None or not board.cursor.key:
        return None
    keys = [tile.key for tile in board.tiles if tile.key]
    return Focus(board.cursor, keys.index(board.cursor.key) + 1, len(keys))


def _text_of(widget: Static) -> str:
    """What is written in a widget, as plain text; of a table its rows."""
    if isinstance(widget.content, Table):
        cells = [[str(cell) for cell in column.cells] for column in widget.content.columns]
        return "\n".join(cell for row in zip(*cells, strict=True) for cell in row)
    return widget.visual.plain if isinstance(widget.visual, Content) else ""
