"""The draft of an interview: all that it takes to go on with it after a crash or a power cut.

A draft comes from a disk, so that nothing of it is taken for granted: :mod:`.draft_check` lets only
those pass that some interview could have come to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from valuetui.interview.background import Given
from valuetui.interview.stage import Stage
from valuetui.responses.answer import Order

FORM = 3
"""Number of this form of a draft. Nobody takes up another one: a draft is never old."""

_MOST = 1 << 64
"""No number in a draft is as large as this."""

_REASONS = {
    "damaged": "it is no draft of this version, or contradicts itself",
    "instrument": "it belongs to another version of the questionnaire",
    "bound": "the station is bound to another group than it was",
}


class CannotResume(Exception):
    """The draft cannot be taken up; ``reason`` is the key of why. Says nothing of the content.

    Reasons: ``damaged`` (no draft of this version, or one that contradicts itself), ``instrument``
    (another version of the questionnaire) and ``bound`` (the station is bound to another group).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(_REASONS[reason])
        self.reason = reason


@dataclass(frozen=True)
class Draft:
    """An interview that has not ended, without what only helps to undo."""

    record_id: str
    """The id that the answer will have: an answer that was saved already is not saved again."""
    instrument_hash: str
    order: Order
    language: str
    stage: Stage
    number: int
    """Of the question that is asked, or of the background question, from 0."""
    revising: bool
    group: str | None
    group_is_bound: bool
    code: str
    """What is kept in place of the code with which the person was let in; empty without one."""
    picks: Mapping[str, tuple[str, ...]]
    """Question id to value ids, for every question."""
    seconds: Mapping[str, int]
    """Screen to whole seconds spent on it; empty where paradata are switched off."""
    background: Mapping[str, Given]
    """Background question to what was said, also to those whose conditions do not hold now."""
    write_ins: Mapping[str, str]
    """Question id to the word that was written in."""

    @property
    def holds_nothing(self) -> bool:
        """Whether nobody would miss it: nothing is picked and nobody has said yes yet."""
        return self.stage is Stage.INFORMATION and not any(self.picks.values())

    def to_document(self) -> dict[str, Any]:
        """The draft as a JSON document."""
        document = {"kind": "draft", "form": FORM, **vars(self)}
        document["order"] = dict(vars(self.order))
        document["picks"] = {question: list(picks) for question, picks in self.picks.items()}
        document["background"] = {
            question: list(given) if isinstance(given, tuple) else given
            for question, given in self.background.items()
        }
        return document

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Draft":
        """The draft that a document holds. Raises :class:`CannotResume`."""
        try:
            if (document["kind"], document["form"]) != ("draft", FORM):
                raise CannotResume("damaged")
            return _draft(document)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise CannotResume("damaged") from None


def _draft(document: Mapping[str, Any]) -> Draft:
    order, group = document["order"], document["group"]
    return Draft(
        record_id=_text(document["record_id"]),
        instrument_hash=_text(document["instrument_hash"]),
        order=Order(_text(order["algorithm"]), _whole(order["seed"]), _text(order["shown"])),
        language=_text(document["language"]),
        stage=Stage(document["stage"]),
        number=_whole(document["number"]),
        revising=_flag(document["revising"]),
        group=None if group is None else _text(group),
        group_is_bound=_flag(document["group_is_bound"]),
        code=_text(document["code"]),
        picks={
            question: tuple(map(_text, _list(picks)))
            for question, picks in document["picks"].items()
        },
        seconds={screen: _whole(spent) for screen, spent in document["seconds"].items()},
        background={question: _given(said) for question, said in document["background"].items()},
        write_ins={question: _text(word) for question, word in document["write_ins"].items()},
    )


def _given(found: object) -> Given:
    if isinstance(found, list):
        return tuple(map(_text, found))
    return found if isinstance(found, str) else _whole(found)


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _whole(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found < _MOST:
        raise TypeError
    return found


def _flag(found: object) -> bool:
    if not isinstance(found, bool):
        raise TypeError
    return found


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError
    return found
