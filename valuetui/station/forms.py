"""Which paper forms of a survey have been entered: by their numbers, on this machine alone.

An answer holds a digest of its form's number, made with a key that lies with what the machine knows
of itself and never beside the answers. Whoever has both a folder of answers and a number cannot
find the answer without the key; with the key, a form is found in an instant. Machines that enter
forms of one survey need the same key.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from valuetui.instrument.form_number import MOST
from valuetui.instrument.model import Instrument
from valuetui.interview.entry.checking import Checked
from valuetui.interview.entry.rules import Before
from valuetui.interview.entry.totals import Totals, totals
from valuetui.responses.answer import Answer
from valuetui.responses.fold import Corrections
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import (
    Amendment,
    Correction,
    Fact,
    Reentry,
    UnknownRecord,
    fact_from_document,
)
from valuetui.responses.sealed_forms import SealedForms
from valuetui.station.answers.secret import key_in
from valuetui.station.draw import NO_DRAW, Draw

KEY = "forms-key"


def forms_key(folder: Path) -> bytes:
    """The key of this machine's forms, made where there is none yet. Raises as
    :func:`~valuetui.station.answers.secret.key_in`."""
    return key_in(folder, KEY)


def form_digest(key: bytes, instrument: Instrument, number: int) -> str:
    """What stands for a form's number in an answer to a survey: 32 hexadecimal digits."""
    parts = ("form", instrument.organisation.id, instrument.wave, str(number))
    return hmac.digest(key, "\0".join(parts).encode(), hashlib.sha256).hex()[:32]


