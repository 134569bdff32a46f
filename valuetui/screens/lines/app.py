"""The kiosk that speaks in lines: one person after another, with the promises of the one on screen.

An answer is safe on the disk before anybody is thanked. When a person has gone nothing of them is
left, neither here nor on the terminal.
"""

import gc
import time
from contextlib import suppress
from functools import partial

from valuetui.interview.paradata import Clock
from valuetui.interview.session import Session
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.screens.kiosk.eases import Eases
from valuetui.screens.kiosk.handing_in import HandingIn
from valuetui.screens.kiosk.interviews import (
    broken_off,
    drafts_of,
    handed_in,
    looked_at,
    may_keep,
    new_interview,
    taken_up,
)
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.lines.desk import Desk, Endings, Stopped
from valuetui.screens.lines.keys import Ended, Keys, sent_by
from valuetui.screens.lines.menu import Choice, Menu
from valuetui.screens.lines.staff import Lock, knows_the_pin
from valuetui.screens.lines.stages import part_of
from valuetui.screens.lines.talk import Leaving, Patience, Talk, TimedOut
from valuetui.screens.lines.thanks import thank
from valuetui.screens.lines.waiting import Waiting
from valuetui.station.interruption import Interruption
from valuetui.words import Words

SURE = 10.0
"""Seconds within which staff may confirm that they leave without an answer that is not saved."""


