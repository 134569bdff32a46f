"""The draft of an interview: all that it takes to go on with it after a crash or a power cut.

A draft comes from a disk, so that nothing of it is taken for granted: :func:`check_draft` lets only
those pass that some interview could have come to.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from valuetui.instrument.background import Background
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Question
from valuetui.interview.background import Given, asked, fits
from valuetui.interview.order import algorithm_of
from valuetui.interview.stage import GOING_ON, Stage
from valuetui.responses.record import Order
from valuetui.words.cleaning import short_line

FORM = 2
"""Number of this form of a draft. Nobody takes up another one: a draft is never old."""

_IDENTIFIER = re.compile(r"[0-9a-f]{32}")
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


def check_draft(draft: Draft, instrument: Instrument) -> None:
    """Refuse a draft with which an interview by this instrument cannot go on.

    Raises :class:`CannotResume`.
    """
    if draft.instrument_hash != content_hash(instrument):
        raise CannotResume("instrument")
    is_sound = _IDENTIFIER.fullmatch(draft.record_id) and draft.language in instrument.languages
    if not (is_sound and _order_fits(draft, instrument) and _picks_fit(draft, instrument)):
        raise CannotResume("damaged")
    if not (_words_fit(draft, instrument) and _background_fits(draft, instrument)):
        raise CannotResume("damaged")
    if not (_group_fits(draft, instrument) and _stage_fits(draft, instrument)):
        raise CannotResume("damaged")


def _order_fits(draft: Draft, instrument: Instrument) -> bool:
    """Whether every value is shown once, by the algorithm that is in use now."""
    shown = draft.order.shown
    codes = [shown[start : start + 2] for start in range(0, len(shown), 2)]
    return draft.order.algorithm == algorithm_of(instrument) and sorted(codes) == sorted(
        value.code for value in instrument.values
    )


def _picks_fit(draft: Draft, instrument: Instrument) -> bool:
    if draft.picks.keys() != instrument.question_by_id.keys():
        return False
    return all(
        len(picks) <= instrument.question_by_id[question].pick
        and len(set(picks)) == len(picks)
        and instrument.value_by_id.keys() >= set(picks)
        for question, picks in draft.picks.items()
    )


def _words_fit(draft: Draft, instrument: Instrument) -> bool:
    return all(
        question in instrument.question_by_id
        and word
        and short_line(word, instrument.question_by_id[question].write_in_letters) == word
        for question, word in draft.write_ins.items()
    )


def _background_fits(draft: Draft, instrument: Instrument) -> bool:
    return all(
        question in instrument.background_by_id
        and fits(instrument.background_by_id[question], given)
        for question, given in draft.background.items()
    )


def _group_fits(draft: Draft, instrument: Instrument) -> bool:
    if draft.group is None:
        return not draft.group_is_bound
    return draft.group in instrument.group_by_id


def _stage_fits(draft: Draft, instrument: Instrument) -> bool:
    """Whether an interview can be where the draft says. The last step, to hand in, must not be
    open to anybody who has not answered everything."""
    questions = instrument.questions
    stages = instrument.background if draft.stage is Stage.BACKGROUND else questions
    if draft.stage not in GOING_ON or draft.number >= len(stages):
        return False
    if draft.stage is Stage.GROUP:
        return not (draft.group_is_bound or draft.revising)
    if draft.stage is Stage.INFORMATION:
        return not draft.revising
    if draft.stage is Stage.BACKGROUND:
        return _is_at_background(draft, instrument)
    if draft.stage is Stage.REVIEW:
        done = questions
    elif draft.revising:
        done = questions[: draft.number] + questions[draft.number + 1 :]
    else:
        done = questions[: draft.number]
    return (
        draft.group is not None
        and not (draft.revising and draft.stage is Stage.REVIEW)
        and all(_is_full(draft, question) for question in done)
        and all(each.id in draft.background for each in _asked(draft, instrument))
    )


def _is_at_background(draft: Draft, instrument: Instrument) -> bool:
    """Whether the question is asked, and something was said to all that are asked before it."""
    place, found = instrument.background[draft.number], _asked(draft, instrument)
    return (
        draft.group is not None
        and place in found
        and all(each.id in draft.background for each in found[: found.index(place)])
        and (not draft.revising or all(_is_full(draft, each) for each in instrument.questions))
    )


def _asked(draft: Draft, instrument: Instrument) -> tuple[Background, ...]:
    return asked(instrument, draft.group, draft.background)


def _is_full(draft: Draft, question: Question) -> bool:
    return len(draft.picks[question.id]) == question.pick
