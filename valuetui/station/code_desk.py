"""Where a station looks at the codes that people type, and keeps them with their answers.

Nothing is read before somebody has typed a code. Where codes cannot be taken at all, people are
told to turn to the staff, and those who need no code answer as usual.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.station.attempts import Attempts

if TYPE_CHECKING:
    from valuetui.responses.answer import Answer
    from valuetui.responses.codes.ledger import Ledger
    from valuetui.responses.codes.register import Register

log = logging.getLogger(__name__)


class Finding(StrEnum):
    """What came of a code that somebody has typed."""

    RIGHT = "right"
    MISTYPED = "mistyped"
    """It is no code at all: something was typed wrong."""
    UNKNOWN = "unknown"
    """It may be a code, but none of this survey and station."""
    SPENT = "spent"
    """Somebody has answered with it."""
    OTHER_GROUP = "other_group"
    """It was issued for another group."""
    ELSEWHERE = "elsewhere"
    """It was issued for another station."""
    WAIT = "wait"
    """So many unknown codes were tried that nobody is heard for a while."""
    CLOSED = "closed"
    """No codes can be taken here."""


@dataclass(frozen=True)
class Looked:
    """What came of it."""

    finding: Finding
    digest: str = ""
    """What is kept in place of a code that is right."""
    about: str = ""
    """The group or the station that the code was issued for."""
    wait: float = 0.0
    """Seconds until another one is heard."""


CLOSED = Looked(Finding.CLOSED)


class CodeDesk:
    """The codes of a station.

    ``is_saved`` tells whether an answer with an id is on disk; ``now`` are seconds on a clock that
    never goes back.
    """

    def __init__(
        self,
        wave: Path,
        station: str,
        is_saved: Callable[[str], bool],
        now: Callable[[], float] = time.monotonic,
        files: FileOps = SYSTEM,
    ) -> None:
        self._wave, self._station, self._files = wave, station, files
        self._is_saved = is_saved
        self._now = now
        self._attempts = Attempts()
        self._tried: int | None = None
        """By which the last unknown code is known again: who presses twice has tried once."""
        self._open_ledger: Ledger | None = None

    def close(self) -> None:
        """Let other processes take the codes of the station."""
        ledger, self._open_ledger = self._open_ledger, None
        if ledger is not None:
            ledger.close()

    def look(self, typed: str, group: str) -> Looked:
        """Whether somebody of this group may answer with what they have typed. Raises nothing."""
        from valuetui.responses.codes.code import foreign, is_sound, read

        code = read(typed)
        if foreign(typed) or not is_sound(code):
            return Looked(Finding.MISTYPED)
        if (wait := self._attempts.left(self._now())) > 0:
            return Looked(Finding.WAIT, wait=wait)
        try:
            return self._found(code, group)
        except StoreError as error:
            name = type(error).__name__
            log.error("no codes can be taken here: %s, %s", name, error.reason)
            return CLOSED

    def save(self, answer: "Answer", digest: str, save: "Callable[[Answer], object]") -> None:
        """Keep an answer by ``save`` together with its code; both are on disk when this returns.

        Raises :class:`~valuetui.responses.errors.StoreError`, and may then be called again with
        the same.
        """
        self._ledger.save(digest, answer.id, lambda: save(answer))

    def settle(self) -> None:
        """After a crash: finish keeping a code together with its answer. Raises nothing."""
        try:
            _ = self._ledger
        except StoreError as error:
            name = type(error).__name__
            log.warning("codes could not be looked at: %s, %s", name, error.reason)

    @property
    def _ledger(self) -> "Ledger":
        if self._open_ledger is None:
            from valuetui.responses.codes.ledger import Ledger

            ledger = Ledger(self._wave, self._station, self._files)
            try:
                ledger.settle(self._is_saved)
            except StoreError:
                ledger.close()
                raise
            self._open_ledger = ledger
        return self._open_ledger

    def _found(self, code: str, group: str) -> Looked:
        from valuetui.responses.codes.register import read_register

        register = read_register(self._wave, self._station, self._files)
        if register is None:
            return self._strange(code) if self._stations() else CLOSED
        digest = register.digest(code)
        issued_for = register.group_of(digest)
        if issued_for is None:
            return self._strange(code)
        if digest in self._ledger.spent:
            return Looked(Finding.SPENT)
        if issued_for != group:
            return Looked(Finding.OTHER_GROUP, about=issued_for)
        self._attempts, self._tried = Attempts(), None
        return Looked(Finding.RIGHT, digest)

    def _strange(self, code: str) -> Looked:
        """A code that was not issued here."""
        for station, register in self._others():
            if register.group_of(register.digest(code)):
                return Looked(Finding.ELSEWHERE, about=station)
        if (tried := hash(code)) != self._tried:
            self._attempts, self._tried = self._attempts.again(self._now()), tried
        if (wait := self._attempts.left(self._now())) > 0:
            log.warning("unknown codes were tried, number %d", self._attempts.wrong)
            return Looked(Finding.WAIT, wait=wait)
        return Looked(Finding.UNKNOWN)

    def _stations(self) -> list[str]:
        from valuetui.responses.codes.register import stations_with_codes

        return [each for each in stations_with_codes(self._wave, self._files)
                if each != self._station]  # fmt: skip

    def _others(self) -> "list[tuple[str, Register]]":
        from valuetui.responses.codes.register import read_register

        read = [(each, read_register(self._wave, each, self._files)) for each in self._stations()]
        return [(station, register) for station, register in read if register]
