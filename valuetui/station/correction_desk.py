"""The desk at which a supervisor finds an answer, looks at its history, and corrects it.

Nothing is kept in memory between two searches: each reads the folder anew, so that what another
station has corrected meanwhile is known. A correction is a fact beside the answer, which stays.
"""

import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from valuetui.instrument.canonical import from_canonical
from valuetui.instrument.form_number import MOST, NotAForm, read_number
from valuetui.instrument.model import Instrument
from valuetui.interview.amending import Amending
from valuetui.responses.answer import Answer
from valuetui.responses.errors import StoreError
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.history import History, history_of
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.record import (
    Amendment,
    Correction,
    Fact,
    UnknownRecord,
    Void,
    fact_from_document,
)
from valuetui.responses.sealed import is_sealed
from valuetui.responses.sessions import Sitting, sittings
from valuetui.station.begun_change import BegunChanges
from valuetui.station.entry_place import Place

SHORTEST = 6
"""Letters of an id that are enough to look for it."""
MOST_FOUND = 50
"""Answers that are shown of those that were found."""

_PART_OF_ID = re.compile(rf"[0-9a-f]{{{SHORTEST},32}}")


class TooShort(ValueError):
    """Neither a form's number nor enough of an id to look for."""


class CorrectedMeanwhile(StoreError):
    """Somebody else has corrected the answer since it was looked at."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "corrected", "the answer has been corrected meanwhile")


@dataclass(frozen=True)
class Found:
    """What a search has come to."""

    histories: tuple[History, ...]
    sealed: int = 0
    """Records with such an id that nobody can read here."""


class CorrectionDesk:
    """Corrections of the answers in a folder, by one person."""

    def __init__(self, place: Place, operator: str) -> None:
        self.place = place
        self.begun = BegunChanges(place.begun, operator)
        """What this person has begun to change."""
        self._operator = operator
        self._instruments: dict[str, Instrument] = {}

    @property
    def folder(self) -> Path:
        """The folder of the answers."""
        return self.place.register.folder

    def find(self, text: str) -> Found:
        """The answers whose form has this number, or whose id begins so.

        Reads the whole folder: for a thread of its own. Raises :class:`TooShort` and a
        :class:`~valuetui.responses.errors.StoreError`.
        """
        typed = text.strip().lower().replace(" ", "")
        number, part = _number(typed), typed if _PART_OF_ID.fullmatch(typed) else None
        if number is None and part is None:
            raise TooShort
        form = self.place.register.digest(number) if number is not None else None
        return self._search(form, part)

    def history(self, answer_id: str) -> History | None:
        """An answer as it is now known; None where it is gone. Reads and raises as :meth:`find`."""
        return next(iter(self._search(None, answer_id).histories), None)

    def instrument_of(self, answer: Answer) -> Instrument | None:
        """What the answer is an answer to; None where that does not lie beside it or is of a later
        version."""
        stamp = answer.instrument_hash
        if stamp not in self._instruments:
            with suppress(StoreError, OSError, ValueError):
                if (form := kept_instruments(self.folder).get(stamp)) is not None:
                    self._instruments[stamp] = from_canonical(form)
        return self._instruments.get(stamp)

    def sitting_of(self, answer: Answer) -> Sitting | None:
        """The session that the answer belongs to; None where it belongs to none that is known."""
        with suppress(StoreError):
            return next((each for each in sittings(self.folder) if each.id == answer.session), None)
        return None

    def void(self, of: str, reason: str) -> Void:
        """What lets an answer, or an amendment, not count any more. Not yet saved."""
        return self.place.void(of, reason, self._operator or None)

    def amendment(self, history: History, amending: Amending, reason: str) -> Amendment:
        """What says what an answer should have been. Not yet saved."""
        place, after = self.place, amending.after
        return Amendment(
            id=secrets.token_hex(16),
            of=history.answer.id,
            revision=history.next_revision,
            picks=after.picks,
            reason=reason,
            day=place.today().isoformat(),
            station=place.station,
            group=after.group if after.group != history.answer.group else None,
            operator=self._operator or None,
            status=after.status,
        )

    def save(self, correction: Correction, seen: History) -> None:
        """Keep a correction of an answer that was ``seen`` so; it is safe on disk when this
        returns. The same one can be tried again. Raises :class:`CorrectedMeanwhile`, another
        :class:`~valuetui.responses.errors.StoreError` and ``OSError``."""
        known = {step.correction.id for step in seen.steps} | {correction.id}
        with self.place.alone():
            now = self.history(seen.answer.id)
            if now and any(step.correction.id not in known for step in now.steps):
                raise CorrectedMeanwhile(self.folder)
            self.place.save(correction)

    def _search(self, form: str | None, part: str | None) -> Found:
        answers: list[Answer] = []
        corrections: list[Correction] = []
        sealed = 0
        for document in ResponseFolder(self.folder).documents():
            named = part is not None and str(document.get("id", "")).startswith(part)
            if is_sealed(document):
                sealed += named
            elif document.get("kind") == "answer":
                if named or _is_of_form(document, form):
                    answers += [each for each in _facts(document) if isinstance(each, Answer)]
            else:
                corrections += [each for each in _facts(document) if isinstance(each, Correction)]
        answers = sorted(answers, key=lambda each: each.id)[:MOST_FOUND]
        return Found(tuple(history_of(each, corrections) for each in answers), sealed)


def _facts(document: Document) -> Iterable[Fact]:
    try:
        return [fact_from_document(document)]
    except UnknownRecord:
        return []  # of a later version: what counts the answers tells of it


def _is_of_form(document: Document, form: str | None) -> bool:
    paper = document.get("paper")
    return form is not None and isinstance(paper, dict) and paper.get("form") == form


def _number(typed: str) -> int | None:
    """The number of a form, with the digit that checks it or without."""
    try:
        return read_number(typed)
    except NotAForm:
        is_plain = typed.isascii() and typed.isdecimal() and len(typed) < SHORTEST
        return int(typed) if is_plain and 1 <= int(typed) <= MOST else None
