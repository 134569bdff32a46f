"""All corrections in a folder of answers, read for the audit trail."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.history import Entry, audit_trail
from valuetui.responses.record import Correction, UnknownRecord, fact_from_document
from valuetui.responses.seal import Opener
from valuetui.responses.sealed import is_sealed


@dataclass(frozen=True)
class Audit:
    """The audit trail of a folder, and what is not in it."""

    entries: tuple[Entry, ...]
    unread: int
    """Records that nobody can read here, sealed or of a later version: a correction may be among
    them."""
    problems: tuple[Problem, ...]
    """What is amiss with the files."""


def audit_of(folder: Path, opener: Opener | None = None) -> Audit:
    """Every correction in the folder. Reads all of it: in a thread of its own where a screen waits.
    Raises :class:`~valuetui.responses.errors.StoreError`."""
    responses = ResponseFolder(folder, opener=opener)
    unread = 0

    def corrections() -> Iterator[Correction]:
        nonlocal unread
        for document in responses.documents():
            if document.get("kind") in {"answer", "ease"}:
                continue
            if is_sealed(document):
                unread += 1
                continue
            try:
                fact = fact_from_document(document)
            except UnknownRecord:
                unread += 1
                continue
            if isinstance(fact, Correction):
                yield fact

    entries = audit_trail(corrections())
    return Audit(entries, unread, tuple(responses.problems))
