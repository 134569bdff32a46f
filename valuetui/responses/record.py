"""Records: facts that are never changed. What counts is the fold over them (:mod:`.fold`).

This module knows no file and no database, so that the pure rooms may use it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from valuetui.responses.answer import (
    LATER,
    SCHEMA,
    Answer,
    Paper,
    Status,
    picks_as_json,
    said_as_json,
)
from valuetui.responses.ease import Ease


@dataclass(frozen=True)
class Reentry:
    """What somebody else has entered of a form on paper that had been entered. It never counts: it
    shows whether the answer ``of`` was entered as it stands on the paper. See
    docs/decisions/0039."""

    id: str
    of: str
    group: str
    picks: Mapping[str, tuple[str, ...]]
    paper: Paper
    day: str
    station: str
    unit: str | None = None
    background: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)
    write_ins: Mapping[str, str] = field(default_factory=dict)

    def to_document(self) -> dict[str, Any]:
        """The second entry as a JSON document."""
        said = said_as_json(self.picks, self.background, self.paper)
        return {"kind": "reentry", "schema": SCHEMA} | asdict(self) | said


@dataclass(frozen=True)
class Void:
    """A record that does not count any more: an answer, an amendment or an adjudication.

    A void is final. Who is sure after all that the answer should count enters it anew.
    """

    id: str
    of: str
    reason: str
    day: str
    station: str
    operator: str | None = None

    def to_document(self) -> dict[str, Any]:
        """The void as a JSON document."""
        return {"kind": "void", "schema": SCHEMA} | asdict(self)


@dataclass(frozen=True)
class Amendment:
    """What an answer should have been. The answer itself stays as it was given."""

    id: str
    of: str
    revision: int
    """From 1, one more than that of the latest amendment or adjudication then known: the greatest
    counts, and between equals the greater id."""
    picks: Mapping[str, tuple[str, ...]]
    reason: str
    day: str
    station: str
    group: str | None = None
    """The group that it should have been, where that was wrong."""
    operator: str | None = None
    status: Status | None = None
    """Whether every question counts by it; None in those of an earlier version."""

    def to_document(self) -> dict[str, Any]:
        """The amendment as a JSON document, without the later field where nothing is said by it."""
        document = (
            {"kind": "amendment", "schema": SCHEMA} | asdict(self) | picks_as_json(self.picks)
        )
        return {key: part for key, part in document.items() if part or key != "status"}


@dataclass(frozen=True)
class Adjudication:
    """What the paper says, where the entries of one form differ: the answer ``of`` counts, with
    these picks, and the entries ``against`` do not.

    With ``paper`` it says all that stands on the form, and not its picks alone; ``paper`` names who
    has settled it.
    """

    id: str
    of: str
    against: tuple[str, ...]
    revision: int
    """As that of an amendment."""
    picks: Mapping[str, tuple[str, ...]]
    reason: str
    day: str
    station: str
    operator: str | None = None
    group: str | None = None
    unit: str | None = None
    background: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)
    write_ins: Mapping[str, str] = field(default_factory=dict)
    paper: Paper | None = None

    def to_document(self) -> dict[str, Any]:
        """The adjudication as a JSON document, without the later fields where nothing is said by
        them."""
        said = said_as_json(self.picks, self.background, self.paper)
        document = {"kind": "adjudication", "schema": SCHEMA} | asdict(self) | said
        document["against"] = list(self.against)
        later = set() if self.paper else LATER | {"group", "unit"}
        return {key: part for key, part in document.items() if key not in later}


Correction = Void | Amendment | Adjudication


Fact = Answer | Correction | Ease | Reentry


class UnknownRecord(ValueError):
    """A document that is no record of a kind and schema known here."""


def fact_from_document(document: Mapping[str, Any]) -> Fact:
    """The record that a document holds.

    Raises :class:`UnknownRecord`, whose text says what is amiss but nothing of the content.
    """
    kind, schema = document.get("kind"), document.get("schema")
    if not isinstance(kind, str) or kind not in _KINDS or schema is True or schema != SCHEMA:
        raise UnknownRecord("a kind or schema that is unknown to this version")
    import msgspec  # a kiosk writes records and reads none

    try:
        fact: Fact = msgspec.convert(document, _KINDS[kind])
    except msgspec.ValidationError:
        raise UnknownRecord("a record whose fields are missing or of the wrong kind") from None
    for names in _lists_of(fact):
        if len(set(names)) < len(names):
            raise UnknownRecord("a record that names something twice, which would count twice")
    return fact


_KINDS: dict[str, type[Fact]] = {
    "answer": Answer,
    "void": Void,
    "amendment": Amendment,
    "adjudication": Adjudication,
    "ease": Ease,
    "reentry": Reentry,
}


def _lists_of(fact: Fact) -> Iterable[tuple[str, ...]]:
    if isinstance(fact, Amendment):
        return fact.picks.values()
    if not isinstance(fact, Answer | Reentry | Adjudication):
        return ()
    several = (each for each in fact.background.values() if isinstance(each, tuple))
    marked = fact.paper.marked.values() if fact.paper else ()
    against = [fact.against] if isinstance(fact, Adjudication) else []
    return [*fact.picks.values(), *several, *marked, *against]
