"""The figures that people talk about: a group's top tens beside the other groups, what they agree
on and what sets them apart."""

from valuetui.instrument.model import Role
from valuetui.reports.dialogue.rounds import starters
from valuetui.reports.dialogue.subject import Subject, Told, capitalised
from valuetui.reports.pdf.subject import is_uncertain
from valuetui.results.comparison import GroupResult
from valuetui.results.findings import findings
from valuetui.results.gate import SMALL_BASE
from valuetui.results.inference.intervals import Interval
from valuetui.results.measures import Ranked, Share
from valuetui.results.sentences import agreement_in_words, surprise_in_words
from valuetui.results.telling import share_in_words


def top_lists(subject: Subject, result: GroupResult) -> list[Told]:
    """The group's lists on what is and what is wanted, or on what was asked instead."""
    return [_top_list(subject, result, role) for role in subject.compared]


def _top_list(subject: Subject, result: GroupResult, role: Role) -> Told:
    question = result.questions[role]
    others = [each for each in subject.comparison.groups if each is not result]
    has_intervals = any(each.low != each.high for each in question.intervals.values())
    return {
        "heading": subject.text("top.heading", asked=subject.asked(role)),
        "lead": subject.text(
            "top.lead" if others else "top.lead_alone",
            group=subject.name(result.group),
            n=subject.people(result),
        ),
        "now": role is Role.CURRENT,
        "most": subject.scale,
        "columns": {
            "rank": subject.text("top.rank"),
            "value": subject.text("top.value"),
            "share": subject.name(result.group),
            "interval": subject.text("top.interval") if has_intervals else None,
            "others": [subject.shaped(each.group) for each in others],
        },
        "rows": [_row(subject, result, role, each, others, has_intervals) for each in question.top],
        "notes": _notes(subject, result, role),
    }


def _row(
    subject: Subject, result: GroupResult, role: Role, each: Ranked, others: list[GroupResult],
    has_intervals: bool,
) -> Told:  # fmt: skip
    interval = result.questions[role].intervals[each.value.id]
    return {
        "rank": str(each.rank),
        "value": subject.with_mark(each.value),
        "share": share_in_words(each.share, subject.words),
        "length": each.share.fraction,
        "interval": _ends(subject, each.share, interval) if has_intervals else None,
        "others": [share_in_words(g.share(role, each.value), subject.words) for g in others],
    }


def _ends(subject: Subject, share: Share, interval: Interval) -> str:
    """Between which whole per cent the share may lie, where it is told exactly."""
    return subject.interval(interval) if share.is_exact else ""


def _notes(subject: Subject, result: GroupResult, role: Role) -> list[str]:
    """What explains the signs and doubts of this list, and no others."""
    top = result.questions[role].top
    notes = []
    if any(each.value.limiting for each in top):
        letter = subject.words("results.sign.limiting")
        notes.append(subject.text("top.note.limiting", mark=letter))
    if len(top) > 10 and not result.is_census:
        notes.append(subject.text("top.note.tie"))
    if result.is_census:
        notes.append(subject.text("top.note.census"))
    else:
        notes.append(subject.text("top.note.interval"))
    if is_uncertain(result):
        notes.append(subject.text("top.note.few"))
    if any(group.is_small for group in subject.comparison.groups):
        notes.append(subject.text("top.note.rough", base=SMALL_BASE))
    return notes


def likeness(subject: Subject) -> Told:
    """At most three agreements and three surprises between the groups, each a value and a
    sentence."""
    found = findings(subject.comparison, subject.evidence)
    asked, words = subject.comparison.instrument, subject.words
    return {
        "heading": subject.text("likeness.heading"),
        "agreements": {
            "heading": subject.text("likeness.agreements"),
            "rows": [
                [subject.label(each.value), agreement_in_words(each, asked, words)]
                for each in found.agreements
            ],
            "none": words("findings.agreement.none"),
        },
        "surprises": {
            "heading": subject.text("likeness.surprises"),
            "rows": [
                [subject.label(each.value), surprise_in_words(each, asked, words)]
                for each in found.surprises
            ],
            "none": words("findings.surprise.none"),
        },
        "note": subject.text("likeness.note"),
    }


def wanted(subject: Subject, result: GroupResult) -> list[Told]:
    """The words that a group wants more of, with how many see them and how many want to."""
    by_value = {shift.value.id: shift for shift in result.shifts}
    return [
        {
            "value": capitalised(subject.label(value)),
            "shares": subject.text(
                "shift.shares",
                current=share_in_words(by_value[value.id].current, subject.words),
                now=subject.asked(Role.CURRENT),
                desired=share_in_words(by_value[value.id].desired, subject.words),
                later=subject.asked(Role.DESIRED),
            ),
        }
        for value in starters(result).more
    ]
