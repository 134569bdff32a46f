"""All sessions with what they have come to, of which one is chosen, or another one opened."""

import asyncio

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.results.accounted import sum_in_words
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.choice import Choice, choice_lines
from valuetui.screens.staff.council.one import SessionScreen
from valuetui.screens.staff.council.opening import OpenForm, OpenScreen
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import Key, filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.work import Work
from valuetui.station.council import Account, accounts
from valuetui.words.text import in_language


def begin(work: Work) -> "SessionsScreen":
    """All sessions."""
    return SessionsScreen(work)


class SessionsScreen(RolesScreen):
    """The sessions, those that are open first."""

    heading = "council.task.heading"

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._found: list[Account] | None = None
        self._fault = False
        self._choice = Choice(0)

    def on_screen_resume(self) -> None:
        """Shown, for the first time or after something was changed."""
        self.run_worker(self._look(), exclusive=True)

    async def _look(self) -> None:
        """Read the answers, in a thread."""
        try:
            found = await asyncio.to_thread(accounts, self._work.staff.place.register.folder)
        except (StoreError, OSError):
            self._fault = True
        else:
            latest = found[::-1]
            self._found = sorted(latest, key=lambda each: each.is_final)
            self._fault = False
            self._choice = Choice(len(found), min(self._choice.place, max(0, len(found) - 1)))
        self.draw()

    async def press(self, key: str) -> None:
        if key == "escape":
            self.leave()
            return
        if key.lower() == "o":
            form = OpenForm.of(self.program.instrument)
            self.app.push_screen(OpenScreen(form, self._work.staff.place))
            return
        pressed = self._choice.press(key)
        self._choice = Choice(pressed.count, pressed.place, pressed.typed)
        if pressed.chosen and self._found:
            self.app.push_screen(SessionScreen(self._work, self._found[pressed.place]))
        elif pressed == self._choice:
            self.press_other(key)

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [*self.headed(width, self._work.name), Text()]
        head += [*indented(self._lead(), width, look), Text()]
        keys: list[Key] = [("enter", "Enter", words("staff.keys.choose")),
                           ("o", "o", words("council.key.open")), *self.other_keys(),
                           ("escape", "Esc", words("staff.keys.back"))]  # fmt: skip
        foot = [*pad(width, look, words("entry.keys.backspace")),
                *keys_block(keys, width, look, look.band)]  # fmt: skip
        room = height - len(head) - len(foot)
        rows = [self._row(each) for each in self._found or ()]
        return [*head, *filled(choice_lines(self._choice, rows, width, room, look), room), *foot]

    def _lead(self) -> str:
        if self._fault:
            return self.words("council.task.unreadable")
        if self._found is None:
            return self.words("council.task.reading")
        return self.words(f"council.task.{'lead' if self._found else 'none'}")

    def _row(self, found: Account) -> tuple[Text, str]:
        """A session: its name, for whom it is and since when, and its sum."""
        look, words, sitting = self.program.look, self.words, found.sitting
        group = self.program.instrument.group_by_id.get(sitting.group or "")
        label = in_language(group.label, words.language) if group else words("council.task.all")
        key = "is_over" if sitting.closed else "is_open"
        since = words(f"council.task.{key}", opened=sitting.opened, closed=sitting.closed)
        told = found.reconciliation
        counts = sum_in_words(told, words) or words("council.cli.answers", n=told.answers)
        if found.is_cut_short:
            counts = words("council.task.cut_short")
        name = Text.assemble((sitting.name, look.strong), (f"  {label}, {since}", look.muted))
        return name, counts
