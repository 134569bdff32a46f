"""A change of an answer as far as a supervisor has typed it, and how it is gone on with."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from valuetui.interview.amending import Amending
from valuetui.interview.amending_draft import from_document, to_document
from valuetui.interview.draft import CannotResume
from valuetui.responses.history import Difference, History, difference
from valuetui.station.begun import Begun, Kind

log = logging.getLogger(__name__)


class ChangeKind(StrEnum):
    """What is done to an answer."""

    AMEND = "amend"
    STRIKE = "strike"
    UNDO = "undo"
    """The last amendment does not count any more."""


@dataclass(frozen=True)
class Change:
    """A change that is being typed."""

    kind: ChangeKind
    amending: Amending | None = None
    """Of an amendment, as far as it has come."""
    reason: str = ""

    @property
    def is_begun(self) -> bool:
        """Whether anything has been typed that would be lost."""
        is_changed = self.amending is not None and self.amending.is_changed
        return is_changed or bool(self.reason)


@dataclass(frozen=True)
class Lost:
    """A change that was typed and not saved, for it would undo what was corrected since."""

    kind: ChangeKind
    changes: Difference
    """To what counted when it was typed."""
    reason: str


class ChangedMeanwhile(Exception):
    """The answer has been corrected since the change was begun, which is ``lost``."""

    def __init__(self, lost: Lost) -> None:
        super().__init__()
        self.lost = lost


class BegunChanges:
    """The changes that one person has begun."""

    def __init__(self, begun: Begun, name: str) -> None:
        self._begun = begun
        self._name = name

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the answers that are to be changed."""
        return self._begun.of(Kind.CORRECTION, self._name)

    def keep(self, history: History, change: Change, correction: str = "") -> None:
        """Keep a change as far as it has come; ``correction`` is the id of what is being saved."""
        document = {
            "change": change.kind.value,
            "reason": change.reason,
            "amending": to_document(change.amending) if change.amending else None,
            "seen": _seen(history),
            "correction": correction,
        }
        self._begun.keep(Kind.CORRECTION, history.answer.id, self._name, document)

    def find(self, history: History, fresh: Amending | None) -> Change | None:
        """The change of an answer that was begun; None where none was, or where it was saved.
        ``fresh`` is an amendment of it of which nothing is typed yet, be it struck by now.

        Raises :class:`ChangedMeanwhile`. What cannot be gone on with is known no longer.
        """
        document = self._begun.find(Kind.CORRECTION, history.answer.id, self._name)
        if document is None:
            return None
        try:
            if document["correction"] in _seen(history):
                self.drop(history)
                return None
            if document["seen"] != _seen(history):
                self.drop(history)
                raise ChangedMeanwhile(_lost(document, history, fresh))
            change = _change(document, fresh)
            if not _can_be_made(change, history):
                raise CannotResume("damaged")
            return change
        except (CannotResume, LookupError, TypeError, ValueError):
            log.warning("a correction that was begun cannot be taken up")
            self.drop(history)
            return None

    def drop(self, history: History) -> None:
        """It is saved, or thrown away."""
        self._begun.drop(Kind.CORRECTION, [history.answer.id], self._name)


def _change(document: Mapping[str, Any], fresh: Amending | None) -> Change:
    kind, reason, amending = (document[each] for each in ("change", "reason", "amending"))
    if not isinstance(reason, str):
        raise CannotResume("damaged")
    if amending is None or fresh is None:
        return Change(ChangeKind(kind), None, reason)
    return Change(ChangeKind(kind), from_document(amending, fresh), reason)


def _lost(document: Mapping[str, Any], history: History, fresh: Amending | None) -> Lost:
    change, before = _change(document, fresh), history.known_by(document["seen"])
    changes = Difference()
    if change.amending is not None and before is not None:
        changes = difference(before, change.amending.after)
    return Lost(change.kind, changes, change.reason)


def _can_be_made(change: Change, history: History) -> bool:
    match change.kind:
        case ChangeKind.AMEND:
            return history.now is not None and change.amending is not None
        case ChangeKind.STRIKE:
            return history.now is not None
        case ChangeKind.UNDO:
            return history.last_amendment is not None


def _seen(history: History) -> list[str]:
    """The corrections that were known when somebody looked."""
    return sorted(step.correction.id for step in history.steps)
