"""A session at one terminal: the queue of those who answer there, and what is counted of it."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui.responses.answered import Answered
from valuetui.responses.attendance import Turnout, read_sheet, turnouts
from valuetui.responses.counter import Counter
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.sessions import Sitting, sittings
from valuetui.station.council import Account, account, count_present

if TYPE_CHECKING:
    from valuetui.responses.answer import Answer

log = logging.getLogger(__name__)


class Queue:
    """One person after another answers in a session at this station.

    Raises ``CannotOpen``, with the reason ``busy`` where another process has the queue of this
    session and station, and another :class:`~valuetui.responses.errors.StoreError` where what was
    counted before cannot be read. Afterwards only what says so raises anything.
    """

    def __init__(self, wave: Path, sitting: Sitting, station: str, files: FileOps = SYSTEM) -> None:
        self.sitting = sitting
        self._wave, self._files = wave, files
        self._counter = Counter(wave, sitting.id, station, files)
        self._station = station
        self.begun, self.gone, self.settle = (
            self._counter.begin, self._counter.gone, self._counter.settle)  # fmt: skip

    def close(self) -> None:
        """Let another process have the queue."""
        self._counter.close()

    def counting(self, save: "Callable[[Answer], object]") -> "Callable[[Answer], None]":
        """The same way to the disk, on which every answer is counted that is safe."""

        def save_and_count(answer: "Answer") -> None:
            save(answer)
            self._counter.kept(answer.id)

        return save_and_count

    @property
    def is_over(self) -> bool:
        """Whether somebody has closed the session meanwhile."""
        try:
            found = sittings(self._wave, self._files)
        except StoreError as error:
            log.warning("the sessions cannot be read: %s", error.reason)
            return False
        return any(each.id == self.sitting.id and each.closed for each in found)

    @property
    def answered(self) -> int:
        """How many have answered at the terminals of the session."""
        return self._turnout().kept

    @property
    def present(self) -> int | None:
        """How many are present, as far as somebody has said."""
        try:
            return read_sheet(self._wave, self.sitting.id, self._files).present
        except StoreError as error:
            log.warning("how many are present cannot be read: %s", error.reason)
            return None

    def correct(self, present: int) -> None:
        """Note how many are present. Raises ``StoreError``."""
        count_present(self._wave, self.sitting, present, self._files)

    def account(self) -> Account:
        """What the session has come to so far, with what is on paper. Reads all answers. Raises
        ``StoreError``."""
        found = account(self._wave, self.sitting, files=self._files)
        return replace(found, turnout=self._turnout())

    def counted(self) -> Account:
        """The same without the answers on disk: what the terminals have counted themselves."""
        turnout = self._turnout()
        return Account(self.sitting, self.present, turnout, Answered(on_screen=turnout.kept))

    def _turnout(self) -> Turnout:
        """All terminals together; of this one what it knows, also where it could not be written."""
        try:
            others = turnouts(self._wave, self.sitting.id, self._files)
        except StoreError as error:
            log.warning("what other terminals have counted cannot be read: %s", error.reason)
            others = {}
        others.pop(self._station, None)
        return sum(others.values(), self._counter.turnout)
