"""Staff who want to end the program, where that takes a PIN."""

from typing import Protocol

from valuetui.interview.paradata import Clock
from valuetui.screens.lines.keys import Keys
from valuetui.screens.lines.talk import Patience, Talk, TimedOut
from valuetui.words import Words

PATIENT = 20.0
"""Seconds without a key after which nobody is going to type the PIN."""


class Verdict(Protocol):
    """What came of an attempt."""

    @property
    def is_right(self) -> bool: ...

    @property
    def wait(self) -> float:
        """Seconds until the next attempt."""
        ...


class Lock(Protocol):
    """The PIN of the machine."""

    def attempt(self, digits: str) -> Verdict:
        """Try these digits."""
        ...


def knows_the_pin(lock: Lock, terminal: Keys, clock: Clock, words: Words) -> bool:
    """Ask for the PIN once, in between; whether it was right. What was being typed stays."""
    talk = Talk(terminal, clock, words)
    talk.terminal.write("\n")
    talk.say(words("plain.staff.pin"))
    try:
        digits = talk.ask(Patience(PATIENT), secret=True)
    except TimedOut:
        terminal.write("\n")
        return False
    if not digits:
        return False
    verdict = lock.attempt(digits)
    if verdict.is_right:
        return True
    talk.say(words("plain.staff.wrong"))
    if verdict.wait > 0:
        talk.say(words("plain.staff.wait", n=round(verdict.wait)))
    return False
