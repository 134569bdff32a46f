"""A change of an answer: what it is, why, a second look, and only then it is saved."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

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
from valuetui.screens.staff.telling import why_not_saved
from valuetui.station.begun_change import Change, ChangeKind, Lost
from valuetui.station.correction_desk import CorrectedMeanwhile, CorrectionDesk
from valuetui.words.cleaning import one_line

LOW = 22
"""Lines below which there is no room for keys to touch."""

log = logging.getLogger(__name__)


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
        change: Change,
        over: Callable[[Lost | None], Awaitable[None]],
        *,
        is_kept: bool = False,
    ) -> None:
        """``over`` is told what was not saved, None where all was, before this screen goes. What
        ``is_kept`` had been begun before."""
        super().__init__()
        self.heading = f"correct.change.heading.{change.kind}"
        self._case = case
        self._typed = change
        self._over = over
        self._is_kept = is_kept
        self._correction: Correction | None = None
        """What will be saved, at the second look; the same however often that is tried."""
        self._fault = ""
        self._asked_twice = False

    @property
    def _words_wanted(self) -> Amending | None:
        """What the words are typed into, until that is done."""
        amending = self._typed.amending
        return None if amending is None or amending.is_done else amending

    async def press(self, key: str) -> None:
        amending = self._words_wanted
        if key == "?" and (amending or self._correction):
            self.app.push_screen(InfoScreen("correct.help.heading", help_page))
        elif amending is not None:
            self._put(self._amend(amending, key))
        elif self._correction is None:
            self._type(key)
        elif key == "enter":
            await self._save(self._correction)
        elif key == "escape":
            self._correction, self._fault = None, ""
        if not self.is_leaving:
            self._keep()

    async def paste(self, text: str) -> None:
        if self._words_wanted is None and self._correction is None:
            self._put_reason(self._reason.type(text))
            self._keep()

    def _keep(self) -> None:
        """What is typed goes on where it was, whatever happens to the program."""
        if self._typed.is_begun or self._is_kept:
            self._is_kept = True
            saving = self._correction.id if self._correction else ""
            self._case.desk.begun.keep(self._case.history, self._typed, saving)

    @property
    def _reason(self) -> Field:
        return Field("reason", self._typed.reason)

    def _put_reason(self, reason: Field) -> None:
        self._typed = replace(self._typed, reason=reason.text)

    def _put(self, amending: Amending) -> None:
        self._typed = replace(self._typed, amending=amending)

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
            case "escape":
                self._throw_away(is_sure=asked)
        return amending

    def _type(self, key: str) -> None:
        """A key while the reason is typed."""
        asked, self._asked_twice, self._fault = self._asked_twice, False, ""
        if key == "enter":
            self._look()
        elif key == "escape" and self._typed.amending is not None:
            self._put(self._typed.amending.back())
        elif key == "escape":
            self._throw_away(is_sure=asked)
        elif key == "backspace":
            self._put_reason(self._reason.erase())
        elif key == "ctrl+u":
            self._put_reason(self._reason.empty())
        elif len(key) == 1:
            self._put_reason(self._reason.type(key))

    def _look(self) -> None:
        """On to the second look, where there is a reason."""
        reason = one_line(self._typed.reason)
        desk, history = self._case.desk, self._case.history
        if not reason:
            self._fault = self.words("correct.change.no_reason")
        elif self._typed.amending is not None:
            self._correction = desk.amendment(history, self._typed.amending, reason)
        elif self._typed.kind is ChangeKind.UNDO and (last := history.last_amendment) is not None:
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
            why = why_not_saved(reason, self.words)
            self._fault = self.words("correct.change.not_saved", why=why)
        else:
            await self._end(is_saved=True)

    async def _end(self, *, is_saved: bool) -> None:
        self._case.desk.begun.drop(self._case.history)
        lost = Lost(self._typed.kind, self._changes(), self._typed.reason)
        await self._over(None if is_saved else lost)
        self.leave()

    def _throw_away(self, *, is_sure: bool) -> None:
        """Throw away what is typed: at the second press, where anything is."""
        if self._typed.is_begun and not is_sure:
            self._asked_twice = True
            return
        if self._is_kept:
            self._case.desk.begun.drop(self._case.history)
        self.leave()

    # What is to be seen

    def lines(self, width: int, height: int) -> Block:
        look, words, case = self.program.look, self.words, self._case
        view = ChangeView(Teller(case.instrument, words, look, width), case.history, case.sitting)
        amending = self._words_wanted
        if amending is not None:
            body = view.words_of(amending)
            prompt = view.code(amending, is_leaving=self._asked_twice)
        else:
            typed = self._typed
            body = view.why(typed.kind, self._changes(), typed.reason, self._correction)
            fault = words("correct.change.leave_sure") if self._asked_twice else self._fault
            prompt = view.sure(fault, is_sure=self._correction is not None)
        has_pad = amending is not None and height >= LOW
        erase = pad(width, look, words("entry.keys.backspace")) if has_pad else []
        head = [*self.headed(width)]
        foot = [*prompt, *erase, *keys_block(self._keys(), width, look, look.band)]
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _changes(self) -> Difference:
        """What goes and what comes, seen from what counts now."""
        history = self._case.history
        if self._typed.amending is not None and history.now is not None:
            return difference(history.now, self._typed.amending.after)
        if self._typed.kind is ChangeKind.UNDO:
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
