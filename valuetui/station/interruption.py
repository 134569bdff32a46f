"""An interview that a crash or a power cut interrupts: kept while it goes on, found afterwards.

Every kiosk looks for one before it shows anything, and mostly there is none: what it takes to
understand one is imported when there is one.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from valuetui.instrument.model import Instrument, Interrupted
from valuetui.responses.channel import Channel
from valuetui.responses.errors import StoreError

if TYPE_CHECKING:
    from valuetui.interview.draft import Draft
    from valuetui.interview.session import Session
    from valuetui.responses.answer import Answer
    from valuetui.responses.drafts import DraftFile, Found

log = logging.getLogger(__name__)


class Interruption(NamedTuple):
    """The interview that was interrupted, and what may be done with it."""

    draft: "Draft"
    day: date
    """The day on which it was interrupted, as far as the clock can be trusted."""
    is_saved: bool
    """The answer had been handed in and is safe: there is nothing left to do."""
    may_be_offered: bool
    """Whoever is there now may go on with it."""


@dataclass(frozen=True, eq=False, repr=False)
class DraftKeeper:
    """Keeps a draft of the interview that goes on at a station, and finds the one that was
    interrupted. Without a place for ``drafts`` it does nothing."""

    drafts: "DraftFile | None"
    instrument: Instrument
    station: str
    channel: Channel
    group: str | None
    """The group that everybody at this station belongs to, if it is bound to one."""
    is_saved: Callable[[str], bool]
    """Whether an answer with this id is safe on disk. May raise ``StoreError``."""
    now: Callable[[], float]
    """Seconds since 1970, by the clock on the wall."""

    def keep(self, session: "Session") -> None:
        """Keep the interview as it is now, without waiting for the disk."""
        draft = session.draft()
        if self.drafts is None:
            return
        if draft.holds_nothing:
            self.drafts.discard()
        else:
            self.drafts.keep(draft.to_document())

    def discard(self) -> None:
        """Nobody is to go on: leave nothing on the disk, without waiting for it."""
        if self.drafts is not None:
            self.drafts.discard()

    def look(self) -> Interruption | None:
        """The interview that was interrupted, if there is one that can be taken up.

        What can not is discarded, and the log says why. Waits for the disk.
        """
        found = self.drafts and self.drafts.found()
        return self._understood(found) if found else None

    def _understood(self, found: "Found") -> Interruption | None:
        from valuetui.interview.draft import CannotResume, Draft
        from valuetui.interview.draft_check import check_draft

        try:
            draft = Draft.from_document(found.document)
            check_draft(draft, self.instrument)
            if self.group != (draft.group if draft.group_is_bound else None):
                raise CannotResume("bound")
        except CannotResume as error:
            log.warning("an interview that was interrupted cannot be taken up: %s", error)
            self.discard()
            return None
        return Interruption(
            draft, self._day(found), self._is_saved(draft), self._may_be_offered(found)
        )

    def rest_of(self, found: Interruption) -> "Answer | None":
        """What is to be saved of an interview that nobody takes up; mostly nothing."""
        if self.instrument.kiosk.interrupted is not Interrupted.KEEP:
            return None
        from valuetui.interview.session import Session

        session = Session.resume(self.instrument, found.draft, clock=lambda: 0)
        return session.break_off(day=found.day, station=self.station, channel=self.channel)

    def _is_saved(self, draft: "Draft") -> bool:
        try:
            return self.is_saved(draft.record_id)
        except StoreError:
            return False

    def _may_be_offered(self, found: "Found") -> bool:
        """At a terminal of staff always: they know who sat there. At a kiosk only as long as a
        person who does not move is taken to be still there; a clock that was changed proves nothing
        and so nothing is offered."""
        age = self.now() - found.written
        return self.channel is Channel.STAFF or 0 <= age < self.instrument.kiosk.warning

    def _day(self, found: "Found") -> date:
        today = date.fromtimestamp(self.now())  # noqa: DTZ012 (the day on the wall of the town hall)
        try:
            return min(today, date.fromtimestamp(found.written))  # noqa: DTZ012
        except (ValueError, OverflowError, OSError):
            return today
