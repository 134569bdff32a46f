"""The desk at which somebody who has entered neither entry says what the paper says."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from valuetui.interview.entry.checking import Checked, Standing, refused_settling
from valuetui.interview.entry.comparing import differences
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import adjudication_of
from valuetui.interview.entry.rules import Batch, Rules
from valuetui.interview.entry.settling import asked_ids, settling
from valuetui.responses.fold import corrected
from valuetui.responses.record import Adjudication, Answer
from valuetui.station.entry_desk import EntryDesk, Place, Saved
from valuetui.station.operators import Tally


@dataclass(frozen=True)
class Waiting:
    """A form of which the entries differ."""

    number: int
    is_own: bool
    """Whoever asks has entered it, and cannot settle it."""


class SettlingDesk(EntryDesk):
    """The forms whose entries differ, one after another, and somebody who looks at the paper."""

    def __init__(self, place: Place, operator: str) -> None:
        super().__init__(replace(place, drafts=None, session=None))
        self.operator = operator
        self.reason = ""
        """Why it is settled as it is: said before it is saved."""
        self.form: Checked | None = None
        """The form that is being settled."""

    def waiting(self) -> list[Waiting]:
        """All forms that wait to be settled, by their numbers."""
        self._refresh()
        asked = self.place.instrument
        return [
            Waiting(number, form.was_entered_by(self.operator))
            for number, form in self.place.register.numbered()
            if form.standing(asked) is Standing.DIFFERENT
        ]

    def open(self, number: int) -> str:
        """Begin to settle a form; why this person does not, as a key of ``double.told``, empty
        where they do."""
        self._refresh()
        form, asked = self.place.register.checked(number), self.place.instrument
        if refused := refused_settling(form, self.operator, asked):
            return refused
        rules = Rules(lambda _: None, lambda: secrets.token_hex(16), self.place.check_digits)
        batch = Batch(self.operator, form.firsts[0].language)
        self.entering = Entering(asked, batch, rules, asked_only=asked_ids(form, asked))
        self.entering.begin_at(settling(form, self.entering.desk, number))
        self.form, self.reason = form, ""
        return ""

    def _is_refused(self, entered: Answer) -> bool:  # noqa: ARG002
        """Whether somebody else has settled it meanwhile."""
        number = self._present.state.sheet.number or 0
        self.form = self.place.register.checked(number)
        key = refused_settling(self.form, self.operator, self.place.instrument)
        if key:
            self._present.refuse(key)
        return bool(key)

    def _work(self, record: Saved) -> Iterable[Tally]:
        """Of whom the paper has spoken against an entry."""
        assert self.form is not None  # noqa: S101 - nobody saves before a form was opened
        asked, first = self.place.instrument, self.form.firsts[0]
        if not isinstance(record, Adjudication):
            return
        on_paper = corrected(first, record)
        if first.paper and differences(first, on_paper, asked):
            yield Tally(first.paper.operator, wrong=1)
        for again in self.form.again:
            if differences(again, on_paper, asked):
                yield Tally(again.paper.operator, wrong=1)

    def _record(self, entered: Answer) -> Adjudication:
        assert self.form is not None  # noqa: S101 - nobody saves before a form was opened
        first = self.form.firsts[0]
        return adjudication_of(
            entered,
            first,
            [each.id for each in self.form.again],
            revision=self.place.register.next_revision(first.id),
            reason=self.reason,
        )
