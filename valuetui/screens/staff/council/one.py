"""One session: what became of those present, and what can be done with it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.responses.sessions import sittings
from valuetui.results.accounted import differences_in_words, rows_in_words, sum_in_words
from valuetui.screens.results.layout import Block, chopped, padded
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import CURSOR, Key, filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.work import Work
from valuetui.station.council import Account, account, count_present
from valuetui.station.council_closing import StillCounting, close_session

SURE = {"s": "close_sure", "k": "queue_sure"}
"""Keys that are pressed twice, with what is told the first time."""
LONGEST = 5
"""Digits of the largest number of people."""
Found = TypeVar("Found")


class SessionScreen(RolesScreen):
    """The reconciliation of a session. Esc leads back to all of them."""

    heading = "council.task.heading"

    def __init__(self, work: Work, found: Account) -> None:
        super().__init__()
        self._work = work
        self._found = found
        self._present: Field | None = None
        """How many are present, while that is typed."""
        self._told = ""
        self._path = ""
        """Of the protocol that was written just now."""
        self._is_trouble = False
        self._asked_twice = ""

    @property
    def _can(self) -> tuple[str, ...]:
        """The keys with which something of the session can be changed."""
        if self._found.is_final:
            return ()
        return ("s",) if self._found.is_cut_short else ("k", "n", "s")

    # Keys

    async def press(self, key: str) -> None:
        if self._present is not None:
            await self._type(self._present, key)
            return
        asked, self._asked_twice = self._asked_twice, ""
        self._tell("")
        key = key.lower()
        if key == "escape":
            self.leave()
        elif key in SURE and key in self._can and asked != key:
            self._asked_twice = key
            self._tell(self.words(f"council.task.{SURE[key]}"), is_trouble=True)
        elif key in self._can:
            await self._change(key)
        elif key == "p":
            await self._write()
        elif key == "r":
            await self._look()
        else:
            self.press_other(key)

    async def _change(self, key: str) -> None:
        if key == "n":
            self._present = Field("present")
        elif key == "s":
            await self._close()
        else:
            self._left = True
            self._work.staff.then(("kiosk", "--session", self._found.sitting.name))
            self.app.exit()

    async def _type(self, field: Field, key: str) -> None:
        """A key while the number of those present is typed."""
        if key == "escape":
            self._present = None
        elif key == "enter":
            self._present = None
            if field.text:
                await self._try(self._correct, int(field.text))
                await self._look()
        elif key == "backspace":
            self._present = field.erase()
        elif key.isascii() and key.isdecimal() and len(field.text) < LONGEST:
            self._present = field.type(key)

    # What is done, in a thread

    async def _look(self) -> None:
        found = await self._try(self._account)
        self._found = found or self._found

    def _account(self) -> Account:
        """What it has come to by now, perhaps closed by somebody else."""
        before = self._found.sitting
        known = {each.id: each for each in sittings(self._folder)}
        return account(self._folder, known.get(before.id, before))

    def _correct(self, present: int) -> None:
        count_present(self._folder, self._found.sitting, present)

    async def _close(self) -> None:
        await self._look()
        if self._found.is_final:  # somebody else has closed it meanwhile
            self._tell(self.words("council.task.closed"))
            return
        day = self._work.staff.place.today().isoformat()
        try:
            closed = await self._try(close_session, self._folder, self._found.sitting, day)
        except StillCounting as error:
            self._tell(self.words("council.task.going_on", station=error.station), is_trouble=True)
            return
        if closed:
            self._found = closed
        else:
            await self._look()
        if self._found.is_final:  # perhaps by somebody else, a moment ago
            self._tell(self.words("council.task.closed"))

    async def _write(self) -> None:
        """The protocol, into where exports land."""
        from valuetui.reports.pdf.compile import PdfFault
        from valuetui.reports.pdf.protocol import Protocol, write_protocol
        from valuetui.results.gate.participation import participation
        from valuetui.station.places import exports_folder

        found, words = self._found, self.words
        protocol = Protocol(
            found.sitting,
            found.reconciliation,
            self.program.instrument,
            words,
            self._work.staff.place.today(),
            tuple((each.name, each.records, each.sha256) for each in found.files),
            participation(*found.codes) if found.codes else None,
        )
        self._tell(words("council.task.writing"))
        self.draw()
        try:
            path = await asyncio.to_thread(write_protocol, protocol, exports_folder())
        except PdfFault as fault:
            why = words(f"pdf.fault.{fault.reason}", detail=fault.detail)
            self._tell(words("council.task.not_written", why=why), is_trouble=True)
        except OSError as error:
            self._tell(words("council.task.not_written", why=error.strerror), is_trouble=True)
        else:
            self._tell(words("council.task.written"))
            self._path = str(path)

    async def _try(self, act: Callable[..., Found], *what: object) -> Found | None:
        """Do something in a thread; None, and told, where the disk refuses."""
        try:
            return await asyncio.to_thread(act, *what)
        except StillCounting:
            raise
        except (StoreError, OSError):
            self._tell(self.words("council.task.fault.other"), is_trouble=True)
            return None

    def _tell(self, text: str, *, is_trouble: bool = False) -> None:
        self._told, self._path, self._is_trouble = text, "", is_trouble

    @property
    def _folder(self) -> Path:
        return self._work.staff.place.register.folder

    # What is to be seen

    def lines(self, width: int, height: int) -> Block:
        look, words, found = self.program.look, self.words, self._found
        told = found.reconciliation
        head = [*self.headed(width, self._work.name), Text(f" {found.sitting.name}", look.strong)]
        rows = rows_in_words(told, words)
        widest = max(len(what) for what, _ in rows)
        body: Block = [Text()]
        body += [Text.assemble((f"   {what:<{widest}}  ", look.text), (f"{n:>5}", look.strong))
                 for what, n in rows]  # fmt: skip
        body.append(Text())
        says = [sum_in_words(told, words), *differences_in_words(told, words)]
        if found.is_cut_short:
            says.append(words("council.task.cut_short"))
        for said in filter(None, says):
            body += indented(said, width, look)
        digits = [] if self._present is None else pad(width, look, words("entry.keys.backspace"))
        keys = keys_block(self._keys(), width, look, look.band)
        foot = [*self._prompt(width), *digits, *keys]
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _prompt(self, width: int) -> Block:
        look, words = self.program.look, self.words
        if self._present is not None:
            asked = f" {words('council.staff.present')} "
            line = Text.assemble((asked, look.strong), (self._present.text + CURSOR, look.accent))
            return [padded(line, width)]
        style = look.bad if self._is_trouble else look.good
        told = [Text.assemble(line, style=style) for line in indented(self._told, width, look)]
        return [
            *told,
            *(Text.assemble(" ", line) for line in chopped(self._path, width - 2, style)),
        ]

    def _keys(self) -> list[Key]:
        words = self.words
        if self._present is not None:
            return [("enter", "Enter", words("entry.field.done")),
                    ("escape", "Esc", words("entry.field.cancel"))]  # fmt: skip
        meanings = {"k": "queue", "n": "present", "s": "close", "p": "protocol", "r": "again"}
        shown = (*self._can, "p", *("r" if self._can else ""))
        found = [(key, key, words(f"council.key.{meanings[key]}")) for key in shown]
        return [*found, ("escape", "Esc", words("staff.keys.back"))]