class FormRegister:
    """The forms that were entered into a folder, by whichever station. :meth:`refresh` takes in
    those that came since. Of forms that were entered where answers are sealed it is only known that
    they were."""

    def __init__(
        self, folder: Path, key: bytes, instrument: Instrument, draw: Draw = NO_DRAW
    ) -> None:
        self._key, self._instrument, self._draw = key, instrument, draw
        self.folder = folder
        self._responses: ResponseFolder | None = None
        self._by_form: dict[str, dict[str, Answer]] = {}
        self._again: dict[str, dict[str, Reentry]] = {}
        """The second entries by the id of the first one."""
        self._corrections = Corrections()
        self._sealed_forms = SealedForms(folder)
        self._sealed: frozenset[str] = frozenset()

    def digest(self, number: int) -> str:
        """What stands for a number."""
        return form_digest(self._key, self._instrument, number)

    def refresh(self) -> None:
        """Take in what was entered since. Raises :class:`~valuetui.responses.errors.StoreError`."""
        if self._responses is None:
            self._responses = ResponseFolder(self.folder)
        self.take_in(self._responses.follow())
        self._sealed = self._sealed_forms.digests()

    def take_in(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Know what these documents say of forms."""
        for document in documents:
            if document.get("kind") == "answer" and "paper" not in document:
                continue
            try:
                self.add(fact_from_document(document))
            except UnknownRecord:
                continue  # of a later version: what counts the answers tells of it

    def add(self, fact: Fact) -> None:
        """Know a record."""
        if isinstance(fact, Reentry):
            self._again.setdefault(fact.of, {})[fact.id] = fact
        elif isinstance(fact, Answer) and fact.paper is not None:
            self._by_form.setdefault(fact.paper.form, {})[fact.id] = fact
        elif isinstance(fact, Correction):
            self._corrections.add(fact)

    def saved(self, fact: Fact) -> None:
        """Know a record that was just saved here."""
        self.add(fact)

    def entries(self, number: int) -> tuple[Answer, ...]:
        """The entries of a form that count, as they count."""
        under = self._by_form.get(self.digest(number), {}).values()
        return tuple(each for answer in under if (each := self._corrections.standing(answer)))

    def has(self, record_id: str) -> bool:
        """Whether a form was saved under this id."""
        return self.kept(record_id) is not None

    def kept(self, record_id: str) -> Answer | Reentry | None:
        """The form that was saved under this id, as it was typed."""
        entered: list[Mapping[str, Answer | Reentry]] = [
            *self._by_form.values(),
            *self._again.values(),
        ]
        return next((under[record_id] for under in entered if record_id in under), None)

    def is_void(self, record_id: str) -> bool:
        """Whether a record was said not to count."""
        return self._corrections.is_void(record_id)

    def standing(self, answer: Answer) -> Answer | None:
        """An answer as it counts; None where it does not."""
        return self._corrections.standing(answer)

    def is_corrected(self, record_id: str) -> bool:
        """Whether anything was said of a record since it was saved."""
        return self.is_void(record_id) or self.next_revision(record_id) > 1

    def correction(self, record_id: str) -> Correction | None:
        """The correction that was saved under this id."""
        return self._corrections.correction(record_id)

    def checked(self, number: int) -> Checked:
        """How the checking of a form stands: its entries as they were typed, and the first one also
        as it counts."""
        return self._checked(self.digest(number))

    def forms(self) -> Iterator[tuple[str, Checked]]:
        """Every form that was entered, by what stands for its number."""
        for form in self._by_form:
            yield form, self._checked(form)

    def numbers_of(self, forms: Collection[str]) -> dict[str, int]:
        """The numbers for which these stand, in their order; without those of another survey or
        key."""
        found: dict[str, int] = {}
        for number in range(1, MOST + 1):
            if len(found) == len(forms):
                break
            if (form := self.digest(number)) in forms:
                found[form] = number
        return found

    def numbered(self) -> Iterator[tuple[int, Checked]]:
        """Every form that was entered, with its number."""
        forms = dict(self.forms())
        for form, number in self.numbers_of(forms).items():
            yield number, forms[form]

    def _checked(self, form: str) -> Checked:
        stands = self._corrections.stands
        firsts = tuple(each for each in self._by_form.get(form, {}).values() if stands(each.id))
        of_first = self._again.get(firsts[0].id, {}) if firsts else {}
        is_void, is_settled = self._corrections.is_void, self._corrections.is_settled
        again = tuple(each for _, each in sorted(of_first.items()) if not is_void(each.id))
        settled = frozenset(each.id for each in again if is_settled(each.id))
        now = self._corrections.standing(firsts[0]) if firsts else None
        last = self._corrections.last(firsts[0].id) if firsts else None
        amendment = last if isinstance(last, Amendment) else None
        return Checked(firsts, again, self._draw.takes(form), settled, now, amendment)

    def has_spent(self, number: int, group: str, but: str = "") -> bool:
        """Whether an entry of this form has used the code that came with it, be it void by now;
        without the entry with the id ``but``."""
        return any(
            each.group == group and each.paper is not None and not each.paper.without_code
            for each in self._by_form.get(self.digest(number), {}).values()
            if each.id != but
        )

    def next_revision(self, answer_id: str) -> int:
        """The revision that the next adjudication of an answer gets."""
        return self._corrections.next_revision(answer_id)

    def in_batch(self, numbers: range) -> Iterator[tuple[int, Checked]]:
        """Those of the numbers under which something was entered, each with how it stands."""
        for number in numbers:
            if self.digest(number) in self._by_form:
                yield number, self.checked(number)

    def before(self, number: int) -> Before | None:
        """Who has entered the form with this number; None where it is new, or was voided. Of a form
        of which no more than that is known, all of it is empty."""
        for answer in self.entries(number)[-1:]:
            operator = answer.paper.operator if answer.paper else ""
            return Before(answer.id, answer.day, operator, answer.station)
        return Before() if self.is_sealed(number) else None

    def is_sealed(self, number: int) -> bool:
        """Whether a form with this number was entered and cannot be read here."""
        if not self._sealed:
            return False
        form = self.digest(number)
        return form in self._sealed and form not in self._by_form

    def totals(self, numbers: range) -> Totals:
        """What a batch with these numbers comes to."""
        entries = {number: self.entries(number) for number in numbers}
        inside = sum(map(len, entries.values()))
        every = sum(
            self._corrections.stands(identifier)
            for under in self._by_form.values() for identifier in under
        )  # fmt: skip
        sealed = frozenset(filter(self.is_sealed, numbers))
        others = len(self._sealed - self._by_form.keys()) - len(sealed)
        return totals(entries, every - inside + others, self._instrument, sealed)


class SealingRegister(FormRegister):
    """The forms at a station that seals its answers: of what is saved there nothing stays but that
    it was entered. A correction of an answer that was not sealed could not be read here either, and
    is offered for none."""

    def saved(self, fact: Fact) -> None:
        if isinstance(fact, Answer) and fact.paper is not None:
            self._sealed |= {fact.paper.form}

    def before(self, number: int) -> Before | None:
        found = super().before(number)
        if found is not None:
            return replace(found, can_be_corrected=False)
        return Before() if self.digest(number) in self._sealed else None
