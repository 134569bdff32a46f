"""Where the groups agree, where they differ and what each of them wants, in sentences."""

from collections.abc import Sequence

from valuetui.instrument.model import Group, Value
from valuetui.reports.pdf.side_by_side import ACROSS
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.findings import Findings, findings
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import Share
from valuetui.results.sentences import (
    agreement_in_words,
    likeness_in_words,
    overall_in_words,
    surprise_in_words,
    wish_in_words,
)
from valuetui.results.telling import share_in_words


def accord(subject: Subject) -> list[Told]:
    """The parts of what the groups have in common and what sets them apart."""
    found = findings(subject.comparison, subject.evidence)
    return [_agreements(subject, found), _surprises(subject, found)]


def wishes(subject: Subject) -> Told | None:
    """What each group wants more of; None where not both questions were asked."""
    if not subject.comparison.asks_shift or not subject.comparison.groups:
        return None
    found = findings(subject.comparison, subject.evidence)
    return {
        "heading": subject.words("findings.wish.heading"),
        "groups": [
            {
                "name": f"{subject.shaped(group.group)}, {subject.people(group)}",
                "colour": f"#{subject.mark(group.group).ink}",
                **_wishes_of(subject, group, found),
            }
            for group in subject.comparison.groups
        ],
    }


def likeness(subject: Subject) -> Told | None:
    """How alike every two groups are; None where there are not two, or more pairs than anybody
    reads."""
    if not 1 < len(subject.comparison.groups) <= ACROSS:
        return None
    words = subject.words
    return {
        "heading": words("findings.likeness.heading"),
        "items": [
            {
                "value": capitalised(subject.asked(role)),
                "limiting": None,
                "said": "\n".join(likeness_in_words(each, words) for each in found.agreements),
            }
            for role, found in subject.evidence.questions.items()
        ],
        "note": words("findings.likeness.note"),
    }


def _wishes_of(subject: Subject, group: GroupResult, found: Findings) -> Told:
    instrument, words = subject.comparison.instrument, subject.words
    if group.group in found.small:
        return {"items": [], "note": words("findings.wish.small", least=LEAST_BASE)}
    items = [
        _item(subject, each.shift.value, wish_in_words(each, instrument, words))
        for each in found.wishes.get(group.group.id, ())
    ]
    return {"items": items, "note": "" if items else words("findings.wish.none")}


def _agreements(subject: Subject, found: Findings) -> Told:
    instrument, words = subject.comparison.instrument, subject.words
    alone = len(subject.comparison.groups) < 2
    items = [
        _item(
            subject,
            each.value,
            f"{agreement_in_words(each, instrument, words)} {_shares(subject, each.shares)}",
        )
        for each in found.agreements
    ]
    nothing = words(f"findings.agreement.{'alone' if alone else 'none'}")
    return {
        "heading": words("findings.agreement.heading"),
        "items": items,
        "note": "" if items else nothing,
    }


def _shares(subject: Subject, shares: Sequence[tuple[Group, Share]]) -> str:
    told = [f"{subject.name(group)} {share_in_words(share, subject.words)}"
            for group, share in shares]  # fmt: skip
    return f"{subject.listed(told)}."


def _surprises(subject: Subject, found: Findings) -> Told:
    instrument, words = subject.comparison.instrument, subject.words
    items = [
        _item(subject, each.value, surprise_in_words(each, instrument, words))
        for each in found.surprises
    ]
    if len(subject.comparison.groups) < 2:
        notes = [words("findings.agreement.alone")]
    else:
        notes = [] if items else [words("findings.surprise.none")]
        for role, question in subject.evidence.questions.items():
            notes.append(overall_in_words(role, question, instrument, words))
    return {
        "heading": words("findings.surprise.heading"),
        "items": items,
        "note": " ".join(notes),
    }


def _item(subject: Subject, value: Value, said: str) -> Told:
    letter = subject.words("results.sign.limiting")
    return {
        "value": subject.label(value),
        "limiting": letter if value.limiting else None,
        "said": said,
    }
