"""The desk at which somebody who has entered neither entry says what the paper says."""

import logging
import secrets
from dataclasses import dataclass

from valuetui.interview.entry.checking import Checked, Standing, refused_settling
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import adjudication_of, answer_of
from valuetui.interview.entry.rules import Batch, Rules
from valuetui.interview.entry.settling import asked_ids, settling
from valuetui.responses.errors import StoreError
from valuetui.station.entry_desk import Place

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """A form of which the entries differ."""

    number: int
    is_own: bool
    """Whoever asks has entered it, and cannot settle it."""


class SettlingDesk:
    """The forms whose entries differ, one after another."""

    def __init__(self, place: Place, operator: str) -> None:
        self.place = place
        self.operator = operator
        self.entering: Entering | None = None
        self.form: Checked | None = None
        """The form that is being settled."""

    def waiting(self, numbers: range) -> list[Waiting]:
        """Those of the numbers that wait to be settled. Raises
        :class:`~valuetui.responses.errors.StoreError`."""
        self.place.register.refresh()
        asked = self.place.instrument
        return [
            Waiting(number, form.was_entered_by(self.operator))
            for number, form in self.place.register.in_batch(numbers)
            if form.standing(asked) is Standing.DIFFERENT
        ]

    def begin(self, number: int) -> str:
        """Begin to settle a form; why this person does not, as a key of ``double.told``, empty
        where they do."""
        form, asked = self.place.register.checked(number), self.place.instrument
        if refused := refused_settling(form, self.operator, asked):
            return refused
        rules = Rules(lambda _: None, lambda: secrets.token_hex(16), self.place.check_digits)
        batch = Batch(self.operator, form.firsts[0].language)
        self.entering = Entering(asked, batch, rules, asked_only=asked_ids(form, asked))
        self.entering.begin_at(settling(form, self.entering.desk, number))
        self.form = form
        return ""

    def leave(self) -> None:
        """Settle nothing of this form."""
        self.entering = self.form = None

    def save(self, reason: str) -> bool:
        """Keep what the paper says; whether it is safe on disk. Waits for the disk."""
        entering, place = self.entering, self.place
        assert entering is not None  # noqa: S101 - nobody saves before a form has begun
        number = entering.state.sheet.number or 0
        try:
            place.register.refresh()
            form = place.register.checked(number)
            if refused := refused_settling(form, self.operator, place.instrument):
                entering.refuse(refused)
                return False
            said = answer_of(
                entering.desk,
                entering.state,
                digest=place.register.digest(number),
                day=place.today(),
                station=place.station,
            )
            first = form.firsts[0]
            settled = adjudication_of(
                said,
                first,
                [each.id for each in form.again],
                revision=place.register.next_revision(first.id),
                reason=reason,
            )
            place.save(settled)
        except (StoreError, OSError) as error:
            log.error("what a form says could not be saved: %s", type(error).__name__)
            entering.not_saved()
            return False
        place.register.add(settled)
        self.leave()
        return True