class PlainKiosk:
    """One interview after another, line by line."""

    def __init__(
        self,
        kiosk: Kiosk,
        terminal: Keys,
        clock: Clock = time.monotonic,
        wall_clock: Clock = time.time,
        lock: Lock | None = None,
    ) -> None:
        """``lock`` asks staff for a PIN before they end the program."""
        self._kiosk = kiosk
        self._instrument = kiosk.instrument
        self._clock = clock
        self._first_language = kiosk.language or self._instrument.languages[0]
        self._lock = lock
        self._talk = Talk(
            terminal,
            clock,
            Words(self._first_language),
            sent_by(kiosk.leave_key),
            self._may_leave,
        )
        self._handing_in = HandingIn(kiosk.save, clock, kiosk.codes)
        self._drafts = drafts_of(kiosk, wall_clock)
        self._eases = Eases(kiosk)
        self._endings = Endings(
            partial(handed_in, kiosk), partial(may_keep, kiosk), partial(broken_off, kiosk)
        )
        self._waiting = Waiting(kiosk, self._talk)
        self._session: Session | None = None

    def run(self) -> int:
        """Until staff end it or the system does; the exit code. Whatever ends it, nothing is left
        on the terminal."""
        self._talk.terminal.clear()
        try:
            self._begin()
            while True:
                self._next_person()
        except Leaving:
            if self._kiosk.channel is Channel.KIOSK and not self._handing_in.answer:
                self._drafts.discard()  # whoever sat there was sent away: this is no crash
                self._kiosk.gone()
            return 0
        except Ended as ended:
            return 128 + ended.number
        finally:
            self._talk.forget()

    def _may_leave(self) -> bool:
        """Whether it is staff who want to end the program."""
        if self._lock is None:
            return True
        return knows_the_pin(self._lock, self._talk.terminal, self._clock, self._talk.words)

    def _next_person(self) -> None:
        language = self._waiting.for_somebody()
        self._talk.words = Words(language)
        self._session = new_interview(self._kiosk, language, self._clock, self._keep_draft)
        self._interview(self._session)

    # One interview

    def _interview(self, session: Session) -> None:
        with suppress(Stopped, TimedOut):
            self._carry_through(session)
        self._start_over()

    def _carry_through(self, session: Session) -> None:
        """To the thanks. Only whoever has just handed in is told about it: after waiting for the
        disk it may be somebody else who sits there."""
        look = partial(looked_at, self._kiosk, session)
        desk = Desk(session, self._talk, part_of, self._endings, look)
        answer = desk.carry_through()
        self._handing_in.hold(answer, desk.code)
        self._thank(answer if self._make_safe() else None)

    def _make_safe(self) -> bool:
        """Save the answer, however long it takes: nobody else may begin meanwhile. Whether it was
        safe at once."""
        if self._is_safe():
            return True
        self._say_unsaved()
        patience = Patience(until=lambda: self._handing_in.is_due and self._is_safe())
        leaves_until = float("-inf")
        while True:
            try:
                line = self._talk.ask(patience)
            except Leaving:
                if self._clock() <= leaves_until:
                    raise
                leaves_until = self._clock() + SURE
                key = self._kiosk.leave_key.title()
                self._talk.say("", self._talk.words("kiosk.unsaved.leave", key=key))
                continue
            if line is None or self._is_safe():
                return False
            self._say_unsaved()

    def _say_unsaved(self) -> None:
        self._say("kiosk.unsaved.heading", "kiosk.unsaved.text", "plain.unsaved.retry")

    def _is_safe(self) -> bool:
        """Try to save the answer; whether it is safe. Only then its draft goes away."""
        safe = self._handing_in.try_now()
        if safe:
            self._drafts.discard()
        return safe

    def _thank(self, answer: Answer | None = None) -> None:
        thank(self._instrument, self._talk, answer, self._eases.add_now)

    def _start_over(self) -> None:
        """Nothing of this person stays; the next one may come."""
        if self._session:
            self._session.abandon()
        self._kiosk.gone()
        self._session = None
        self._drafts.discard()
        self._talk.words = Words(self._first_language)
        self._talk.forget()
        gc.collect()  # whatever of this person hangs together in rings

    def _say(self, *keys: str) -> None:
        self._talk.say(*map(self._talk.words, keys))

    # What a crash interrupts

    def _keep_draft(self) -> None:
        if self._session:
            self._drafts.keep(self._session)

    def _begin(self) -> None:
        """After a crash, before anything is said: what becomes of the interview that it
        interrupted."""
        found = self._drafts.look()
        if found is None:
            return
        if found.is_saved:
            self._drafts.discard()
            if found.may_be_offered:
                self._talk.words = Words(found.draft.language)
                with suppress(TimedOut):
                    self._thank()
            self._start_over()
        elif found.may_be_offered:
            self._offer(found)
        else:
            self._give_up(found)

    def _offer(self, found: Interruption) -> None:
        """Ask whether to go on with the interview. Nothing of it is said yet."""
        rules, is_staff = self._instrument.kiosk, self._kiosk.channel is Channel.STAFF
        about = "staff" if is_staff else str(rules.interrupted)
        self._talk.words = words = Words(found.draft.language)
        self._say("kiosk.interrupted.heading", "kiosk.interrupted.text")
        self._talk.say(words(f"kiosk.interrupted.{about}", n=rules.warning))
        menu = Menu(
            [
                Choice(words("kiosk.interrupted.take_up"), lambda: self._take_up(found)),
                Choice(words("kiosk.interrupted.throw_away"), self._start_over),
            ]
        )
        patience = Patience(None if is_staff else rules.warning)
        while True:
            self._talk.say(*menu.lines())
            try:
                chosen = menu.chosen(self._talk.ask(patience) or "")
            except TimedOut:
                self._give_up(found)
                return
            if chosen:
                chosen.act()
                return

    def _take_up(self, found: Interruption) -> None:
        """Go on with what was offered, exactly where it was."""
        language = self._talk.words.language
        self._session = taken_up(self._kiosk, found, language, self._clock, self._keep_draft)
        self._interview(self._session)

    def _give_up(self, found: Interruption) -> None:
        """Nobody goes on with it: what the questionnaire says becomes of it."""
        self._handing_in.hold(self._drafts.rest_of(found), found.draft.code)
        with suppress(TimedOut):
            if not self._make_safe():
                self._thank()
        self._start_over()
