"""Which session the forms on paper belong to that are entered just now."""

import logging
from collections.abc import Callable
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.sessions import Sitting, sittings

log = logging.getLogger(__name__)

MOST_OVER = 2
"""Sessions that are over which are named beside those that are open."""


class PaperSession:
    """The session of a batch: the one that was chosen before it, or else, where nothing was asked,
    the one that ``automatic`` finds for a group. Raises nothing: an answer counts without too."""

    def __init__(
        self, wave: Path, automatic: Callable[[str | None], str | None], files: FileOps = SYSTEM
    ) -> None:
        self._wave, self._files = wave, files
        self._automatic = automatic
        self._is_chosen = False
        self._chosen: Sitting | None = None

    def offered(self) -> tuple[Sitting, ...]:
        """The sessions that are open, and the last ones that are over; none where none is open or
        was."""
        found = self._sittings()
        over = [each for each in found if each.closed]
        return (*(each for each in found if not each.closed), *over[-MOST_OVER:])

    def choose(self, identifier: str | None) -> None:
        """From now on: this session, none where it is empty, and where it is None whichever is
        found."""
        self._is_chosen = identifier is not None
        self._chosen = next((each for each in self._sittings() if each.id == identifier), None)

    def of(self, group: str | None) -> str | None:
        """The id of the session that a form of this group belongs to; None where to none."""
        if not self._is_chosen:
            return self._automatic(group)
        chosen = self._chosen
        return chosen.id if chosen and chosen.group in (None, group) else None

    @property
    def group(self) -> str | None:
        """The only group that the session which was chosen is for; None where it is for all, or
        where there is none."""
        return self._chosen.group if self._chosen else None

    def is_over(self) -> bool:
        """Whether the session that was chosen has been closed meanwhile. That is said once: what
        is saved afterwards belongs to no session."""
        chosen = self._chosen
        if chosen and any(each.id == chosen.id and each.closed for each in self._sittings()):
            self._chosen = None
            return True
        return False

    def _sittings(self) -> list[Sitting]:
        try:
            return sittings(self._wave, self._files)
        except StoreError as error:
            log.warning("the sessions cannot be read: %s", error.reason)
            return []
