"""What each group wants more of than it sees."""

from collections.abc import Iterator, Sequence
from typing import Any

from valuetui.instrument.model import Role
from valuetui.reports.deck import look
from valuetui.reports.deck.charts import Chart, Series, add_chart
from valuetui.reports.deck.look import below_heading, room, side_by_side
from valuetui.reports.deck.master import CHARTS
from valuetui.reports.deck.opening import patterns
from valuetui.reports.deck.slide import Slide
from valuetui.reports.deck.subject import Subject
from valuetui.reports.workbook.look import INK
from valuetui.reports.workbook.subject import end_of_scale
from valuetui.results.comparison import GroupResult
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import Shift
from valuetui.results.sentences import wish_in_words
from valuetui.results.telling import points_in_words

ACROSS = 3
"""Groups beside each other on a slide."""
SHIFTED = 5
"""Values of a group."""


def add_wishes(deck: Any, subject: Subject) -> None:
    """The largest shifts of every group, as many slides as they need."""
    for first in range(0, len(subject.groups), ACROSS):
        _add_slide(deck, subject, subject.groups[first : first + ACROSS])


def _add_slide(deck: Any, subject: Subject, groups: Sequence[GroupResult]) -> None:
    slide = Slide(deck, CHARTS, subject, _title(subject, groups))
    for group, box in zip(
        groups, side_by_side(max(2, len(groups)), room(below=look.NOTES - 0.1)), strict=False
    ):
        above, below = below_heading(box)
        name = f"{subject.name(group.group)}, {subject.people(group)}"
        slide.heading(group.group, name, above, 16)
        shown = _shown(group)
        if shown:
            add_chart(slide.shapes, _chart(subject, group, shown), below, subject)
        else:
            slide.label(subject.text("wishes.none"), below, look.BODY, colour=INK)
    notes = list(_notes(subject, groups))
    slide.below(notes)
    slide.say(
        [
            f"{_title(subject, groups)}.",
            *(line for group in groups for line in _in_words(subject, group)),
            *notes,
        ]
    )
    slide.finish()


def _title(subject: Subject, groups: Sequence[GroupResult]) -> str:
    """What all of them want more of beyond doubt, or what each wants most."""
    wished = {
        group.group.id: [w.shift.value for w in subject.found.wishes.get(group.group.id, ())]
        for group in groups
    }
    lists = list(wished.values())
    common = [value for value in lists[0] if all(value in each for each in lists)]
    if common and len(groups) > 1:
        return subject.text("wishes.common", values=subject.quoted(common))
    told = [(subject.name(g.group), wished[g.group.id][:1]) for g in groups if wished[g.group.id]]
    if not told:
        return subject.words("findings.wish.none").rstrip(".")
    keys = ["first", *["other"] * (len(told) - 1)]
    return subject.listed(
        [
            subject.text(f"wishes.{key}", group=name, value=subject.quoted(values))
            for key, (name, values) in zip(keys, told, strict=True)
        ]
    )


def _shown(group: GroupResult) -> list[Shift]:
    return [shift for shift in group.shifts if shift.whole_points > 0][:SHIFTED]


def _chart(subject: Subject, group: GroupResult, shown: Sequence[Shift]) -> Chart:
    colour = subject.mark(group.group).ink
    now, later = (subject.asked(role) for role in (Role.CURRENT, Role.DESIRED))
    name = subject.text("wishes.chart", group=subject.name(group.group))
    sides = ("current", True, now), ("desired", False, later)
    return Chart(
        name,
        tuple(_label(subject, group, each) for each in shown),
        tuple(
            Series(told, tuple(getattr(s, end) for s in shown), colour, (striped,) * len(shown))
            for end, striped, told in sides
        ),
        _scale(subject),
        f"{name}: {'; '.join(_shift_in_words(subject, each) for each in shown)}.",
        letters=12,
        labels_part=0.5,
    )


def _label(subject: Subject, group: GroupResult, shift: Shift) -> str:
    """The value with how far it is wanted to move, and a sign where that may be chance."""
    doubt = subject.words("results.sign.doubt") if _may_be_chance(subject, group, shift) else ""
    return f"{subject.label(shift.value)} {points_in_words(shift, subject.words)}{doubt}"


def _may_be_chance(subject: Subject, group: GroupResult, shift: Shift) -> bool:
    found = subject.evidence.groups[group.group.id].shifts.get(shift.value.id)
    return not group.is_census and found is not None and not found.is_beyond_doubt


def _scale(subject: Subject) -> float:
    return end_of_scale(
        share
        for group in subject.groups
        for shift in _shown(group)
        for share in (shift.current, shift.desired)
    )


def _shift_in_words(subject: Subject, shift: Shift) -> str:
    return subject.text(
        "wishes.shift",
        value=subject.label(shift.value),
        now=subject.asked(Role.CURRENT),
        later=subject.asked(Role.DESIRED),
        current=subject.share(shift.current),
        desired=subject.share(shift.desired),
    )


def _notes(subject: Subject, groups: Sequence[GroupResult]) -> Iterator[str]:
    yield subject.text("note.pattern", **patterns(subject))
    shown = [(group, shift) for group in groups for shift in _shown(group)]
    if any(shift.value.limiting for _, shift in shown):
        yield subject.text("note.limiting", letter=subject.letter)
    yield subject.text("note.points")
    yield from subject.rough(s for _, each in shown for s in (each.current, each.desired))
    if any(_may_be_chance(subject, group, shift) for group, shift in shown):
        yield subject.text("note.doubt", doubt=subject.words("results.sign.doubt"))
    small = [subject.name(g.group) for g in groups if g.group in subject.found.small]
    if small:
        yield subject.text("note.small", groups=subject.listed(small), least=LEAST_BASE)


def _in_words(subject: Subject, group: GroupResult) -> Iterator[str]:
    instrument, words = subject.comparison.instrument, subject.words
    yield f"{subject.name(group.group)}, {subject.people(group)}:"
    if group.group in subject.found.small:
        yield words("findings.wish.small", least=LEAST_BASE)
    else:
        found = subject.found.wishes.get(group.group.id, ())
        for wish in found:
            yield f"{subject.label(wish.shift.value)}. {wish_in_words(wish, instrument, words)}"
        if not found:
            yield words("findings.wish.none")
    for shift in _shown(group):
        yield f"{_shift_in_words(subject, shift)}."
