"""How easy people found it to answer: kept apart from their answers, and written several at a
time, so that nothing tells whose verdict it was (docs/decisions/0021)."""

import asyncio
import logging
from typing import TYPE_CHECKING

from valuetui.instrument.model import THRESHOLD_FLOOR
from valuetui.responses.errors import StoreError
from valuetui.screens.kiosk.setup import Kiosk

if TYPE_CHECKING:
    from valuetui.responses.ease import Verdict

log = logging.getLogger(__name__)

TOGETHER = THRESHOLD_FLOOR
"""So many are written at once. Fewer are forgotten when the program ends."""


class Eases:
    """The verdicts that are not written down yet."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._waiting: list[tuple[Verdict, str]] = []

    async def add(self, verdict: "Verdict", language: str) -> None:
        """Take in a verdict. When there are enough, write them down in an order that chance
        decides; where that fails they wait for the next one."""
        if self._take(verdict, language):
            await asyncio.to_thread(self._write)

    def add_now(self, verdict: "Verdict", language: str) -> None:
        """The same for whoever waits for the disk."""
        if self._take(verdict, language):
            self._write()

    def _take(self, verdict: "Verdict", language: str) -> bool:
        """Whether there are enough now."""
        self._waiting.append((verdict, language))
        return len(self._waiting) >= TOGETHER

    def _write(self) -> None:
        import secrets

        from valuetui.instrument.canonical import content_hash
        from valuetui.responses.ease import Ease

        day, stamp = self._kiosk.now().date().isoformat(), content_hash(self._kiosk.instrument)
        secrets.SystemRandom().shuffle(self._waiting)
        try:
            while self._waiting:
                verdict, language = self._waiting[-1]
                self._kiosk.keep_ease(
                    Ease(secrets.token_hex(16), self._kiosk.station, day, language, stamp, verdict)
                )
                self._waiting.pop()
        except StoreError as error:
            log.warning("how easy it was could not be saved: %s", error.reason)
