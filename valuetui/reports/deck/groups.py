"""A slide a group: what it picks most, current and desired side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

from valuetui.instrument.model import Role, Value
from valuetui.reports.deck import look
from valuetui.reports.deck.charts import Chart, Series, add_chart, in_words
from valuetui.reports.deck.look import EDGE, INNER, Box, below_heading, room, side_by_side
from valuetui.reports.deck.master import CHARTS
from valuetui.reports.deck.slide import Slide
from valuetui.reports.deck.subject import Subject, capitalised
from valuetui.reports.workbook.subject import end_of_scale
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.measures import Ranked

MOST_BARS = 14
"""Bars that can be read from the back of a hall."""
FEW = 100
"""Below this many answers a top ten is told to be uncertain, unless all have answered."""


def add_group(deck: Any, subject: Subject, group: GroupResult) -> None:
    """The group's top tens, with the first of each in the title."""
    slide = Slide(deck, CHARTS, subject, _finding(subject, group))
    name = f"{subject.name(group.group)}, {subject.people(group)}"
    slide.heading(group.group, name, Box(EDGE, look.KICKER_TOP, INNER, 0.35), look.BODY)
    roles = [role for role in subject.compared if group.questions[role].top]
    boxes = side_by_side(max(2, len(roles)), room(below=look.NOTES - 0.1))
    notes = list(_notes(subject, group))
    for role, box in zip(roles, boxes, strict=False):
        result = group.questions[role]
        heading = subject.text("group.list", asked=subject.asked(role), n=subject.number(result.n))
        above, below = below_heading(box)
        slide.label(heading, above, look.BODY, bold=True, colour=subject.mark(group.group).ink)
        shown = readable(result.top)
        add_chart(slide.shapes, _chart(subject, group, role, shown), below, subject)
        if len(shown) < len(result.top):
            more = len(result.top) - len(shown)
            notes.append(subject.text("group.more", n=more, asked=subject.asked(role)))
    slide.below(notes)
    slide.say(_in_words(subject, group))
    slide.finish()


def readable(top: Sequence[Ranked]) -> Sequence[Ranked]:
    """As much of a list as can be read, without parting those who share a place if that can be."""
    if len(top) <= MOST_BARS:
        return top
    last = top[MOST_BARS].rank
    whole = [each for each in top if each.rank < last]
    return whole or top[:MOST_BARS]


def _scale(subject: Subject) -> float:
    """Where the scale of all bars ends."""
    return end_of_scale(
        each.share
        for group in subject.groups
        for role in subject.compared
        for each in group.questions[role].top
    )


def _chart(subject: Subject, group: GroupResult, role: Role, shown: Sequence[Ranked]) -> Chart:
    labels = tuple(_label(subject, group, each.value) for each in shown)
    shares = tuple(each.share for each in shown)
    name = subject.text(
        "group.chart", group=subject.name(group.group), asked=subject.asked(role)
    )  # fmt: skip
    striped = (role is Role.CURRENT,) * len(shown)
    series = Series(
        capitalised(subject.asked(role)), shares, subject.mark(group.group).ink, striped
    )
    told = f"{name}: {in_words(subject, labels, shares)}."
    letters = 14 if len(shown) <= 11 else 12
    return Chart(name, labels, (series,), _scale(subject), told, letters=letters)


def _label(subject: Subject, group: GroupResult, value: Value) -> str:
    label = subject.label(value)
    return f"{label} {subject.words('results.sign.both')}" if value in group.shared else label


def _finding(subject: Subject, group: GroupResult) -> str:
    """What the group picks most, on each question."""
    told = {"group": subject.name(group.group)}
    lists = [group.questions[role] for role in subject.compared if group.questions[role].top]
    if not lists:
        return subject.text("group.none", **told)
    first, last = lists[0], lists[-1]
    told["first"], told["first_share"] = _leading(subject, first)
    told["now"] = subject.told(first.question.short)
    if first is last:
        return subject.text("group.one", **told)
    told["last"], told["last_share"] = _leading(subject, last)
    told["later"] = subject.told(last.question.short)
    key = "same" if told["first"] == told["last"] and _leads_alone(first) else "both"
    return subject.text(f"group.{key}", **told)


def _leading(subject: Subject, result: QuestionResult) -> tuple[str, str]:
    """The values in the first place, or how many there are, and their share."""
    values = [each.value for each in result.top if each.rank == 1]
    share = subject.share(result.top[0].share)
    if len(values) > 2:
        return subject.text("group.several", n=len(values)), share
    return subject.quoted(values), share


def _leads_alone(result: QuestionResult) -> bool:
    return len(result.top) == 1 or result.top[1].rank > 1


def _notes(subject: Subject, group: GroupResult) -> Iterator[str]:
    shown = [each.value for role in subject.compared for each in group.questions[role].top]
    if any(value.limiting for value in shown):
        yield subject.text("note.limiting", letter=subject.letter)
    if group.shared:
        yield subject.text("note.both", both=subject.words("results.sign.both"))
    if group.n < FEW and not group.is_census:
        yield subject.text("note.few", n=FEW)
    yield from subject.rough(
        each.share for role in subject.compared for each in group.questions[role].top
    )


def _in_words(subject: Subject, group: GroupResult) -> Iterator[str]:
    """Both lists with their places."""
    yield f"{_finding(subject, group)}."
    for role in subject.compared:
        result = group.questions[role]
        told = ", ".join(
            f"{each.rank} {_label(subject, group, each.value)} {subject.share(each.share)}"
            for each in result.top
        )
        asked = subject.text("group.list", asked=subject.asked(role), n=subject.number(result.n))
        yield f"{asked}: {told}."
    yield from _notes(subject, group)
