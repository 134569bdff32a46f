"""The state machine of entering forms, one after another.

::

    NUMBER ─> GROUP ─> CODE ─> BACKGROUND 1 … m ─> QUESTION 1 … n ─> REVIEW ─> saved ─> NUMBER
       ^  (what is bound or not asked is passed over)           │
       └────────────────────────────────────────────────────────┘  every step can be taken back

Digits lead on by themselves. It is told what is marked, and nothing is decided for the person who
filled the form in: too many, too few, none and what cannot be read are kept as they stand.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from valuetui.instrument.background import Kind
from valuetui.instrument.form_number import written
from valuetui.instrument.model import Instrument
from valuetui.interview.entry import answering, marking, numbering, slip
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.rules import Batch, Before, Rules
from valuetui.interview.entry.sheet import NOTE_LETTERS
from valuetui.interview.entry.state import NUMBER, State
from valuetui.interview.stage import Stage
from valuetui.words.cleaning import short_line

REMEMBERED = 400
"""How many keys can be undone: more than any form takes."""


def _nobody_listens() -> None:
    """Where nothing has to be done about a change."""


class Entering:
    """A clerk's work at a batch. ``changed`` is called after every key that changed something.

    No key is refused by an exception: what has no effect is told (:attr:`State.told`).
    """

    def __init__(
        self,
        instrument: Instrument,
        batch: Batch,
        rules: Rules,
        changed: Callable[[], None] = _nobody_listens,
        asked_only: frozenset[str] | None = None,
    ) -> None:
        self.desk = Desk(instrument, batch, rules, asked_only)
        self.state = self.desk.empty()
        self._past: list[State] = []
        self._changed = changed

    def go_on_with(self, state: State) -> None:
        """Go on with a form that was interrupted."""
        number = "" if state.sheet.number is None else written(state.sheet.number)
        self.begin_at(state.tell("resumed" if number else "number", number=number))

    def begin_at(self, state: State) -> None:
        """Begin here, with nothing to undo."""
        self.state, self._past = state, []

    @property
    def stage(self) -> Stage:
        """Where the form is; ``INFORMATION`` where its number is asked for."""
        return self.state.place.stage

    @property
    def is_under_way(self) -> bool:
        """Whether something of a form is entered that would be lost."""
        return self.state.sheet.number is not None

    @property
    def writes(self) -> bool:
        """Whether a text is to be typed now, and not digits."""
        at_background = self.stage is Stage.BACKGROUND
        return at_background and self.desk.background(self.state).kind is Kind.TEXT

    # Keys

    def digit(self, typed: str) -> None:
        """A digit."""
        state = replace(self.state, told=None)
        match self.stage:
            case Stage.INFORMATION:
                self._go(numbering.digit(self.desk, state, typed))
            case Stage.GROUP:
                self._go(answering.group_digit(self.desk, state, typed))
            case Stage.BACKGROUND:
                self._go(answering.digit(self.desk, state, typed))
            case Stage.QUESTION:
                self._go(marking.digit(self.desk, state, typed))
            case Stage.CODE:
                return  # letters are typed there
            case _:
                self._go(state.tell("save_first", trouble=True))

    def enter(self) -> None:
        """Enter: on from here. At the review nothing: saving needs the disk."""
        match self.stage:
            case Stage.INFORMATION:
                self._go(numbering.enter(self.desk, self.state))
            case Stage.GROUP if self.state.sheet.group:
                self._go(self.desk.on(self.state))
            case Stage.GROUP:
                self._go(self.state.refuse("no_group"))
            case Stage.CODE:
                self._go(slip.none(self.desk, self.state))
            case Stage.BACKGROUND:
                self._go(answering.enter(self.desk, self.state))
            case Stage.QUESTION:
                self._go(marking.enter(self.desk, self.state))

    def erase(self) -> None:
        """Backspace: without the last digit, or the last that was entered; at last one place
        back."""
        state = self.state
        if self.stage is Stage.INFORMATION:
            self._go(numbering.erase(state))
        elif state.pending:
            self._go(replace(state, pending=state.pending[:-1], sure=False, told=None))
        elif state.taking_out:
            self._go(marking.take_out(state))
        elif self.stage is Stage.BACKGROUND:
            self._go(answering.erase(self.desk, state))
        elif self.stage is Stage.QUESTION:
            self._go(marking.erase(self.desk, state))
        else:
            self._go(replace(self.desk.back(state), told=None))

    def more(self) -> None:
        """More is marked than the question asks for."""
        if self.stage is Stage.QUESTION:
            self._go(marking.more(self.desk, self.state))
        elif self.stage is Stage.REVIEW:
            self._go(marking.more(self.desk, self.desk.back(self.state)))

    def illegible(self) -> None:
        """Something cannot be read at this question."""
        if self.stage is Stage.QUESTION:
            self._go(marking.illegible(self.desk, self.state))
        elif self.stage is Stage.BACKGROUND:
            self._go(answering.illegible(self.desk, self.state))

    def take_out(self) -> None:
        """The next code takes a value out."""
        if self.stage is Stage.QUESTION:
            self._go(marking.take_out(self.state))

    def back(self) -> None:
        """One place back; what was entered stays."""
        self._go(replace(self.desk.back(self.state), told=None))

    def on(self) -> None:
        """One place on, where all is entered here."""
        if self.desk.is_done(self.state):
            self._go(replace(self.desk.on(self.state), told=None))

    @property
    def can_undo(self) -> bool:
        """Whether there is a key to undo."""
        return bool(self._past)

    def undo(self) -> None:
        """As it was before the last key that changed something, also after the form was put
        away."""
        if self._past:
            self.state = replace(self._past.pop(), told=None)
            self._changed()

    def put_away(self) -> None:
        """Enter nothing of this form. Until the next number this can be undone."""
        if self.is_under_way:
            number = written(self.state.sheet.number or 0)
            self._go(self.desk.empty().tell("put_away", number=number))

    # Texts

    def scan(self, text: str) -> None:
        """The code of a form came from a reader."""
        if self.stage is Stage.INFORMATION:
            self._go(numbering.scan(self.desk, self.state, text))

    def write(self, text: str) -> None:
        """What the person has written at the present background question."""
        if self.writes:
            self._go(answering.write(self.desk, self.state, text))

    @property
    def takes_code(self) -> bool:
        """Whether the code from a slip is to be typed now."""
        return self.stage is Stage.CODE

    def code(self, digest: str) -> None:
        """The code that came with the form is right; this is kept in its place."""
        if self.takes_code:
            self._go(slip.take(self.desk, self.state, digest))

    def refuse_code(self, finding: str, **about: Any) -> None:
        """The form cannot be entered with the code that was typed."""
        self._go(slip.refuse(self.state, finding, **about))

    def code_spent(self) -> None:
        """The code was used for another answer meanwhile: this one stays, and is not saved."""
        self._go(slip.spent(self.state))

    @property
    def takes_write_in(self) -> bool:
        """Whether a word may have been written in at the present question."""
        if self.stage is not Stage.QUESTION:
            return False
        return self.desk.question(self.state).takes_write_in(self.state.sheet.group)

    def write_in(self, text: str) -> None:
        """The word that the person misses among those of the list."""
        if self.takes_write_in:
            self._go(marking.write_in(self.desk, self.state, text))

    def note(self, text: str) -> None:
        """A remark about the form."""
        sheet = replace(self.state.sheet, note=short_line(text, NOTE_LETTERS))
        self._go(replace(self.state, sheet=sheet, told=None))

    # The end

    def tell(self, key: str, section: str = "entry") -> None:
        """Tell the clerk something that changes nothing."""
        self.state = self.state.tell(key, trouble=True, section=section)

    def saved(self, key: str = "saved", section: str = "entry") -> None:
        """The form is safe: on to the next one."""
        number = written(self.state.sheet.number or 0)
        self.begin_at(self.desk.empty().tell(key, section=section, number=number))
        self._changed()

    def refuse(self, key: str) -> None:
        """The form is not for this clerk, as was found only now: this entry stays, and is not
        saved."""
        self.refuse_kept(key, "double")

    def refuse_number(self, before: Before, number: int = 0, key: str = "") -> None:
        """Somebody else has entered the form meanwhile: this entry stays, and is not saved. The
        form in hand is meant unless it has another ``number``."""
        told = {"number": written(number or self.state.sheet.number or 0), **vars(before)}
        self.state = self.state.tell(key or before.told, trouble=True, **told)

    def refuse_kept(self, key: str, section: str = "entry") -> None:
        """Another version of the form is saved: this one stays, and is not."""
        number = written(self.state.sheet.number or 0)
        self.state = self.state.tell(key, trouble=True, section=section, number=number)

    def renew(self) -> None:
        """What was saved of the form does not count: it becomes another record."""
        self.state = replace(self.state, record_id=self.desk.rules.new_id())
        self._changed()

    def voided(self, number: int) -> None:
        """What was entered of this form does not count any more: enter it again."""
        self.state = self.desk.empty()
        numbered = replace(self.state, sheet=replace(self.state.sheet, number=number))
        self._go(self.desk.on(numbered).tell("voided", number=written(number)))

    def not_saved(self, reason: str) -> None:
        """The form could not be saved, for a reason of a ``StoreError``: it stays as it is."""
        self.state = self.state.tell("not_saved", trouble=True, reason=reason)

    def _go(self, state: State) -> None:
        before = self.state
        if replace(state, told=None) == replace(before, told=None):
            self.state = state
            return
        begins = before.place == NUMBER and before.sheet.number is None
        if begins and state.sheet.number is not None:
            self._past.clear()
        self._past = [*self._past[1 - REMEMBERED :], before]
        self.state = state
        self._changed()
