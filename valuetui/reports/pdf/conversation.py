"""Questions to begin a conversation with, about the very values of a group."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from valuetui.instrument.model import Role, Value
from valuetui.reports.pdf.subject import Subject
from valuetui.results.comparison import GroupResult
from valuetui.results.findings import Agreement, Surprise, findings

MOST = 5
"""Questions of a report; the last one is always what is missing."""


def questions(subject: Subject, group: GroupResult | None) -> list[str]:
    """At most :data:`MOST` questions, none about a value that another one is about already."""
    chosen: dict[str, str] = {}
    for text, value in _about_values(subject, group) if group else ():
        chosen.setdefault(value.id, text)
    texts = list(chosen.values())[: MOST - 1]
    return [*texts, *_of_everybody(subject, texts)]


def _about_values(subject: Subject, group: GroupResult) -> Iterator[tuple[str, Value]]:
    """The questions by their worth: what is kept, what is wished for, what hampers, what the groups
    agree on and what sets them apart."""
    kept = next((value for value in group.shared if not value.limiting), None)
    if kept:
        yield subject.text("begin.kept", value=subject.label(kept)), kept
    for shift in group.shifts:
        if shift.exact > 0 and shift.value is not kept and not shift.value.limiting:
            yield subject.text("begin.wish", value=subject.label(shift.value)), shift.value
            break
    if Role.CURRENT in group.questions:
        top = group.questions[Role.CURRENT].top
        for each in top:
            if each.value.limiting:
                yield (
                    subject.text(
                        "begin.limiting",
                        value=subject.label(each.value),
                        asked=subject.asked(Role.CURRENT),
                    ),
                    each.value,
                )
                break
    found = findings(subject.comparison, subject.evidence)
    for surprise in found.surprises:
        if group.group in (surprise.higher[0], surprise.lower[0]):
            yield _surprise(subject, surprise), surprise.value
            break
    for agreement in found.agreements:
        yield _agreement(subject, agreement), agreement.value


def _surprise(subject: Subject, found: Surprise) -> str:
    return subject.text(
        "begin.surprise",
        value=subject.label(found.value),
        higher=subject.name(found.higher[0]),
        lower=subject.name(found.lower[0]),
        asked=subject.asked(found.role),
    )


def questions_of_all(subject: Subject) -> list[str]:
    """At most :data:`MOST` questions about what the groups have in common and what sets them
    apart, by turns."""
    if len(subject.comparison.groups) < 2:
        return questions(subject, next(iter(subject.comparison.groups), None))
    found = findings(subject.comparison, subject.evidence)
    agreed = [_agreement(subject, each) for each in found.agreements]
    apart = [_surprise(subject, each) for each in found.surprises]
    texts = [each for pair in zip_longest(agreed, apart) for each in pair if each][: MOST - 1]
    return [*texts, *_of_everybody(subject, texts)]


def _of_everybody(subject: Subject, texts: Sequence[str]) -> list[str]:
    """What can be asked wherever a list is; and where none is shown, what needs no list."""
    keys = ("missing",) if texts else ("own", "step")
    return [subject.text(f"begin.{key}") for key in keys]


def _agreement(subject: Subject, found: Agreement) -> str:
    return subject.text(
        "begin.agreement", value=subject.label(found.value), asked=subject.asked(found.role)
    )
