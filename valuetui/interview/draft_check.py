"""Whether an interview can go on from a draft. Nothing that comes from a disk is taken for
granted."""

import re

from valuetui.instrument.background import Background
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Question
from valuetui.interview.background import asked, fits
from valuetui.interview.draft import CannotResume, Draft
from valuetui.interview.order import algorithm_of
from valuetui.interview.stage import GOING_ON, Stage
from valuetui.words.cleaning import short_line

_IDENTIFIER = re.compile(r"[0-9a-f]{32}")


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
    if not (_group_fits(draft, instrument) and _code_fits(draft, instrument)):
        raise CannotResume("damaged")
    if not _stage_fits(draft, instrument):
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


def _code_fits(draft: Draft, instrument: Instrument) -> bool:
    """Whether there is a code only of a group that answers with one, and from the first question on
    of everybody of that group."""
    if draft.code:
        return draft.group in instrument.codes and bool(_IDENTIFIER.fullmatch(draft.code))
    before = (Stage.INFORMATION, Stage.GROUP, Stage.CODE)
    return draft.group not in instrument.codes or draft.stage in before


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
    if draft.stage is Stage.CODE:
        return draft.group in instrument.codes and not (draft.code or draft.revising)
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
