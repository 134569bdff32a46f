"""A clerk's desk: forms are entered, saved one by one, corrected, and survive a crash."""

import logging
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from valuetui.instrument.form_number import MOST
from valuetui.interview.entry.checking import Checked, Rates, rates
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import answer_of
from valuetui.interview.entry.rules import Batch, Before, Rules
from valuetui.interview.entry.totals import Totals
from valuetui.interview.stage import Stage
from valuetui.responses.answer import Answer
from valuetui.responses.errors import StoreError
from valuetui.responses.record import Amendment
from valuetui.station.entry_place import Place
from valuetui.station.form_code import FormCodes
from valuetui.station.form_draft import form_under_way, keep_form
from valuetui.station.kept_form import Saved, amendment_between, is_same
from valuetui.station.operators import LONGEST, Tally

if TYPE_CHECKING:
    from valuetui.interview.entry.state import State

log = logging.getLogger(__name__)


class EntryDesk:
    """One form after another, of one batch after another."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entering: Entering | None = None
        self.may_amend = False
        """Whoever is here may amend what is saved."""
        self.done = 0
        """Forms that were saved since the batch began."""
        self._since: float | None = None
        """When the form that is under way was begun."""

    def begin(self, batch: Batch) -> Entering:
        """Begin with a batch. A form that is under way, or that was when the program ended, goes on
        in it."""
        before, self.done = self.entering, 0
        self.entering = Entering(self.place.instrument, batch, self._rules(batch), self._keep)
        if before is not None and before.is_under_way and self._may_go_on(before.state):
            self.entering.go_on_with(before.state)
        else:
            self._take_up()
        return self.entering

    def look_at_code(self, typed: str) -> None:
        """What a clerk has typed for the code that came with a form. Waits for the disk."""
        self._codes.look(typed, self._present)

    def save(self) -> bool:
        """Keep the form at its review; whether it is safe on disk. Waits for the disk."""
        place = self.place
        try:
            with place.alone():
                place.register.refresh()
                record = self._safe(self._entered())
        except (StoreError, OSError) as error:
            log.error("a form could not be saved: %s", type(error).__name__)
            self._tell_failed(_reason(error))
            return False
        if record is None:
            return False
        place.register.saved(record)
        self._note_saved(record)
        return True

    def _tell_failed(self, reason: str) -> None:
        match reason:
            case "code-spent":
                self._tell_spent()
            case "different":  # something else is kept under its id, and was not seen before
                self._tell_kept(self._entered())
            case _:
                self._present.not_saved(reason)

    def _safe(self, entered: Answer) -> Saved | None:
        """The record of the form, by now on disk; None where it is refused, which is told."""
        if (kept := self._kept(entered)) is not None:
            self._codes.save(kept, self._present)  # whatever the disk said, it is safe from now on
            if is_same(kept, self._record(entered)) or self._counts(entered):
                return kept
            self._tell_kept(entered)
            return None
        if self._is_refused():
            return None
        record = self._record(self._entered())
        self._codes.save(record, self._present)
        return record

    def _note_saved(self, record: Saved) -> None:
        """The form is done: noted, told and counted."""
        place = self.place
        if place.operators:
            place.operators.note(place.today(), *self._work(record))
        self._tell_saved(record)
        self.done += 1

    def amend(self, reason: str) -> bool:
        """Make what was changed since the form was saved a correction of it; whether that is safe
        on disk."""
        place, entered = self.place, self._entered()
        try:
            with place.alone():
                place.register.refresh()
                if not self._counts(entered):
                    if (amendment := self._amendment(entered, reason)) is None:
                        self._tell_kept(entered)
                        return False
                    place.save(amendment)
                    place.register.add(amendment)
        except (StoreError, OSError) as error:
            log.error("a form could not be corrected: %s", type(error).__name__)
            self._present.not_saved(_reason(error))
            return False
        self._note_saved(entered)
        return True

    def void(self, number: int, reason: str) -> bool:
        """Let what was entered of a form not count any more, so that it is entered again; whether
        that is safe on disk. A form that is under way is the one that counts from now on."""
        entering, place = self._present, self.place
        operator = entering.desk.batch.operator
        try:
            with place.alone():
                place.register.refresh()
                if self._was_entered_since(number):
                    return False
                for answer in place.register.entries(number):
                    place.save(place.void(answer.id, reason, operator))
                place.register.refresh()
        except (StoreError, OSError) as error:
            log.error("a form could not be corrected: %s", type(error).__name__)
            entering.not_saved(_reason(error))
            return False
        if entering.is_under_way:
            return self.save()
        entering.voided(number)
        return True

    def _was_entered_since(self, number: int) -> bool:
        """Whether what was told of a form has been made void and another entry counts now, which
        nobody here has seen. That is told."""
        told, register = self._present.state.told, self.place.register
        seen = told.values.get("record_id") if told else None
        known = {answer.id for answer in register.entries(number)}
        other = register.before(number)
        if seen is None or seen in known or other is None:
            return False
        self._present.refuse_number(other, number, "entered_since")
        return True

    def totals(self, numbers: range) -> Totals:
        """What the forms with these numbers come to."""
        self._refresh()
        return self.place.register.totals(numbers)

    def rates(self, numbers: range | None) -> Rates:
        """What the checking of the forms with these numbers comes to; of all where it is None."""
        self._refresh()
        return rates(self._forms(numbers), self.place.instrument)

    def _forms(self, numbers: range | None) -> Iterable[tuple[int, Checked]]:
        register = self.place.register
        return register.numbered() if numbers is None else register.in_batch(numbers)

    @property
    def all_numbers(self) -> range:
        """Every number that a form can have."""
        return range(1, MOST + 1)

    @property
    def _codes(self) -> FormCodes:
        return FormCodes(self.place)

    @property
    def _present(self) -> Entering:
        assert self.entering is not None  # noqa: S101 - nobody saves before a batch has begun
        return self.entering

    # What is done otherwise where forms are entered again

    def _rules(self, batch: Batch) -> Rules:  # noqa: ARG002
        place = self.place
        return Rules(
            self._before,
            lambda: secrets.token_hex(16),
            place.check_digits,
            needs_code=self._codes.is_needed,
            may_lack_code=place.may_lack_code,
            session_group=lambda: place.session.group if place.session else None,
        )

    def _kept(self, entered: Answer) -> Saved | None:
        """What a save that failed has kept of the form all the same. Where that does not count any
        more the form gets another id."""
        register = self.place.register
        kept = register.kept(entered.id)
        if kept is not None and register.is_void(kept.id):
            self._present.renew()
            return None
        return kept

    def _tell_kept(self, entered: Answer) -> None:
        """Tell that another version of the form is saved, and what can be done."""
        if self.place.register.is_corrected(entered.id):
            self._present.refuse_kept("kept_corrected")
        elif self.may_amend and self._amendment(entered, ""):
            self._present.refuse_kept("kept_amend")
        else:
            self._present.refuse_kept("kept")

    def _counts(self, entered: Answer) -> bool:
        """Whether what was entered counts already: by a correction that is saved although the disk
        said otherwise."""
        kept = self.place.register.kept(entered.id)
        counts = self.place.register.standing(kept) if isinstance(kept, Answer) else None
        return counts is not None and is_same(counts, entered)

    def _amendment(self, entered: Answer, reason: str) -> Amendment | None:
        """What makes of the form that was kept the one that was entered, where that can be said:
        not where somebody else has corrected it meanwhile."""
        kept = self.place.register.kept(entered.id)
        if not isinstance(kept, Answer) or self.place.register.is_corrected(kept.id):
            return None
        operator = self._present.desk.batch.operator
        return amendment_between(kept, entered, revision=1, reason=reason, operator=operator)

    def _is_refused(self) -> bool:
        """Whether somebody else has saved the form meanwhile, which is told."""
        other = self.place.register.before(self._present.state.sheet.number or 0)
        if other is not None:
            self._present.refuse_number(other)
        return other is not None

    def _tell_spent(self) -> None:
        """What can be used once was used: the form, where answers are sealed, or its code."""
        self._refresh()
        if not self._is_refused():
            self._present.code_spent()

    def _record(self, entered: Answer) -> Saved:
        """What is kept of the form."""
        return entered

    def _tell_saved(self, record: Saved) -> None:  # noqa: ARG002
        self._present.saved()

    def _work(self, record: Saved) -> Iterable[Tally]:  # noqa: ARG002
        """What is noted of the operators when a record is saved."""
        return [self._form_done()]

    def _form_done(self) -> Tally:
        """One form of this operator, and how long it has taken."""
        now = self.place.clock()
        seconds = min(LONGEST, now - (now if self._since is None else self._since))
        return Tally(self._present.desk.batch.operator, forms=1, seconds=round(seconds, 1))

    def _may_go_on(self, state: "State") -> bool:  # noqa: ARG002
        """Whether this clerk may go on with a form that was under way."""
        return True

    # The form in hand

    def _entered(self) -> Answer:
        entering, place = self._present, self.place
        return answer_of(
            entering.desk,
            entering.state,
            digest=place.register.digest(entering.state.sheet.number or 0),
            day=place.today(),
            station=place.station,
            sitting=place.sitting(entering.state.sheet.group),
        )

    def _before(self, number: int) -> Before | None:
        self._refresh()
        return self.place.register.before(number)

    def _refresh(self) -> None:
        try:
            self.place.register.refresh()
        except (StoreError, OSError) as error:
            log.warning("the forms entered before cannot be read: %s", type(error).__name__)

    def _keep(self) -> None:
        """Keep the form as it is now, without waiting for the disk."""
        drafts, entering = self.place.drafts, self._present
        if not entering.is_under_way:
            self._since = None
        elif self._since is None:
            self._since = self.place.clock()
        if drafts is not None:
            keep_form(drafts, entering)

    def _take_up(self) -> None:
        """Go on with the form that was under way when the program ended."""
        drafts, entering = self.place.drafts, self._present
        if drafts is None or (state := form_under_way(drafts, entering.desk)) is None:
            return
        self._refresh()
        before = entering.state
        entering.begin_at(state)
        is_done = self.place.register.has(state.record_id) and not self._was_changed()
        if not is_done and self._may_go_on(state):
            entering.go_on_with(state)
            return
        entering.begin_at(before)
        if is_done:
            drafts.discard()

    def _was_changed(self) -> bool:
        """Whether the form in hand, of which something is saved, says something else by now."""
        if self._present.stage is not Stage.REVIEW:
            return True
        entered = self._entered()
        kept = self._kept(entered)
        return kept is not None and not is_same(kept, self._record(entered))


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, StoreError) else "device"
