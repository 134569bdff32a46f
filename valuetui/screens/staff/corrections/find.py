"""Finding an answer by the number of its form or the beginning of its id; from here also the check
of the files and the audit trail."""

import asyncio
from functools import partial

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.responses.history import History
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.choice import Choice, choice_lines
from valuetui.screens.staff.corrections.case import CaseScreen
from valuetui.screens.staff.corrections.errands import checked_page, save_audit_trail
from valuetui.screens.staff.corrections.helptext import help_page
from valuetui.screens.staff.corrections.telling import Teller
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.helping import RolesScreen, speak_next
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, filled, keys_block, typed_line
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.work import Work
from valuetui.station.correction_desk import CorrectionDesk, TooShort

OF_AN_ID = set("0123456789abcdef- +")
"""The letters that are typed; the others are commands."""
ERASES = {"backspace", "ctrl+u"}
SHOWN = 8
"""Letters of an id that tell which answer is meant."""


def begin(work: Work) -> "FindScreen":
    """Where corrections begin."""
    return FindScreen(CorrectionDesk(work.staff.place, work.name), work.name)


class FindScreen(RolesScreen):
    """A line to type in, and the answers that were found."""

    heading = "correct.find.heading"

    def __init__(self, desk: CorrectionDesk, who: str) -> None:
        super().__init__()
        self._desk = desk
        self._who = who
        self._field = Field("find")
        self._found: tuple[History, ...] = ()
        self._choice: Choice | None = None
        """Which of several that were found."""
        self._told: tuple[str, bool] | None = None
        """What was told last, and whether it is trouble."""

    async def press(self, key: str) -> None:
        if self._choice is not None:
            self._choose(self._choice, key)
            return
        match key.lower():
            case "escape":
                self.leave()
            case "enter":
                await self._find()
            case letter if letter in OF_AN_ID | ERASES:
                self._type(letter)
            case letter:
                await self._other(letter)

    def _type(self, key: str) -> None:
        self._told = None
        if key == "backspace":
            self._field = self._field.erase()
        elif key == "ctrl+u":
            self._field = self._field.empty()
        else:
            self._field = self._field.type(key)

    async def _other(self, key: str) -> None:
        match key:
            case "v":
                await self._verify()
            case "t":
                await self._save_trail()
            case "l":
                speak_next(self)
            case "?":
                self.app.push_screen(InfoScreen("correct.help.heading", help_page))

    async def paste(self, text: str) -> None:
        if self._choice is None:
            typed = "".join(each for each in text.lower() if each in OF_AN_ID)
            self._field, self._told = self._field.type(typed), None

    def _choose(self, choice: Choice, key: str) -> None:
        if key == "escape":
            self._choice = None
            return
        pressed = choice.press(key)
        self._choice = None if pressed.chosen else pressed
        if pressed.chosen:
            self._open(self._found[pressed.place])

    async def _find(self) -> None:
        self._tell("searching")
        self.draw()
        try:
            found = await asyncio.to_thread(self._desk.find, self._field.text)
        except TooShort:
            self._tell("too_short", trouble=True)
            return
        except (StoreError, OSError):
            self._tell("unreadable", trouble=True)
            return
        self._found, self._told = found.histories, None
        if len(self._found) == 1:
            self._open(self._found[0])
        elif self._found:
            self._choice = Choice(len(self._found))
        else:
            self._tell("sealed" if found.sealed else "not_found", trouble=True)

    def _open(self, history: History) -> None:
        self.app.push_screen(CaseScreen(self._desk, history, self._who))

    async def _verify(self) -> None:
        self._tell("verifying")
        self.draw()
        page = await asyncio.to_thread(checked_page, self._desk.folder)
        self._told = None
        self.app.push_screen(InfoScreen("correct.verify.heading", page))

    async def _save_trail(self) -> None:
        said = partial(save_audit_trail, self._desk.place, self.words)
        self._told = await asyncio.to_thread(said)

    def _tell(self, key: str, *, trouble: bool = False) -> None:
        self._told = self.words(f"correct.find.{key}"), trouble

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [*self.headed(width, self._who), Text()]
        lead = "correct.find.several" if self._choice else "correct.find.lead"
        head += [*indented(words(lead), width, look), Text()]
        keys: list[Key] = [("enter", "Enter", words("correct.keys.find")),
                           ("v", "v", words("correct.keys.verify")),
                           ("t", "t", words("correct.keys.trail")),
                           ("l", "l", words("staff.keys.language")),
                           ("?", "?", words("staff.keys.help")),
                           ("escape", "Esc", words("staff.keys.menu"))]  # fmt: skip
        if self._choice is not None:
            keys = [("enter", "Enter", words("staff.keys.choose")),
                    ("escape", "Esc", words("staff.keys.back"))]  # fmt: skip
            room = height - len(head) - 1
            body = choice_lines(self._choice, self._rows(width), width, room, look)
        else:
            label = Text.assemble((" ▸ ", look.accent), f"{words('correct.find.field')}: ")
            body = [typed_line(label, self._field.text, width, look), Text()]
            if self._told:
                text, is_trouble = self._told
                style = look.bad if is_trouble else look.good
                body += Teller(None, words, look, width).paragraph(text, style)
            elif begun := self._desk.begun.answers:
                ids = ", ".join(each[:SHOWN] for each in begun)
                told = words("correct.find.begun", n=len(begun), ids=ids)
                body += Teller(None, words, look, width).paragraph(told, look.accent)
        return [*head, *filled(body, height - len(head) - 1),
                *keys_block(keys, width, look, look.band)]  # fmt: skip

    def _rows(self, width: int) -> list[tuple[Text, str]]:
        look, words = self.program.look, self.words
        rows = []
        for each in self._found:
            teller = Teller(self._desk.instrument_of(each.answer), words, look, width)
            label = Text(f"{each.answer.id[:12]}  {teller.about(each.answer, each.now)}", look.text)
            rows.append((label, teller.state(each)))
        return rows
