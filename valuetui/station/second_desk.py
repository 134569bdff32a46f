"""The desk at which forms are entered again, by somebody who sees nothing of the first entry."""

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from valuetui.interview.entry.checking import Checked, refused_again
from valuetui.interview.entry.finished import reentry_of
from valuetui.interview.entry.rules import Batch, Rules
from valuetui.responses.answer import Answer
from valuetui.responses.record import Reentry
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.kept_form import Saved
from valuetui.station.operators import Tally

if TYPE_CHECKING:
    from valuetui.interview.entry.state import State

DRAFT = "{station}.again"
"""The name of a station's draft of a form that is entered again."""


class SecondDesk(EntryDesk):
    """One form after another, of those that were drawn and that somebody else has entered first."""

    def to_enter(self, numbers: range | None) -> tuple[int, ...]:
        """Those of the numbers that this clerk is to enter again; of all where it is None."""
        self._refresh()
        operator, asked = self._present.desk.batch.operator, self.place.instrument
        forms = self._forms(numbers)
        return tuple(number for number, form in forms if not refused_again(form, operator, asked))

    def _rules(self, batch: Batch) -> Rules:
        return Rules(
            lambda _: None,
            lambda: secrets.token_hex(16),
            self.place.check_digits,
            lambda number: self._why_not(number, batch.operator),
        )

    def _why_not(self, number: int, operator: str) -> str:
        self._refresh()
        return refused_again(self._form(number), operator, self.place.instrument)

    def _kept(self, entered: Answer) -> Saved | None:
        """Nothing where the first entry does not count any more: then there is nothing to check."""
        has_first = bool(self._form(self._present.state.sheet.number or 0).firsts)
        return super()._kept(entered) if has_first else None

    def _tell_kept(self, entered: Answer) -> None:  # noqa: ARG002
        self._present.refuse_kept("kept.again", "double")

    def _is_refused(self) -> bool:
        """Whether the form is not for this clerk by now."""
        present = self._present
        number, operator = present.state.sheet.number or 0, present.desk.batch.operator
        key = refused_again(self._form(number), operator, self.place.instrument)
        if key:
            present.refuse(key)
        return bool(key)

    def _record(self, entered: Answer) -> Reentry:
        return reentry_of(entered, self._form(self._present.state.sheet.number or 0).firsts[0])

    def _tell_saved(self, record: Saved) -> None:
        form, asked = self._form(self._present.state.sheet.number or 0), self.place.instrument
        differs = isinstance(record, Reentry) and form.open_parts(record, asked)
        self._present.saved("differs" if differs else "agrees", "double")

    def _work(self, record: Saved) -> Iterable[Tally]:
        """The form, and for both who have entered it whether they have alike."""
        form = self._form(self._present.state.sheet.number or 0)
        different = int(self._differs(record))
        both = (form.operators[0], self._present.desk.batch.operator)
        return [self._form_done(), *(Tally(each, compared=1, different=different) for each in both)]

    def _differs(self, record: Saved) -> bool:
        form = self._form(self._present.state.sheet.number or 0)
        return isinstance(record, Reentry) and bool(form.differences(record, self.place.instrument))

    def _may_go_on(self, state: "State") -> bool:
        return not self._why_not(state.sheet.number or 0, self._present.desk.batch.operator)

    def _form(self, number: int) -> Checked:
        return self.place.register.checked(number)
