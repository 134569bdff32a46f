"""What somebody answers, on a screen or on paper, as it is kept: a fact that is never changed.

This module knows no file and no database, so that the pure rooms may use it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from valuetui.responses.channel import Channel

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
        said = said_as_json(self.picks, self.background, self.paper)
        document = {"kind": "answer", "schema": SCHEMA} | asdict(self) | said
        return {key: part for key, part in document.items() if part or key not in LATER}


LATER = {"background", "write_ins", "paper"}
"""Fields that came later: a document is without them where nothing is said by them."""


def picks_as_json(picks: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The part of a document that holds the picks."""
    return {"picks": {question: list(values) for question, values in picks.items()}}


def said_as_json(
    picks: Mapping[str, tuple[str, ...]],
    background: Mapping[str, str | int | tuple[str, ...]],
    paper: Paper | None,
) -> dict[str, Any]:
    """The parts of a document that hold what was answered, or what stands on a form."""
    given = {
        question: list(said) if isinstance(said, tuple) else said
        for question, said in background.items()
    }
    form = paper.to_document() if paper else None
    return picks_as_json(picks) | {"background": given, "paper": form}
