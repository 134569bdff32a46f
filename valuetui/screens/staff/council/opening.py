"""Opening a session: its name, for which group it is, and how many are present."""

import asyncio
from dataclasses import dataclass, replace

from rich.text import Text

from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.screens.results.layout import Block, padded
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import Key, filled, keys_block, pad, typed_line
from valuetui.station.council import count_present, open_session
from valuetui.station.entry_place import Place
from valuetui.words.cleaning import short_line
from valuetui.words.text import in_language

NAME_LETTERS = 80
MOST = 100_000
ABOUT_THE_NAME = {"session-open", "session-unfinished"}
"""Reasons for which a session cannot have its name."""


@dataclass(frozen=True)
class OpenForm:
    """The questions, with what is typed at each. Pure."""

    instrument: Instrument
    fields: tuple[Field, ...]
    place: int = 0
    fault: str = ""
    """Why the present answer cannot be taken: the key of a text."""

    @classmethod
    def of(cls, instrument: Instrument) -> "OpenForm":
        """Nothing is answered yet."""
        return cls(instrument, tuple(map(Field, ("name", "group", "present"))))

    @property
    def name(self) -> str:
        return short_line(self.fields[0].text, NAME_LETTERS)

    @property
    def group(self) -> str | None:
        """The id of the group; None for all of them."""
        number = int(self.fields[1].text.strip() or 0)
        return self.instrument.groups[number - 1].id if number else None

    @property
    def present(self) -> int | None:
        text = self.fields[2].text.strip()
        return int(text) if text else None

    @property
    def done(self) -> bool:
        """Whether all is answered."""
        return self.place == len(self.fields)

    def press(self, key: str) -> "OpenForm":
        """What a key makes of it."""
        field = self.fields[self.place]
        match key:
            case "enter" | "down":
                fault = self._fault()
                return replace(self, fault=fault) if fault else replace(self, place=self.place + 1)
            case "up":
                return self._back()
            case "backspace":
                return self._put(field.erase()) if field.text else self._back()
            case "ctrl+u":
                return self._put(field.empty())
        return self._put(field.type(key)) if len(key) == 1 else self

    def refused(self, fault: str, place: int = 0) -> "OpenForm":
        """It could not be taken: back to the question that it is about."""
        return replace(self, place=place, fault=fault)

    def _back(self) -> "OpenForm":
        return replace(self, place=max(0, self.place - 1), fault="")

    def _put(self, field: Field) -> "OpenForm":
        fields = (*self.fields[: self.place], field, *self.fields[self.place + 1 :])
        return replace(self, fields=fields, fault="")

    def _fault(self) -> str:
        text = self.fields[self.place].text.strip()
        is_number = text.isascii() and text.isdecimal()
        match self.fields[self.place].what:
            case "name":
                return "" if self.name else "name"
            case "group":
                is_one = is_number and int(text) <= len(self.instrument.groups)
                return "" if is_one or not text else "choice"
        return "" if not text or (is_number and int(text) <= MOST) else "present"


class OpenScreen(RolesScreen):
    """A few questions, one under the other. Esc leads back without a session."""

    heading = "council.task.new"

    def __init__(self, form: OpenForm, place: Place) -> None:
        super().__init__()
        self._form = form
        self._place = place

    async def press(self, key: str) -> None:
        if key == "escape":
            self.leave()
            return
        self._form = self._form.press(key)
        if self._form.done:
            await self._open(self._form)

    async def _open(self, form: OpenForm) -> None:
        folder, day = self._place.register.folder, self._place.today().isoformat()
        try:
            sitting = await asyncio.to_thread(open_session, folder, form.name, day, form.group)
            if form.present is not None:
                await asyncio.to_thread(count_present, folder, sitting, form.present)
        except (StoreError, OSError) as error:
            reason = error.reason if isinstance(error, StoreError) else ""
            self._form = form.refused(reason if reason in ABOUT_THE_NAME else "other")
            return
        self.leave()

    async def paste(self, text: str) -> None:
        for letter in text:
            if letter.isprintable():
                self._form = self._form.press(letter)

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [*self.headed(width), Text()]
        body: Block = []
        for place, field in enumerate(self._form.fields):
            label = words(f"council.task.{field.what}")
            is_here = place == self._form.place
            if is_here:
                asked = Text.assemble((" ▸ ", look.accent), (f"{label}: ", look.strong))
                body += [typed_line(asked, field.text, width, look), *self._help(field, width)]
            else:
                asked = Text.assemble("   ", (f"{label}: ", look.muted), (field.text, look.text))
                body.append(padded(asked, width))
        keys: list[Key] = [("enter", "Enter", words("entry.keys.enter")),
                           ("escape", "Esc", words("staff.keys.back"))]  # fmt: skip
        foot = [*pad(width, look, words("entry.keys.backspace")),
                *keys_block(keys, width, look, look.band)]  # fmt: skip
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _help(self, field: Field, width: int) -> Block:
        """What can be chosen, or a hint; and why an answer was not taken."""
        look, words = self.program.look, self.words
        lines: Block = []
        if field.what == "group":
            groups = self.program.instrument.groups
            labels = [in_language(group.label, words.language) for group in groups]
            for number, label in enumerate([words("council.task.all"), *labels]):
                lines.append(Text.assemble("     ", (str(number), look.accent), f"  {label}"))
        else:
            hint = words(f"council.task.{field.what}_hint")
            lines.append(padded(Text(f"     {hint}", look.muted), width))
        if self._form.fault:
            fault = words(f"council.task.fault.{self._form.fault}")
            lines.append(Text(f"   ! {fault}", look.bad))
        return lines
