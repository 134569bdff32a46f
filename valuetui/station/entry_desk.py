"""A clerk's desk: forms are entered, saved one by one, corrected, and survive a crash."""

import json
import logging
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from valuetui.instrument.form_number import MOST
from valuetui.instrument.model import Instrument
from valuetui.interview.draft import CannotResume
from valuetui.interview.entry.checking import Checked, Rates, rates
from valuetui.interview.entry.draft import from_document, to_document
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import answer_of
from valuetui.interview.entry.rules import Batch, Before, Rules
from valuetui.interview.entry.totals import Totals
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM
from valuetui.responses.record import Adjudication, Answer, Fact, Reentry, Void
from valuetui.station.code_desk import Finding
from valuetui.station.forms import FormRegister
from valuetui.station.operators import LONGEST, Operators, Tally
from valuetui.station.paper_session import PaperSession
from valuetui.station.small_file import write_small

if TYPE_CHECKING:
    from valuetui.interview.entry.state import State
    from valuetui.station.code_desk import CodeDesk

log = logging.getLogger(__name__)

DRAFT = "{station}.paper"
"""The name of a station's draft of a form; none of an interview can have it."""


@dataclass(frozen=True)
class Place:
    """Where forms are entered, and what keeps them."""

    instrument: Instrument
    station: str
    save: Callable[[Fact], object]
    """Returns only when the record is safe on disk; raises ``StoreError`` when it is not, and may
    then be called again with the same record."""
    register: FormRegister
    drafts: DraftFile | None = None
    sitting: Callable[[str | None], str | None] = lambda _: None
    """The id of the session that a form of a group belongs to."""
    session: PaperSession | None = None
    """Where it is chosen before a batch; None where nobody is asked."""
    today: Callable[[], date] = date.today
    check_digits: bool = False
    codes: "CodeDesk | None" = None
    """Where the codes that come with forms are looked at; None where no group answers with one."""
    may_lack_code: bool = False
    """A form without its code is taken all the same, and that is noted."""
    operators: Operators | None = None
    """Where it is noted how the operators work; None where nothing is."""
    clock: Callable[[], float] = time.monotonic
    """Seconds on a clock that never goes back."""
    seals: bool = False
    """What is saved cannot be read here afterwards."""


Saved: TypeAlias = Answer | Reentry | Adjudication


class EntryDesk:
    """One form after another, of one batch after another."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entering: Entering | None = None
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
        entering, codes = self._present, self.place.codes
        group = entering.state.sheet.group
        if codes is None or group is None:
            entering.refuse_code(Finding.CLOSED)
            return
        looked = codes.look(typed, group)
        match looked.finding:
            case Finding.RIGHT:
                entering.code(looked.digest)
            case Finding.OTHER_GROUP:
                entering.refuse_code(looked.finding, group=looked.about)
            case Finding.ELSEWHERE:
                entering.refuse_code(looked.finding, station=looked.about)
            case _:
                entering.refuse_code(looked.finding, seconds=-int(-looked.wait // 1))

    def save(self) -> bool:
        """Keep the form at its review; whether it is safe on disk. Waits for the disk."""
        entering, place = self._present, self.place
        entered = self._entered()
        try:
            place.register.refresh()
            if self._is_refused(entered):
                return False
            record = self._record(entered)
            self._save(record)
        except (StoreError, OSError) as error:
            log.error("a form could not be saved: %s", type(error).__name__)
            if isinstance(error, StoreError) and error.reason == "code-spent":
                self._tell_spent(entered)
            else:
                entering.not_saved()
            return False
        place.register.saved(record)
        if place.operators:
            place.operators.note(place.today(), *self._work(record))
        self._tell_saved(record)
        self.done += 1
        return True

    def void(self, number: int, reason: str) -> bool:
        """Let what was entered of a form not count any more, so that it is entered again; whether
        that is safe on disk. A form that is under way is the one that counts from now on."""
        entering, place = self._present, self.place
        try:
            for answer in place.register.entries(number):
                place.save(
                    Void(
                        id=secrets.token_hex(16),
                        of=answer.id,
                        reason=reason,
                        day=place.today().isoformat(),
                        station=place.station,
                        operator=entering.desk.batch.operator,
                    )
                )
            place.register.refresh()
        except (StoreError, OSError) as error:
            log.error("a form could not be corrected: %s", type(error).__name__)
            entering.not_saved()
            return False
        if entering.is_under_way:
            return self.save()
        entering.voided(number)
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
            needs_code=self._needs_code,
            may_lack_code=place.may_lack_code,
            session_group=lambda: place.session.group if place.session else None,
        )

    def _is_refused(self, entered: Answer) -> bool:
        """Whether somebody else has saved the form meanwhile, which is told."""
        number = self._present.state.sheet.number or 0
        register = self.place.register
        other = register.before(number)
        entries = register.entries(number)
        if other is None or (entries and all(each.id == entered.id for each in entries)):
            return False
        self._present.refuse_number(other)
        return True

    def _tell_spent(self, entered: Answer) -> None:
        """What can be used once was used: the form, where answers are sealed, or its code."""
        self._refresh()
        if not self._is_refused(entered):
            self._present.refuse_code(Finding.SPENT)

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

    def _save(self, record: Saved) -> None:
        """Keep a record, and with an answer that its code was used."""
        code, codes = self._present.state.code, self.place.codes
        number = self._present.state.sheet.number or 0
        if (
            codes and code and isinstance(record, Answer)
            and not self.place.register.has_spent(number, record.group, but=record.id)
        ):  # fmt: skip
            codes.save(record, code, self.place.save)
        else:
            self.place.save(record)

    def _needs_code(self, number: int, group: str) -> bool:
        """A form that is entered anew has used its code before."""
        asks = group in self.place.instrument.codes
        return asks and not self.place.register.has_spent(number, group)

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
        if drafts is None:
            return
        if entering.is_under_way:
            drafts.keep(to_document(entering.state, self.place.instrument))
        else:
            drafts.discard()

    def _take_up(self) -> None:
        """Go on with the form that was under way when the program ended."""
        drafts, entering = self.place.drafts, self._present
        if drafts is None:
            return
        drafts.settle()
        if (found := drafts.found()) is None:
            return
        self._refresh()
        try:
            state = from_document(found.document, entering.desk)
        except CannotResume as error:
            log.warning("a form that was begun cannot be taken up: %s", error)
            drafts.discard()
            return
        if self.place.register.has(state.record_id):
            drafts.discard()
        elif self._may_go_on(state):
            entering.go_on_with(state)


def last_batch(path: Path) -> Batch | None:
    """What was begun with here before; None where nothing can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        batch = Batch(**found)
    except (OSError, ValueError, TypeError):
        return None
    texts = (batch.operator, batch.language, batch.group or "")
    numbers = (batch.first or 0, batch.last or 0)
    is_sound = all(isinstance(each, str) for each in texts)
    return batch if is_sound and all(type(each) is int for each in numbers) else None


def remember_batch(path: Path, batch: Batch) -> None:
    """Offer this next time. That it cannot be written hinders nobody."""
    try:
        write_small(SYSTEM, path, asdict(batch))
    except OSError as error:
        log.warning("the batch cannot be remembered: %s", type(error).__name__)
