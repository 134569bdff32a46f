"""A change of an answer: what it is, why, a second look, and only then it is saved."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from valuetui.instrument.model import Instrument
from valuetui.interview.amending import Amending
from valuetui.responses.errors import StoreError
from valuetui.responses.history import Difference, History, difference
from valuetui.responses.record import Correction
from valuetui.responses.sessions import Sitting
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.corrections.change_view import ChangeView
from valuetui.screens.staff.corrections.helptext import help_page
from valuetui.screens.staff.corrections.telling import Teller
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, filled, keys_block, pad
from valuetui.station.correction_desk import CorrectedMeanwhile, CorrectionDesk
from valuetui.words.cleaning import one_line

LOW = 22
"""Lines below which there is no room for keys to touch."""
KNOWN_REASONS = {"full", "busy", "forbidden", "vanished"}
"""Why something could not be saved, where there are words for it; a fault of the disk else."""

log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What is done to an answer."""

    AMEND = "amend"
    STRIKE = "strike"
    UNDO = "undo"
    """The last amendment does not count any more."""


@dataclass(frozen=True)
class Case:
    """An answer as it was found."""

    desk: CorrectionDesk
    history: History
    instrument: Instrument | None
    sitting: Sitting | None


class ChangeScreen(RolesScreen):
    """Its steps are states of one screen: the words, the reason, the second look."""

    def __init__(
        self,
        case: Case,
        kind: Kind,
        amending: Amending | None,
        over: Callable[[bool], Awaitable[None]],
    ) -> None:
        """``over`` is told whether it was saved, before this screen goes."""
        super().__init__()
        self.heading = f"correct.change.heading.{kind}"
        self._case = case
        self._kind = kind
        self._amending = amending
        self._over = over
        self._reason = Field("reason")
        self._correction: Correction | None = None
        """What will be saved, at the second look; the same however often that is tried."""
        self._fault = ""
        self._asked_twice = False
        self._left = False

    @property
    def _words_wanted(self) -> Amending | None:
        """What the words are typed into, until that is done."""
        amending = self._amending
        return None if amending is None or amending.is_done else amending

    async def press(self, key: str) -> None:
        if self._left or not self.is_current:
            return
        amending = self._words_wanted
        if key == "?" and (amending or self._correction):
            self.app.push_screen(InfoScreen("correct.help.heading", help_page))
        elif amending is not None:
            self._amending = self._amend(amending, key)
        elif self._correction is None:
            self._type(key)
        elif key == "enter":
            await self._save(self._correction)
        elif key == "escape":
            self._correction, self._fault = None, ""

    async def paste(self, text: str) -> None:
        if self._words_wanted is None and self._correction is None:
            self._reason = self._reason.type(text)

    def _amend(self, amending: Amending, key: str) -> Amending:
        asked, self._asked_twice = self._asked_twice, False
        if key.isdecimal() and key.isascii():
            return amending.digit(key)
        match key.lower():
            case "enter" | "right":
                return amending.on()
            case "left":
                return amending.back()
            case "backspace":
                return amending.erase()
            case "u":
                return amending.undo()
            case "escape" if amending.is_changed and not asked:
                self._asked_twice = True
            case "escape":
                self._leave()
        return amending

    def _type(self, key: str) -> None:
        """A key while the reason is typed."""
        if key == "enter":
            self._look()
        elif key == "escape" and self._amending is not None:
            self._amending = self._amending.back()
        elif key == "escape":
            self._leave()
        elif key == "backspace":
            self._reason = self._reason.erase()
        elif key == "ctrl+u":
            self._reason = self._reason.empty()
        elif len(key) == 1:
            self._reason, self._fault = self._reason.type(key), ""

    def _look(self) -> None:
        """On to the second look, where there is a reason."""
        reason = one_line(self._reason.text)
        desk, history = self._case.desk, self._case.history
        if not reason:
            self._fault = self.words("correct.change.no_reason")
        elif self._amending is not None:
            self._correction = desk.amendment(history, self._amending, reason)
        elif self._kind is Kind.UNDO and (last := history.last_amendment) is not None:
            self._correction = desk.void(last.id, reason)
        else:
            self._correction = desk.void(history.answer.id, reason)

    async def _save(self, correction: Correction) -> None:
        try:
            await asyncio.to_thread(self._case.desk.save, correction, self._case.history)
        except CorrectedMeanwhile:
            await self._end(is_saved=False)
        except (StoreError, OSError) as error:
            log.error("a correction could not be saved: %s", type(error).__name__)
            reason = error.reason if isinstance(error, StoreError) else "device"
            known = reason if reason in KNOWN_REASONS else "device"
            why = self.words(f"correct.not_saved.{known}")
            self._fault = self.words("correct.change.not_saved", why=why)
        else:
            await self._end(is_saved=True)

    async def _end(self, *, is_saved: bool) -> None:
        self._left = True
        await self._over(is_saved)
        self.dismiss()

    def _leave(self) -> None:
        self._left = True
        self.dismiss()

    # What is to be seen

    def lines(self, width: int, height: int) -> Block:
        look, words, case = self.program.look, self.words, self._case
        view = ChangeView(Teller(case.instrument, words, look, width), case.history, case.sitting)
        amending = self._words_wanted
        if amending is not None:
            body = view.words_of(amending)
            prompt = view.code(amending, is_leaving=self._asked_twice)
        else:
            body = view.why(self._kind, self._changes(), self._reason.text, self._correction)
            prompt = view.sure(self._fault, is_sure=self._correction is not None)
        has_pad = amending is not None and height >= LOW
        erase = pad(width, look, words("entry.keys.backspace")) if has_pad else []
        head = [*self.headed(width)]
        foot = [*prompt, *erase, *keys_block(self._keys(), width, look, look.band)]
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _changes(self) -> Difference:
        """What goes and what comes, seen from what counts now."""
        history = self._case.history
        if self._amending is not None and history.now is not None:
            return difference(history.now, self._amending.after)
        if self._kind is Kind.UNDO:
            return history.without_last
        return Difference()

    def _keys(self) -> list[Key]:
        words = self.words
        back = ("escape", "Esc", words("staff.keys.back"))
        if (amending := self._words_wanted) is not None:
            undo = [("u", "u", words("entry.keys.undo"))] if amending.before else []
            return [("enter", "Enter", words("entry.keys.enter")),
                    ("left", "←", words("entry.keys.back")), *undo,
                    ("?", "?", words("staff.keys.help")),
                    ("escape", "Esc", words("entry.field.cancel"))]  # fmt: skip
        if self._correction is None:
            return [("enter", "Enter", words("entry.keys.enter")), back]
        return [("enter", "Enter", words("entry.keys.save")), back]
