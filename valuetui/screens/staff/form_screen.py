"""What is to be seen of a form at a desk: all that is entered of it, what was told last, what is to
be typed, and the keys."""

from dataclasses import replace
from functools import lru_cache

from rich.text import Text

from valuetui.instrument.form_number import read_number
from valuetui.interview.entry.entering import Entering
from valuetui.interview.stage import Stage
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.keys import code_keys, shown_keys
from valuetui.screens.staff.look import Key, Look, banded, filled, keys_block, pad
from valuetui.screens.staff.prompt_view import PromptView
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.staff.sheet_view import SheetView, forget_rows
from valuetui.station.entry_desk import EntryDesk
from valuetui.words.text import in_language

REFUSED = {"entered", "entered_since", "kept", "kept_amend"}
"""What is told of a number that cannot be saved and can be corrected."""
LOW, LEAST = 22, 24
"""Lines below which there is no room for keys to touch, and that every terminal of staff has."""


class FormScreen(StaffScreen):
    """The form that is at a desk."""

    title_key = "entry.title"
    """The key of the title; those below are of what is said elsewhere on the screen."""
    read_key = "entry.at.read"
    review_key = "entry.at.review"

    def __init__(self, desk: EntryDesk, *, has_menu: bool, quits: bool) -> None:
        super().__init__()
        self._desk = desk
        self._has_menu = has_menu
        self._quits = quits
        self._field: Field | None = None
        """What is typed as a text; None where digits are."""
        self._drawn: tuple[tuple[object, ...], Block] | None = None
        """The form as it was drawn last, and of what."""
        self._entered = 0
        """Forms of the batch that have been entered."""

    @property
    def entering(self) -> Entering:
        """The work at the present batch."""
        assert self._desk.entering is not None  # noqa: S101 - there is a batch before this screen
        return self._desk.entering

    @property
    def _refused(self) -> int | None:
        """The number that was refused just now, because another entry or version of it is saved."""
        told = self.entering.state.told
        return read_number(told.values["number"]) if told and told.key in REFUSED else None

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        view = SheetView(self.entering, words, look, width, self.read_key)
        head = [self._title(width), *view.head(), Text()]
        prompt = PromptView(self.entering, self._field, words, look, self.review_key)
        foot = [*prompt.lines(width), *self._keys(width, height)]
        room = height - len(head) - len(foot)
        return [*head, *filled(self._body(view, room), room), *foot]

    def _body(self, view: SheetView, room: int) -> Block:
        """The form itself. Of two digits of a code the first changes nothing of it."""
        state = replace(self.entering.state, pending="", told=None)
        of = state, self.entering, room, view.width, self.words, self.program.look
        if self._drawn is None or self._drawn[0] != of:
            if self.entering.stage is Stage.INFORMATION:
                forget_rows()
            self._drawn = of, view.body(room)
        return self._drawn[1]

    def _title(self, width: int) -> Text:
        look, words, desk = self.program.look, self.words, self.entering.desk
        organisation = in_language(desk.instrument.organisation.name, words.language)
        title = words(self.title_key, organisation=organisation, wave=desk.instrument.wave)
        right = " · ".join(filter(None, (desk.batch.operator, self._progress())))
        return _title(title, right, width, look)

    def _progress(self) -> str:
        """How much of the batch is done."""
        words, numbers = self.words, self.entering.desk.batch.numbers
        if numbers is None:
            return words("entry.sheet.entered", n=self._entered)
        return words("entry.sheet.entered_of", n=self._entered, all=len(numbers))

    def _keys(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        if self._field is not None and self._field.what not in {"text", "code"}:
            shown = [("enter", "Enter", words("entry.field.done")),
                     ("escape", "Esc", words("entry.field.cancel"))]  # fmt: skip
        else:
            shown = self._shown_keys()
        if height < LOW:
            return keys_block(shown, width, look, look.band)
        erase = words("entry.keys.backspace")
        air = [Text()] * (height > LEAST)
        return [*air, *pad(width, look, erase), *keys_block(shown, width, look, look.band, 2)]

    def _shown_keys(self) -> list[Key]:
        if self.entering.takes_code:
            return code_keys(self.words)
        may_correct = self._refused is not None
        return shown_keys(
            self.entering, self.words, may_correct=may_correct, has_menu=self._has_menu,
            quits=self._quits,
        )  # fmt: skip


@lru_cache(1)
def _title(left: str, right: str, width: int, look: Look) -> Text:
    """The line at the top, which most keys change nothing of."""
    return banded(Text(left, look.strong), Text(right), width, look.band)
