"""Records: facts that are never changed. What counts is the fold over them.

This module knows no file and no database, so that the pure rooms may use it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

SCHEMA = 1
"""Version of the form of a record; later versions keep reading the earlier ones."""


class Channel(StrEnum):
    """The way an answer came in."""

    KIOSK = "kiosk"
    STAFF = "staff"
    PAPER = "paper"
    WEB = "web"


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
    session: str | None = None

    def to_document(self) -> dict[str, Any]:
        """The answer as a JSON document."""
        document = {"kind": "answer", "schema": SCHEMA} | asdict(self)
        document["picks"] = {question: list(picks) for question, picks in self.picks.items()}
        return document


class UnknownRecord(ValueError):
    """A document that is no record of a kind and schema known here."""


def record_from_document(document: Mapping[str, Any]) -> Answer:
    """The record that a document holds.

    Raises :class:`UnknownRecord`, whose text says what is amiss but nothing of the content.
    """
    if document.get("kind") != "answer" or document.get("schema") != SCHEMA:
        raise UnknownRecord("a kind or schema that is unknown to this version")
    try:
        return _answer(document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnknownRecord("an answer whose fields are missing or of the wrong kind") from None


def _answer(document: Mapping[str, Any]) -> Answer:
    names = Answer.__dataclass_fields__.keys()
    fields = {key: content for key, content in document.items() if key in names}
    return Answer(
        **fields
        | {name: _text(document[name]) for name in _TEXTS}
        | {
            "picks": {question: _different(picks) for question, picks in document["picks"].items()},
            "order": Order(**document["order"]),
            "channel": Channel(document["channel"]),
            "status": Status(document["status"]),
        }
    )


_TEXTS = (
    "id", "organisation", "wave", "instrument", "instrument_hash", "group", "station", "language",
    "day",
)  # fmt: skip


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _different(picks: object) -> tuple[str, ...]:
    """Picks as they must be: a value picked twice would count twice."""
    if not isinstance(picks, list) or len(set(picks)) < len(picks):
        raise TypeError
    return tuple(map(_text, picks))
