"""Settling one form: both entries side by side where they differ, and what the paper says."""

from collections.abc import Callable

from rich.text import Text

from valuetui.interview.stage import Stage
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.both_view import BothView
from valuetui.screens.staff.entry import EntryScreen
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, filled
from valuetui.screens.staff.prompt_view import PromptView
from valuetui.screens.staff.settle_help import help_page
from valuetui.station.settling_desk import SettlingDesk

NOT_HERE = frozenset("tbrfn")
"""Keys of the entry of a form that mean nothing here."""
NOT_SHOWN = NOT_HERE | {"q", "escape"}


class SettleScreen(EntryScreen):
    """One form. It is saved with a reason, and goes on waiting where somebody leaves it."""

    title_key = "double.settle.title"
    review_key = "double.settle.review"

    def __init__(self, desk: SettlingDesk, settled: Callable[[], object]) -> None:
        super().__init__(desk, lambda: None, has_menu=True, quits=False)
        self._settling = desk
        self._settled = settled

    def _other(self, key: str) -> None:
        if key == "?":
            self.app.push_screen(InfoScreen("double.settle.help.heading", help_page))
        elif key not in NOT_HERE:
            super()._other(key)

    def _leave(self, key: str, *, is_sure: bool) -> None:
        """Leave it, and throw away what is typed: at the second press, where anything is."""
        if is_sure or not self._settling.is_begun:
            self._settling.throw_away()
            self._go(quits=False)
        else:
            self._asked_twice = key
            self.entering.tell("settle.leave_sure", section="double")

    async def _save(self) -> None:
        self._field = Field("why", self._settling.reason)

    async def _type(self, field: Field, key: str) -> None:
        await super()._type(field, key)
        self._keep_reason()

    async def paste(self, text: str) -> None:
        await super().paste(text)
        self._keep_reason()

    def _keep_reason(self) -> None:
        """It goes on where it was, whatever happens to the program."""
        if self._field is not None and self._field.what == "why":
            self._settling.give_reason(self._field.text)

    async def _typed(self, field: Field) -> None:
        if field.what != "why":
            await super()._typed(field)
        elif not field.text.strip():
            self.entering.tell("settle.no_reason", section="double")
        else:
            self._settling.give_reason(field.text.strip())
            await super()._save()

    def _count(self) -> None:
        """It is saved."""
        self._settled()
        self._go(quits=False)

    def _progress(self) -> str:
        return ""

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        view = BothView(self._settling, words, look, width)
        head = [self._title(width), *view.head(), Text()]
        prompt = PromptView(self.entering, self._field, words, look, self.review_key)
        foot = [*prompt.lines(width), *self._keys(width, height)]
        room = height - len(head) - len(foot)
        return [*head, *filled(view.body(room), room), *foot]

    def _shown_keys(self) -> list[Key]:
        words, keys = self.words, super()._shown_keys()
        if self.entering.stage is Stage.REVIEW:
            keys = [("enter", "Enter", words("entry.keys.enter")), *keys[1:]]
        shown = [each for each in keys if each[0] not in NOT_SHOWN]
        return [*shown, ("escape", "Esc", words("double.settle.keys.leave"))]
