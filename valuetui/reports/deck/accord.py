"""Where the groups agree and where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from valuetui.instrument.model import Role, Value
from valuetui.reports.deck import look
from valuetui.reports.deck.charts import Chart, Series, add_chart, in_words
from valuetui.reports.deck.look import below_heading, room, side_by_side
from valuetui.reports.deck.master import CHARTS
from valuetui.reports.deck.opening import patterns
from valuetui.reports.deck.slide import Slide
from valuetui.reports.deck.subject import Subject, capitalised
from valuetui.reports.workbook.look import INK
from valuetui.reports.workbook.subject import end_of_scale
from valuetui.results.findings import Agreement, Surprise
from valuetui.results.sentences import agreement_in_words, overall_in_words, surprise_in_words

MOST_BARS = 12
"""Bars of one chart that can be read with the names of the groups at them."""
NAMED = 3
"""Values that the title names."""


@dataclass(frozen=True)
class Side:
    """One half of the slide: findings, as bars of all groups, and in sentences."""

    heading: str
    findings: Sequence[tuple[Role, Value]]
    sentences: Sequence[str]
    nothing: str
    """What is said where there are none."""


def add_accord(deck: Any, subject: Subject) -> None:
    """What all groups have in common beside what sets them apart."""
    slide = Slide(deck, CHARTS, subject, _title(subject))
    slide.legend([group.group for group in subject.groups])
    sides = [_agreed(subject), _apart(subject)]
    ends = _scale(subject, [each for side in sides for each in side.findings])
    for side, box in zip(sides, side_by_side(2, room(below=look.NOTES - 0.1)), strict=True):
        above, below = below_heading(box)
        slide.label(side.heading, above, look.BODY, bold=True, colour=INK)
        if side.findings:
            add_chart(slide.shapes, _chart(subject, side, ends), below, subject)
        else:
            slide.label(side.nothing, below, look.BODY, colour=INK)
    overall = list(_overall(subject))
    slide.below([*_notes(subject, [each for side in sides for each in side.findings]), *overall])
    said = [
        line for side in sides for line in (f"{side.heading}:", *(side.sentences or [side.nothing]))
    ]
    slide.say([f"{_title(subject)}.", *said, *overall, subject.words("findings.note")])
    slide.finish()


def _notes(subject: Subject, shown: Sequence[tuple[Role, Value]]) -> Iterator[str]:
    if len({role for role, _ in shown}) > 1:
        yield subject.text("note.pattern", **patterns(subject))
    if any(value.limiting for _, value in shown):
        yield subject.text("note.limiting", letter=subject.letter)
    yield from subject.rough(
        group.share(role, value) for group in subject.groups for role, value in shown
    )


def _title(subject: Subject) -> str:
    """What is in the top tens of all groups: desired before current."""
    for role in reversed(subject.compared):
        shared = subject.comparison.shared[role]
        if shared:
            told = {"asked": capitalised(subject.asked(role)), "n": len(shared)}
            if len(shared) <= NAMED:
                return subject.text("accord.named", **told, values=subject.quoted(shared))
            first = [value for found, value in _findings(subject.found.agreements) if found is role]
            return subject.text(
                "accord.among", **told, values=subject.quoted(first[:2] or shared[:2])
            )
    return subject.words("findings.agreement.none").rstrip(".")


def _findings(found: Sequence[Agreement | Surprise]) -> list[tuple[Role, Value]]:
    return [(each.role, each.value) for each in found]


def _most(subject: Subject) -> int:
    """Values for which there is room."""
    return max(1, MOST_BARS // max(1, len(subject.groups)))


def _agreed(subject: Subject) -> Side:
    instrument, words = subject.comparison.instrument, subject.words
    found = subject.found.agreements[: _most(subject)]
    return Side(
        words("findings.agreement.heading"),
        _findings(found),
        [
            f"{subject.label(each.value)}. {agreement_in_words(each, instrument, words)} "
            + ", ".join(
                f"{subject.name(group)} {subject.share(share)}" for group, share in each.shares
            )
            for each in found
        ],
        words("findings.agreement.none"),
    )


def _apart(subject: Subject) -> Side:
    instrument, words = subject.comparison.instrument, subject.words
    found = subject.found.surprises[: _most(subject)]
    return Side(
        words("findings.surprise.heading"),
        _findings(found),
        [
            f"{subject.label(each.value)}. {surprise_in_words(each, instrument, words)}"
            for each in found
        ],
        words("findings.surprise.none"),
    )


def _scale(subject: Subject, found: Sequence[tuple[Role, Value]]) -> float:
    """Where the scale of both charts ends."""
    return end_of_scale(
        group.share(role, value) for group in subject.groups for role, value in found
    )


def _chart(subject: Subject, side: Side, ends: float) -> Chart:
    labels = tuple(
        f"{subject.label(value)}, {subject.asked(role)}" for role, value in side.findings
    )
    series = tuple(
        Series(
            subject.name(group.group),
            tuple(group.share(role, value) for role, value in side.findings),
            subject.mark(group.group).ink,
            tuple(role is Role.CURRENT for role, _ in side.findings),
            subject.mark(group.group).shape,
        )
        for group in subject.groups
    )
    told = "; ".join(f"{each.name}: {in_words(subject, labels, each.shares)}" for each in series)
    bars = len(labels) * len(series)
    return Chart(
        side.heading,
        labels,
        series,
        ends,
        f"{side.heading}. {told}.",
        letters=14 if bars <= 9 else 12,
    )


def _overall(subject: Subject) -> Iterator[str]:
    for role, found in subject.evidence.questions.items():
        yield overall_in_words(role, found, subject.comparison.instrument, subject.words)
