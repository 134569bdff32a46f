"""Records: facts that are never changed. What counts is the fold over them (:mod:`.fold`).

This module knows no file and no database, so that the pure rooms may use it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from valuetui.responses.channel import Channel as Channel

SCHEMA = 1
"""Version of the form of a record; later versions keep reading the earlier ones."""

UNKNOWN_LANGUAGE = "und"
"""In place of the language that somebody was asked in, where nothing tells it (as in BCP 47)."""


class Status(StrEnum):
    """Whether every question was answered."""

    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True)
class Order:
    """The order in which the values were shown.

    ``shown`` is the realised order itself: the two-digit paper codes, one after another.
    """

    algorithm: str
    seed: int
    shown: str


@dataclass(frozen=True)
class Paper:
    """The form on paper that an answer was entered from: see docs/decisions/0036."""

    form: str
    """A keyed digest of the form's number, as 32 hexadecimal digits: the same form has the same one
    on every machine with the key, and without the key nobody can tell the number from it."""
    operator: str
    """Who of the staff entered it, as they call themselves."""
    marked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question to the values that are marked, exactly as they stand, where these are more or fewer
    than the question asks for, or none. They do not count."""
    illegible: tuple[str, ...] = ()
    """Questions of whatever kind at which something cannot be read."""
    note: str = ""
    """A remark of the operator. It may hold anything: nothing but the archive shows it."""
    without_code: bool = False
    """The group answers with a code from a slip, and none came with the form."""

    def to_document(self) -> dict[str, Any]:
        """As it stands in the answer's document."""
        marked = {question: list(values) for question, values in self.marked.items()}
        document = asdict(self) | {"marked": marked, "illegible": list(self.illegible)}
        return {key: part for key, part in document.items() if part or key != "without_code"}


@dataclass(frozen=True)
class Answer:
    """What one person said. No name, no clock time, no code, no address: see docs/dataskydd.md."""

    id: str
    """128 random bits as 32 hexadecimal digits."""
    organisation: str
    wave: str
    instrument: str
    """Id of the instrument; ``instrument_hash`` tells exactly which version."""
    instrument_hash: str
    group: str
    station: str
    channel: Channel
    language: str
    day: str
    """ISO date, without a time of day."""
    picks: Mapping[str, tuple[str, ...]]
    """Question id to value ids, in the order they were picked."""
    order: Order
    status: Status = Status.COMPLETE
    seconds: Mapping[str, int] = field(default_factory=dict)
    """Screen to whole seconds spent on it; empty where paradata are switched off."""
    fast: bool = False
    """Answered faster than the words can be read (:mod:`valuetui.interview.paradata`)."""
    unit: str | None = None
    """The option chosen at the background question that asks for the unit."""
    session: str | None = None
    background: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)
    """Background question to its answer, but for the unit: the id of an option, the ids of several,
    a number or a text. What somebody would rather not say is not there."""
    write_ins: Mapping[str, str] = field(default_factory=dict)
    """Question id to a word that the person misses in the list. It may hold anything, also a name:
    nothing shows it that nobody has reviewed."""
    paper: Paper | None = None
    """The form that it was entered from, of the channel ``paper``."""

    def to_document(self) -> dict[str, Any]:
        """The answer as a JSON document: without the later fields where they are empty, so that
        what is the same answer is the same document."""
        document = {"kind": "answer", "schema": SCHEMA} | asdict(self) | _entered(self)
        return {key: part for key, part in document.items() if part or key not in _LATER}


_LATER = {"background", "write_ins", "paper"}


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
        return {"kind": "reentry", "schema": SCHEMA} | asdict(self) | _entered(self)


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
        document = {"kind": "amendment", "schema": SCHEMA} | asdict(self) | _lists(self.picks)
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
        document = {"kind": "adjudication", "schema": SCHEMA} | asdict(self) | _entered(self)
        document["against"] = list(self.against)
        later = set() if self.paper else _LATER | {"group", "unit"}
        return {key: part for key, part in document.items() if key not in later}


Correction = Void | Amendment | Adjudication


class Verdict(StrEnum):
    """How easy it was to answer."""

    EASY = "easy"
    SO_SO = "so_so"
    HARD = "hard"


@dataclass(frozen=True)
class Ease:
    """How easy somebody found it to answer. Nothing links it to their answer: see
    docs/decisions/0021."""

    id: str
    station: str
    day: str
    """ISO date on which it was written down, together with some others."""
    language: str
    instrument_hash: str
    verdict: Verdict

    def to_document(self) -> dict[str, Any]:
        """The verdict as a JSON document."""
        return {"kind": "ease", "schema": SCHEMA} | asdict(self)


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


def _lists(picks: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {"picks": {question: list(values) for question, values in picks.items()}}


def _entered(fact: Answer | Reentry | Adjudication) -> dict[str, Any]:
    """What stands on a form or was answered, as JSON has it."""
    background = {
        question: list(given) if isinstance(given, tuple) else given
        for question, given in fact.background.items()
    }
    paper = fact.paper.to_document() if fact.paper else None
    return _lists(fact.picks) | {"background": background, "paper": paper}
