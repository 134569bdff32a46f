"""Between two people: the invitation in every language, when the kiosk opens, or that the session
has been closed."""

from contextlib import suppress
from datetime import date
from enum import Enum, auto

from valuetui.instrument.model import KioskRules
from valuetui.responses.errors import StoreError
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.lines.commands import language_in
from valuetui.screens.lines.menu import number_in
from valuetui.screens.lines.talk import Patience, Talk
from valuetui.words import Words
from valuetui.words.dates import coming_moment
from valuetui.words.text import in_language


class Door(Enum):
    """Whether somebody can begin now."""

    OPEN = auto()
    CLOSED = auto()
    """It is outside the opening hours."""
    OVER = auto()
    """Nobody can any more."""


class Waiting:
    """Waits for the next person."""

    def __init__(self, kiosk: Kiosk, talk: Talk) -> None:
        self._kiosk = kiosk
        self._instrument = kiosk.instrument
        self._talk = talk
        self._day: date | None = None

    def for_somebody(self) -> str:
        """Wait, in opening hours; the language that somebody begins in.

        Raises what :meth:`~valuetui.screens.lines.talk.Talk.ask` does.
        """
        while True:
            self._watch_day()
            door = self._door
            self._say(door)
            line = self._wait(door)
            is_open = door is self._door is Door.OPEN
            if line and is_open and (language := self._language_in(line)):
                return language
            self._talk.forget()  # whatever was typed is not for the next one's eyes

    def _say(self, door: Door) -> None:
        """Whether and how one begins."""
        match door:
            case Door.OPEN:
                self._invite()
            case Door.CLOSED:
                self._say_closed()
            case Door.OVER:
                self._say_over()

    def _wait(self, door: Door) -> str | None:
        """A line, or None as soon as what is on the terminal is no longer true, or somebody has
        left letters there."""

        def is_stale() -> bool:
            return (
                door is not self._door
                or self._kiosk.now().date() != self._day
                or self._talk.is_left(self._instrument.kiosk.idle or KioskRules.idle)
            )

        return self._talk.ask(Patience(until=is_stale), invites=door is Door.OPEN)

    def _invite(self) -> None:
        for number, code in enumerate(self._instrument.languages, 1):
            words = Words(code)
            self._talk.say(
                in_language(self._instrument.title, code),
                words("kiosk.attract.time"),
                words("plain.waiting.begin", number=number),
            )

    def _say_closed(self) -> None:
        now = self._kiosk.now()
        opens = self._kiosk.hours.next_opening(now)
        for code in self._instrument.languages:
            words = Words(code)
            self._talk.say(
                words("kiosk.closed.heading"),
                words("kiosk.closed.opens", moment=coming_moment(words, opens, now))
                if opens
                else words("kiosk.closed.for_now"),
            )

    def _say_over(self) -> None:
        for code in self._instrument.languages:
            words = Words(code)
            self._talk.say(words("council.queue.over"), words("council.queue.over_text"))

    def _language_in(self, line: str) -> str | None:
        number, codes = number_in(line), self._instrument.languages
        if number is not None:
            return codes[number - 1] if 1 <= number <= len(codes) else None
        return language_in(line, codes)

    @property
    def _door(self) -> Door:
        if self._kiosk.is_over():
            return Door.OVER
        return Door.OPEN if self._kiosk.hours.is_open(self._kiosk.now()) else Door.CLOSED

    def _watch_day(self) -> None:
        """On a new day, do what is to be done before its first answer."""
        today = self._kiosk.now().date()
        if today != self._day:
            self._day = today
            with suppress(StoreError):  # which the first save will meet as well
                self._kiosk.begin_day(today)
