"""The desk at which somebody who has entered neither entry says what the paper says."""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from valuetui.interview.draft import CannotResume
from valuetui.interview.entry.checking import Checked, Standing, refused_settling
from valuetui.interview.entry.comparing import Entry, differences
from valuetui.interview.entry.draft import from_document, to_document
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import adjudication_of
from valuetui.interview.entry.rules import Batch, Rules
from valuetui.interview.entry.settling import asked_ids, going_on, settling
from valuetui.responses.answer import Answer
from valuetui.responses.fold import corrected
from valuetui.responses.record import Adjudication
from valuetui.station.begun import Kind
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.kept_form import Saved
from valuetui.station.operators import Tally

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """A form of which the entries differ."""

    number: int
    is_own: bool
    """Whoever asks has entered it, and cannot settle it."""
    is_begun: bool = False
    """They have begun to settle it."""


class SettlingDesk(EntryDesk):
    """The forms whose entries differ, one after another, and somebody who looks at the paper."""

    def __init__(self, place: Place, operator: str) -> None:
        super().__init__(replace(place, drafts=None, session=None))
        self.operator = operator
        self.reason = ""
        """Why it is settled as it is: said before it is saved."""
        self.form: Checked | None = None
        """The form that is being settled."""
        self.gone = 0
        """How many forms that this person had begun were found not to wait any more, when it was
        looked which of them wait."""
        self._goes_on = False
        """It had been begun before."""

    def waiting(self) -> list[Waiting]:
        """All forms that wait to be settled, by their numbers. What was begun of others goes."""
        self._refresh()
        asked, begun = self.place.instrument, self._begun
        forms = [
            (number, form)
            for number, form in self.place.register.numbered()
            if form.standing(asked) is Standing.DIFFERENT
        ]
        here = {form.firsts[0].id for _, form in forms}
        gone = [each for each in begun if each not in here]
        self._drop(gone)
        self.gone = len(gone)
        return [
            Waiting(number, form.was_entered_by(self.operator), form.firsts[0].id in begun)
            for number, form in forms
        ]

    def open(self, number: int) -> str:
        """Begin to settle a form, or go on where this person has left it; why they do not, as a key
        of ``double.told``, empty where they do."""
        self._refresh()
        form, asked = self.place.register.checked(number), self.place.instrument
        if refused := refused_settling(form, self.operator, asked):
            return refused
        self.reason = ""
        self._lay(form, number)
        self._go_on()
        return ""

    def _lay(self, form: Checked, number: int) -> Entering:
        """What its entries agree upon, with nothing typed."""
        asked = self.place.instrument
        rules = Rules(lambda _: None, lambda: secrets.token_hex(16), self.place.check_digits)
        batch = Batch(self.operator, form.first.language)
        entering = Entering(asked, batch, rules, self._keep, asked_only=asked_ids(form, asked))
        entering.begin_at(settling(form, entering.desk, number))
        self.form, self.entering = form, entering
        return entering

    @property
    def is_begun(self) -> bool:
        """Whether anything has been typed that would be lost."""
        return self._goes_on or self._present.can_undo or bool(self.reason)

    def give_reason(self, text: str) -> None:
        """What is typed of why it is settled so."""
        self.reason = text
        self._keep()

    def throw_away(self) -> None:
        """Nothing of what was typed is kept."""
        if self.form is not None and self.is_begun:
            self._drop([self.form.firsts[0].id])

    def _keep(self) -> None:
        """Keep what is typed, and when it is saved nothing."""
        assert self.form is not None  # noqa: S101 - nothing is typed before a form was opened
        entering, first = self._present, self.form.firsts[0].id
        if not entering.is_under_way:
            self._drop([first])
        elif self.is_begun:
            said = {
                "reason": self.reason,
                "form": to_document(entering.state, self.place.instrument),
            }
            self.place.begun.keep(Kind.SETTLING, first, self.operator, said)

    def _go_on(self) -> None:
        """Take over what this person had typed before."""
        assert self.form is not None  # noqa: S101 - it has just been opened
        entering, first = self._present, self.form.firsts[0].id
        said = self.place.begun.find(Kind.SETTLING, first, self.operator)
        self._goes_on = said is not None
        if said is None:
            return
        fresh = entering.state
        try:
            typed = from_document(said["form"], entering.desk)
            self.reason = str(said["reason"])
        except (CannotResume, LookupError, TypeError):
            log.warning("a settling that was begun cannot be taken up")
            self._goes_on = False
            self._drop([first])
            return
        entering.go_on_with(going_on(fresh, typed, self.form, entering.desk))

    @property
    def _begun(self) -> tuple[str, ...]:
        return self.place.begun.of(Kind.SETTLING, self.operator)

    def _drop(self, firsts: Iterable[str]) -> None:
        self.place.begun.drop(Kind.SETTLING, firsts, self.operator)

    def _kept(self, entered: Answer) -> Saved | None:
        kept = self.place.register.correction(entered.id)
        is_ours = isinstance(kept, Adjudication) and not self.place.register.is_void(kept.id)
        return kept if isinstance(kept, Adjudication) and is_ours else None

    def _tell_kept(self, entered: Answer) -> None:  # noqa: ARG002
        self._present.refuse_kept("kept.settled", "double")

    def _is_refused(self) -> bool:
        """Whether somebody has settled, struck or corrected it meanwhile. Where it was corrected,
        it is laid anew with what was typed: to save what lay there would undo the correction."""
        before, typed = self.form, self._present.state
        number = typed.sheet.number or 0
        form = self.place.register.checked(number)
        if key := refused_settling(form, self.operator, self.place.instrument):
            self._present.refuse(key)
        elif form != before:
            entering = self._lay(form, number)
            entering.begin_at(going_on(entering.state, typed, form, entering.desk))
            entering.tell("settle.meanwhile", "double")
            self._goes_on = True
        return bool(key) or form != before

    def _work(self, record: Saved) -> Iterable[Tally]:
        """Of whom the paper has spoken against an entry."""
        assert self.form is not None  # noqa: S101 - nobody saves before a form was opened
        asked, form, first = self.place.instrument, self.form, self.form.firsts[0]
        if not isinstance(record, Adjudication):
            return
        on_paper = corrected(first, record)
        looked_at = {part for again in form.again for part in form.open_parts(again, asked)}
        entries: tuple[Entry, ...] = (first, *form.again)
        for entry in entries:
            if entry.paper and looked_at.intersection(differences(entry, on_paper, asked)):
                yield Tally(entry.paper.operator, wrong=1)

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
