"""The top tens of a group: shares with their intervals, beside the shares of the other question."""

from valuetui.instrument.model import Role
from valuetui.reports.pdf.subject import Subject, Told, capitalised, is_uncertain
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.gate import SMALL_BASE
from valuetui.results.inference.ranks import Certainty
from valuetui.results.measures import Ranked, Share
from valuetui.results.telling import share_in_words

OPPOSITE = {Role.CURRENT: Role.DESIRED, Role.DESIRED: Role.CURRENT}


def top_list(subject: Subject, group: GroupResult, role: Role) -> Told:
    """One top list with every tie, as the templates lay it out."""
    question = group.questions[role]
    other = group.questions.get(OPPOSITE.get(role, role)) if role in OPPOSITE else None
    drawn = not group.is_census
    return {
        "heading": subject.text("top.heading", asked=subject.asked(role)),
        "is_now": role is Role.CURRENT,
        "most": subject.scale,
        "columns": {
            "rank": subject.text("top.rank"),
            "value": subject.text("top.value"),
            "own": capitalised(subject.asked(role)),
            "interval": subject.text("top.interval") if drawn else None,
            "other": capitalised(subject.asked(OPPOSITE[role])) if other else None,
        },
        "rows": [_row(subject, group, role, each, other) for each in question.top],
        "note": " ".join(_notes(subject, group, role)),
        "none": None if question.top else subject.text("top.none"),
    }


def _row(
    subject: Subject, group: GroupResult, role: Role, each: Ranked, other: QuestionResult | None
) -> Told:
    interval = group.questions[role].intervals[each.value.id]
    beside = other.shares[each.value.id] if other else None
    is_shared = role in OPPOSITE and each.value in group.shared
    drawn = each.share.is_exact and interval.low != interval.high
    return {
        "rank": f"{each.rank}{doubt(subject, group, role, each)}",
        "value": subject.label(each.value),
        "limiting": subject.words("results.sign.limiting") if each.value.limiting else None,
        "shared": subject.words("results.sign.both") if is_shared else None,
        "share": share_in_words(each.share, subject.words),
        "interval": subject.interval(interval),
        "other": share_in_words(beside, subject.words) if beside else None,
        "length": length(each.share),
        "low": interval.low if drawn else None,
        "high": interval.high if drawn else None,
        "other_length": length(beside) if beside else None,
    }


def length(share: Share) -> float | None:
    """How long a bar is; None where the share is not told exactly, for a bar would tell it."""
    return share.fraction if share.is_exact else None


def doubt(subject: Subject, group: GroupResult, role: Role, each: Ranked) -> str:
    """The sign of what may be in the list by chance."""
    place = subject.evidence.groups[group.group.id].questions[role].places.get(each.value.id)
    may_be_out = place is not None and place.certainty is not Certainty.SURE
    return subject.words("results.sign.doubt") if may_be_out else ""


def _notes(subject: Subject, group: GroupResult, role: Role) -> list[str]:
    """What explains the signs that this list has, and no others."""
    question = group.questions[role]
    signs = {
        "limiting": any(each.value.limiting for each in question.top),
        "both": role in OPPOSITE and bool(group.shared),
        "doubt": any(doubt(subject, group, role, each) for each in question.top),
        "few": is_uncertain(group),
    }
    told = {
        "limiting": subject.words("results.sign.limiting"),
        "both": subject.words("results.sign.both"),
        "doubt": subject.words("results.sign.doubt"),
    }
    notes = [
        subject.text(f"top.note.{sign}", **told) for sign, is_there in signs.items() if is_there
    ]
    if group.is_small:
        notes.append(subject.text("top.note.rough", base=SMALL_BASE))
    if question.n != group.n:
        notes.append(subject.text("top.note.fewer", number=subject.number(question.n)))
    return notes
