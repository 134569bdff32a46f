"""Which paper forms of a survey have been entered: by their numbers, on this machine alone.

An answer holds a digest of its form's number, made with a key that lies with what the machine knows
of itself and never beside the answers. Whoever has both a folder of answers and a number cannot
find the answer without the key; with the key, a form is found in an instant. Machines that enter
forms of one survey need the same key.
"""

import hashlib
import hmac
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.interview.entry.rules import Before
from valuetui.interview.entry.totals import Totals, totals
from valuetui.responses.fold import Corrections
from valuetui.responses.record import Answer, Ease, UnknownRecord, fact_from_document
from valuetui.responses.store import ResponseFolder
from valuetui.station.answers.secret import key_in

KEY = "forms-key"


def forms_key(folder: Path) -> bytes:
    """The key of this machine's forms, made where there is none yet. Raises as
    :func:`~valuetui.station.answers.secret.key_in`."""
    return key_in(folder, KEY)


def form_digest(key: bytes, instrument: Instrument, number: int) -> str:
    """What stands for a form's number in an answer to a survey: 32 hexadecimal digits."""
    parts = ("form", instrument.organisation.id, instrument.wave, str(number))
    return hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()[:32]


class FormRegister:
    """The forms that were entered into a folder, by whichever station. :meth:`refresh` takes in
    those that came since."""

    def __init__(self, folder: Path, key: bytes, instrument: Instrument) -> None:
        self._key, self._instrument = key, instrument
        self.folder = folder
        self._responses: ResponseFolder | None = None
        self._by_form: dict[str, dict[str, Answer]] = {}
        self._corrections = Corrections()

    def digest(self, number: int) -> str:
        """What stands for a number."""
        return form_digest(self._key, self._instrument, number)

    def refresh(self) -> None:
        """Take in what was entered since. Raises :class:`~valuetui.responses.errors.StoreError`."""
        if self._responses is None:
            self._responses = ResponseFolder(self.folder)
        for document in self._responses.follow():
            if document.get("kind") == "answer" and "paper" not in document:
                continue
            try:
                fact = fact_from_document(document)
            except UnknownRecord:
                continue  # of a later version: what counts the answers tells of it
            if isinstance(fact, Answer):
                self.add(fact)
            elif not isinstance(fact, Ease):
                self._corrections.add(fact)

    def add(self, answer: Answer) -> None:
        """Know an answer that was just saved."""
        if answer.paper is not None:
            self._by_form.setdefault(answer.paper.form, {})[answer.id] = answer

    def entries(self, number: int) -> tuple[Answer, ...]:
        """The entries of a form that count, as they count."""
        under = self._by_form.get(self.digest(number), {}).values()
        return tuple(each for answer in under if (each := self._corrections.standing(answer)))

    def has(self, record_id: str) -> bool:
        """Whether a form was saved under this id."""
        return any(record_id in under for under in self._by_form.values())

    def before(self, number: int) -> Before | None:
        """Who has entered the form with this number; None where it is new, or was voided."""
        for answer in self.entries(number)[-1:]:
            operator = answer.paper.operator if answer.paper else ""
            return Before(answer.id, answer.day, operator, answer.station)
        return None

    def totals(self, numbers: range) -> Totals:
        """What a batch with these numbers comes to."""
        entries = {number: self.entries(number) for number in numbers}
        inside = sum(map(len, entries.values()))
        every = sum(
            self._corrections.stands(identifier)
            for under in self._by_form.values() for identifier in under
        )  # fmt: skip
        return totals(entries, every - inside, self._instrument)
