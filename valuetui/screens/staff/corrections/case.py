"""One answer: what it says, whether it counts, and all that has happened to it."""

import asyncio

from rich.style import Style
from rich.text import Text

from valuetui.interview.amending import Amending
from valuetui.responses.answer import Answer
from valuetui.responses.errors import StoreError
from valuetui.responses.history import History
from valuetui.screens.results.layout import Block, wrapped, wrapped_text
from valuetui.screens.staff.corrections.change import Case, ChangeScreen
from valuetui.screens.staff.corrections.helptext import help_page
from valuetui.screens.staff.corrections.telling import Teller
from valuetui.screens.staff.helping import RolesScreen, speak_next
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, banded, filled, keys_block
from valuetui.station.begun_change import Change, ChangedMeanwhile, ChangeKind, Lost
from valuetui.station.correction_desk import CorrectionDesk

ROOM = 20
"""Columns beside what is told, for the edges and for what is told of the rest of the page."""


class CaseScreen(RolesScreen):
    """An answer that was found. It is read anew after every change."""

    heading = "correct.case.heading"

    def __init__(self, desk: CorrectionDesk, history: History, who: str) -> None:
        super().__init__()
        self._desk = desk
        self._history = history
        self._who = who
        self._instrument = desk.instrument_of(history.answer)
        self._sitting = desk.sitting_of(history.answer)
        self._top = 0
        self._told = ""
        self._is_trouble = False
        self._begun: Change | None = None
        """What this person had begun to change."""
        self._lost: Lost | None = None
        """What they had typed, and could not be saved any more."""

    def on_screen_resume(self) -> None:
        """A change is over, or was begun; drawing is left to what every screen does then."""
        self._look_for_begun()

    def _look_for_begun(self) -> None:
        try:
            fresh = self._amending(self._history.now or self._history.answer)
            self._begun = self._desk.begun.find(self._history, fresh)
        except ChangedMeanwhile as meanwhile:
            self._begun, self._lost = None, meanwhile.lost
            self._tell("begun_gone", is_trouble=True)

    async def press(self, key: str) -> None:
        step = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}.get(key)
        if step:
            self._top += step
            return
        self._told = ""
        match key.lower():
            case "escape":
                self.leave()
            case "l":
                speak_next(self)
            case "?":
                self.app.push_screen(InfoScreen("correct.help.heading", help_page))
            case letter:
                self._begin(letter)

    def _begin(self, key: str) -> None:
        """Begin with a change, or go on with one."""
        match key:
            case "g" if self._begun is not None:
                self._change(self._begun, is_kept=True)
            case "r" if self._may_amend:
                self._change(Change(ChangeKind.AMEND, self._fresh()))
            case "s" if self._history.now is not None:
                self._change(Change(ChangeKind.STRIKE))
            case "u" if self._history.last_amendment is not None:
                self._change(Change(ChangeKind.UNDO))
            case "r" | "s" | "u":
                self._tell("cannot", is_trouble=True)

    @property
    def _may_amend(self) -> bool:
        return self._history.now is not None and self._instrument is not None

    def _fresh(self) -> Amending | None:
        """An amendment of the answer of which nothing is typed yet; None where none can be."""
        return self._amending(self._history.now) if self._history.now is not None else None

    def _amending(self, answer: Answer) -> Amending | None:
        if self._instrument is None:
            return None
        return Amending.of(answer, self._instrument, check_digits=self._desk.place.check_digits)

    def _change(self, change: Change, *, is_kept: bool = False) -> None:
        case = Case(self._desk, self._history, self._instrument, self._sitting)
        self.app.push_screen(ChangeScreen(case, change, self._read, is_kept=is_kept))

    async def _read(self, lost: Lost | None) -> None:
        """Read the answer anew: a change has been saved, or was not since somebody else has made
        one."""
        self._lost, is_saved = lost, lost is None
        self._tell("saved" if is_saved else "meanwhile", is_trouble=not is_saved)
        try:
            found = await asyncio.to_thread(self._desk.history, self._history.answer.id)
        except StoreError:
            found = None
        if found is not None:
            self._history = found
        elif is_saved:
            self._tell("saved_unread")
        self._top = 0

    def _tell(self, key: str, *, is_trouble: bool = False) -> None:
        self._told, self._is_trouble = self.words(f"correct.case.{key}"), is_trouble

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = self.headed(width, self._who)
        foot = keys_block(self._keys(), width, look, look.band)
        body, said = self._body(width), self._said(width)
        room = height - len(head) - len(foot) - len(said)
        self._top = max(0, min(self._top, len(body) - room))
        ends = (("▲", self._top > 0), ("▼", self._top + room < len(body)))
        signs = " ".join(sign for sign, there in ends if there)
        more = Text(f"{signs} {words('correct.case.more')}" if signs else "", look.muted)
        *above, last = said
        said = [*(Text.assemble(" ", line) for line in above), banded(last, more, width, Style())]
        return [*head, *filled(body[self._top : self._top + room], room), *said, *foot]

    def _said(self, width: int) -> Block:
        """What was told last; its last line has room for what is told of the rest of the page."""
        look = self.program.look
        sign, style = ("!", look.bad) if self._is_trouble else ("✔", look.good)
        return wrapped(f"{sign} {self._told}", width - ROOM, style) if self._told else [Text()]

    def _body(self, width: int) -> Block:
        look, words, history = self.program.look, self.words, self._history
        teller = Teller(self._instrument, words, look, width)
        answer = history.answer
        style = look.bad if history.now is None else look.good
        lines = wrapped_text(
            Text.assemble(f" {answer.id}  ", (teller.state(history), style)), width
        )
        lines += teller.paragraph(teller.about(answer, history.now), look.text)
        if self._sitting is not None:
            closed = self._sitting.closed
            key = "sitting_closed" if closed else "sitting"
            told = words(f"correct.case.{key}", name=self._sitting.name, day=closed or "")
            lines += teller.paragraph(told, look.muted)
        if self._begun is not None:
            told = words(f"correct.case.begun.{self._begun.kind}")
            lines += [Text(), *teller.paragraph(f"▸ {told}", look.accent)]
        lines += self._not_saved(teller)
        lines += [Text(), *teller.picks(history.now or answer)]
        lines += [Text(), Text(f" {words('correct.case.history')}", look.accent)]
        return [*lines, *teller.history(history)]

    def _not_saved(self, teller: Teller) -> Block:
        """What this person had typed, for as long as they look at the answer."""
        lost, words = self._lost, self.words
        if lost is None:
            return []
        what = words(f"correct.change.heading.{lost.kind}")
        lines = [Text(), *teller.paragraph(words("correct.case.lost", what=what), teller.look.bad)]
        lines += teller.changes(lost.changes, 3)
        if lost.reason:
            reason = words("correct.change.why", reason=lost.reason)
            lines += teller.paragraph(reason, teller.look.accent, 3)
        return lines

    def _keys(self) -> list[Key]:
        words, keys = self.words, []
        if self._begun is not None:
            keys.append(("g", "g", words("correct.keys.go_on")))
        if self._may_amend:
            keys.append(("r", "r", words("correct.keys.amend")))
        if self._history.now is not None:
            keys.append(("s", "s", words("correct.keys.strike")))
        if self._history.last_amendment is not None:
            keys.append(("u", "u", words("correct.keys.undo")))
        return [*keys, ("down", "▼", ""), ("up", "▲", ""), ("?", "?", words("staff.keys.help")),
                ("escape", "Esc", words("staff.keys.back"))]  # fmt: skip
