"""The answer that was handed in, until it is safe on disk."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from valuetui.interview.paradata import Clock
from valuetui.responses.errors import DifferentRecord, StoreError

if TYPE_CHECKING:
    from valuetui.responses.answer import Answer
    from valuetui.station.code_desk import CodeDesk

log = logging.getLogger(__name__)

SPENT = "code-spent"
"""Why an answer is refused for good: two may not be given for one slip."""
RETRY = 5.0
"""Seconds after which an answer that could not be saved is tried again."""


class HandingIn:
    """Keeps the answer that is not on disk yet, and tries to save it.

    As long as there is an ``answer`` nobody else may begin. ``save`` is as that of
    :class:`~valuetui.screens.kiosk.setup.Kiosk`, and ``codes`` keeps those with a code.
    """

    def __init__(
        self,
        save: "Callable[[Answer], object]",
        clock: Clock,
        codes: "CodeDesk | None" = None,
    ) -> None:
        self.answer: Answer | None = None
        self.code = ""
        """What is kept in place of the code of whoever has handed it in; empty without one."""
        self._codes = codes
        self._save = save
        self._clock = clock
        self._next_try = 0.0
        self._trouble = ""

    def hold(self, answer: "Answer | None", code: str) -> None:
        """Keep this answer from now on, with what is kept in place of its code."""
        self.answer, self.code = answer, code if answer else ""

    @property
    def is_due(self) -> bool:
        """Whether it is time to try again."""
        return self.answer is not None and self._clock() >= self._next_try

    async def is_safe(self) -> bool:
        """Try to save the answer; whether it is safe now, and so no longer here."""
        return await asyncio.to_thread(self.try_now)

    def try_now(self) -> bool:
        """The same for whoever waits for the disk."""
        if self.answer is None:
            return True
        try:
            self._keep(self.answer)
        except DifferentRecord:
            log.warning("an answer had been saved before a crash, and stays as it was saved")
        except StoreError as error:
            if error.reason == SPENT:
                log.warning("an answer was refused: its code had been used for another")
                self.hold(None, "")
                return True
            if error.reason != self._trouble:  # the log of a full disk must not grow every time
                name = type(error).__name__
                log.error("an answer could not be saved: %s, %s", name, error.reason)
            self._trouble = error.reason
            self._next_try = self._clock() + RETRY
            return False
        self.hold(None, "")
        self._trouble = ""
        return True

    def _keep(self, answer: "Answer") -> None:
        if self.code and self._codes:
            self._codes.save(answer, self.code, self._save)
        else:
            self._save(answer)
