"""How the figures came about and how they are read: the same in every report."""

from collections.abc import Iterable

from valuetui.instrument.model import Group
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.gate import SMALL_BASE
from valuetui.results.telling import share_in_words


def method(subject: Subject, group: Group | None = None) -> Told:
    """What was asked, of whom and when, and what the figures mean. ``group`` has the wording of its
    own, where the report is about one group."""
    return {
        "heading": subject.text("method.heading"),
        "items": [*_asked(subject, group), *_survey(subject), *_figures(subject, group)],
    }


def _asked(subject: Subject, group: Group | None) -> Iterable[list[str]]:
    for question in subject.comparison.instrument.questions:
        own = question.wording.get(group.id) if group else None
        text = subject.told(own or question.text)
        picks = subject.text("method.picks", n=question.pick)
        yield [capitalised(subject.told(question.short)), f"{text} {picks}"]


def _survey(subject: Subject) -> Iterable[list[str]]:
    comparison = subject.comparison
    if subject.days:
        first, last = subject.days
        key = "on" if first == last else "between"
        said = subject.text(f"method.{key}", first=subject.date(first), last=subject.date(last))
        yield [subject.text("method.when"), said]
    yield [subject.text("method.who"), subject.text("method.chosen")]
    yield [
        subject.text("method.list"),
        subject.text(
            "method.list_is",
            values=comparison.baseline.of,
            limiting=comparison.baseline.count,
            baseline=share_in_words(comparison.baseline, subject.words),
        ),
    ]


def _figures(subject: Subject, group: Group | None) -> Iterable[list[str]]:
    comparison = subject.comparison
    shown = [each for each in comparison.groups if group is None or each.group == group]
    yield [subject.text("method.share"), subject.text("method.share_is")]
    if any(not each.is_census for each in shown):
        yield [subject.text("method.sure"), subject.text("method.sure_is")]
    if any(each.is_census for each in shown):
        names = subject.listed([subject.name(each.group) for each in shown if each.is_census])
        yield [subject.text("method.census"), subject.text("method.census_is", groups=names)]
    if any(each.is_small for each in shown):
        yield [subject.text("method.small"), subject.words("told.meaning", base=SMALL_BASE)]
    yield [
        subject.text("method.gate"),
        subject.text("method.gate_is", threshold=comparison.gate.threshold),
    ]
    yield [
        subject.text("method.made"),
        subject.text("method.made_is", day=subject.date(subject.day), snapshot=comparison.snapshot),
    ]


def hidden(subject: Subject, besides: Group | None = None) -> list[list[str]]:
    """The groups that are not shown ``besides`` this one, and why; without a word of how many they
    are."""
    return [
        [subject.shaped(each.group), subject.reason(each)]
        for each in subject.comparison.withheld
        if each.group != besides
    ]
