"""Entering forms. From one form to the next there is no other screen, so that nothing has to be
drawn anew: clerks type without looking."""

import asyncio
from collections.abc import Callable
from functools import partial

from valuetui.instrument.form_number import FORM
from valuetui.interview.stage import Stage
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.form_screen import FormScreen
from valuetui.screens.staff.helping import speak_next
from valuetui.screens.staff.info import InfoScreen, Page
from valuetui.screens.staff.keys import STEPS
from valuetui.screens.staff.pages import help_keys, help_page, totals_page
from valuetui.screens.theme import next_theme
from valuetui.station.entry_desk import EntryDesk

SURE = {"escape": "put_away_sure", "q": "quit_sure"}
"""Keys that are pressed twice, with what is told the first time."""


class EntryScreen(FormScreen):
    """The form that is being entered: what its keys do."""

    def __init__(
        self,
        desk: EntryDesk,
        new_batch: Callable[[], object],
        *,
        has_menu: bool = False,
        quits: bool = True,
    ) -> None:
        """``q`` leads to the menu, where there is one, unless it ``quits`` the program."""
        super().__init__(desk, has_menu=has_menu, quits=quits or not has_menu)
        self._new_batch = new_batch
        self._asked_twice = ""
        """The key that does what it does only when it is pressed again."""

    def begin_batch(self) -> None:
        """Another batch has begun."""
        self._field = None
        self._count()

    # Keys

    async def press(self, key: str) -> None:
        if self._field is not None:
            await self._type(self._field, key)
        else:
            await self._step(key)
        if self._field is None and self.entering.writes:
            self._field = Field("text", self._said())
        elif self._field is None and self.entering.takes_code:
            self._field = Field("code")

    async def _step(self, key: str) -> None:
        """A key while digits are typed."""
        asked, self._asked_twice = self._asked_twice, ""
        key = key.lower()  # whatever Caps Lock does
        entering = self.entering
        if key.isdecimal() and key.isascii():
            entering.digit(key)
        elif key == "enter" and entering.stage is Stage.REVIEW:
            await self._save()
        elif key in STEPS:
            STEPS[key](entering)
        elif key in SURE:
            self._leave(key, is_sure=asked == key)
        else:
            self._other(key)

    def _other(self, key: str) -> None:
        entering = self.entering
        match key:
            case "f" if entering.stage is Stage.INFORMATION:
                self._field = Field("scan", key)
            case "n" if entering.is_under_way:
                self._field = Field("note", entering.state.sheet.note)
            case "w" if entering.takes_write_in:
                asked = entering.desk.asked(entering.state)
                self._field = Field("write_in", entering.state.sheet.write_ins.get(asked, ""))
            case "r" if self._refused is not None:
                self._field = Field("reason")
            case "t":
                self._show_totals()
            case "b" if not entering.is_under_way:
                self._new_batch()
            case "?":
                self.app.push_screen(InfoScreen("entry.help.heading", self.explained()))
            case "l":
                speak_next(self)
            case "c":
                self.app.theme = next_theme(self.app.theme)

    async def paste(self, text: str) -> None:
        if self._field is not None:
            self._field = self._field.type(text)
        elif self.entering.stage is Stage.INFORMATION and text.startswith(FORM):
            self.entering.scan(text)

    def _leave(self, key: str, *, is_sure: bool) -> None:
        """Put the form away, or go: at the second press, where something is under way."""
        entering = self.entering
        if key == "q" and (is_sure or not entering.is_under_way):
            self._go(quits=self._quits)
        elif key == "escape" and is_sure:
            entering.put_away()
        elif key == "escape" and self._has_menu and not entering.is_under_way:
            self._go(quits=False)
        elif entering.is_under_way:
            self._asked_twice = key
            entering.tell(self._lost if key == "q" and self._quits else SURE[key])

    @property
    def _lost(self) -> str:
        """What is told of a form when the program is to end: whether it is there next time."""
        drafts = self._desk.place.drafts
        if self._desk.place.seals:
            return "quit_lost"
        if drafts is not None and not drafts.is_ours:
            return "quit_elsewhere"
        return "quit_unkept" if drafts is not None and drafts.has_failed else SURE["q"]

    def _go(self, *, quits: bool) -> None:
        """To the menu, or out of the program."""
        if quits:
            self._left = True
            self.app.exit()
        else:
            self.leave()

    async def _save(self) -> None:
        if (session := self._desk.place.session) is not None:
            is_over = await asyncio.to_thread(session.is_over)
            if is_over:
                self.entering.tell("session_over")
                return
        if await asyncio.to_thread(self._desk.save):
            self._count()

    def _count(self) -> None:
        """How much of the batch is there: of one whose numbers are known, all that anybody has
        entered, otherwise what was entered since it began."""
        numbers = self.entering.desk.batch.numbers
        self._entered = self._desk.done if numbers is None else self._desk.totals(numbers).entered

    # Typing

    async def _type(self, field: Field, key: str) -> None:
        """A key while a text is typed."""
        if field.what in {"text", "code"} and self._leads_away(field, key):
            self._field = None
        elif key == "enter" or (field.what == "scan" and key == "tab"):  # as readers may end a code
            self._field = None
            await self._typed(field)
        elif key == "escape":
            self._field = None
        elif key == "backspace":
            self._field = field.erase()
        elif key == "ctrl+u":
            self._field = field.empty()
        elif len(key) == 1:
            self._field = field.type(key)

    def _leads_away(self, field: Field, key: str) -> bool:
        """Whether a key is none of the text that stands on the paper, but a step of the form."""
        step = {"escape": "left", "left": "left", "right": "right"}.get(key)
        if not field.text and key in {"backspace", "*"}:
            step = key
        if step:
            STEPS[step](self.entering)
        return step is not None

    async def _typed(self, field: Field) -> None:
        match field.what:
            case "scan":
                self.entering.scan(field.text)
            case "note":
                self.entering.note(field.text)
            case "write_in":
                self.entering.write_in(field.text)
            case "text":
                self.entering.write(field.text)
            case "code" if field.text.strip():
                await asyncio.to_thread(self._desk.look_at_code, field.text)
            case "code":
                self.entering.enter()
            case "reason" if field.text.strip() and self._refused is not None:
                await asyncio.to_thread(self._correct, self._refused, field.text.strip())
                self._count()

    def _correct(self, number: int, reason: str) -> None:
        """What was refused does not count, or what is different here is a correction of it."""
        told = self.entering.state.told
        if told and told.key == "kept_amend":
            self._desk.amend(reason)
        else:
            self._desk.void(number, reason)

    def _said(self) -> str:
        asked = self.entering.desk.asked(self.entering.state)
        now = self.entering.state.sheet.about.of_question(asked).now
        return now if isinstance(now, str) else ""

    # Pages

    def explained(self) -> Page:
        """The page of help."""
        return partial(help_page, keys=self._explained_keys(corrects=not self._desk.place.seals))

    def _explained_keys(self, *, corrects: bool) -> tuple[str, ...]:
        return help_keys(
            has_menu=self._has_menu,
            quits=self._quits,
            seals=self._desk.place.seals,
            corrects=corrects,
        )

    def _show_totals(self) -> None:
        numbers = self.entering.desk.batch.numbers
        found = self._desk.totals(numbers or self._desk.all_numbers)
        page = partial(totals_page, found, numbers, self._desk.rates(numbers))
        self.app.push_screen(InfoScreen("entry.info.totals", page))
