"""The figures as a tidy table: a row for each group, question and value.

They are those of the comparison and no others. What it does not tell is an empty cell, with the
reason in a column of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from valuetui.instrument.model import (
    THEMES,
    Group,
    Instrument,
    Polarity,
    Question,
    Scope,
    Value,
)
from valuetui.reports.data.table import Column, Content, Kind, Meanings, Table, Teller
from valuetui.results.comparison import Comparison, QuestionResult
from valuetui.results.gate import SMALL_BASE, Why, Withheld
from valuetui.results.inference.intervals import Interval
from valuetui.results.measures import Place, Share, Told
from valuetui.words import Words

DIGITS = 6
"""Decimals of shares and intervals."""


@dataclass(frozen=True)
class Figure:
    """What is told of one value on one question in one group."""

    group: Group
    question: Question
    value: Value
    result: QuestionResult | None
    """None where the group is withheld."""
    withheld: Withheld | None

    @property
    def share(self) -> Share | None:
        return self.result.shares[self.value.id] if self.result else None

    @property
    def exact(self) -> Share | None:
        """The share, where it is told exactly."""
        return self.share if self.share and self.share.is_exact else None

    @property
    def interval(self) -> Interval | None:
        return self.result.intervals[self.value.id] if self.result else None

    @property
    def place(self) -> Place | None:
        return self.result.place(self.value) if self.result else None

    @property
    def why(self) -> str | None:
        """Why the count is not told; None where it is."""
        if self.withheld:
            return f"group_{self.withheld.why.value}"
        rough = self.share.rough if self.share else None
        return f"count_{rough.told.value}" if rough else None


REASONS = (*(f"group_{why.value}" for why in Why), *(f"count_{told.value}" for told in Told))


def figures(comparison: Comparison, words: Words) -> Table[Figure]:
    """The table, in the order of the instrument, with its words in one language."""
    return Table(figure_columns(comparison.instrument, words), list(_figures(comparison)))


def figure_columns(asked: Instrument, words: Words) -> list[Column[Figure]]:
    """What the columns hold, whatever was answered."""
    return list(_columns(asked, words))


def _figures(comparison: Comparison) -> Iterator[Figure]:
    withheld = {each.group.id: each for each in comparison.withheld}
    for group in comparison.instrument.groups:
        result = comparison.group(group.id)
        for question in comparison.instrument.questions:
            for value in comparison.instrument.values:
                answered = result.questions[question.role] if result else None
                yield Figure(group, question, value, answered, withheld.get(group.id))


def _columns(asked: Instrument, words: Words) -> Iterator[Column[Figure]]:
    teller = Teller[Figure](words)
    yield from _whose(asked, teller)
    yield from _of_what(asked, teller)
    yield from _how_many(teller)
    yield teller.plain("hidden", lambda each: int(each.why is not None), Kind.YES_NO)
    meanings: Meanings = {
        why: words(f"data.why.{why}", threshold=asked.threshold, base=SMALL_BASE) for why in REASONS
    }
    yield from teller.named("why", lambda each: each.why, meanings)


def _whose(asked: Instrument, teller: Teller[Figure]) -> Iterator[Column[Figure]]:
    organisation = asked.organisation
    names: Meanings = {organisation.id: teller.told(organisation.name)}
    groups: Meanings = {group.id: teller.told(group.label) for group in asked.groups}
    questions: Meanings = {each.id: teller.told(each.short) for each in asked.questions}
    yield from teller.named("organisation", lambda _: organisation.id, names)
    yield teller.plain("wave", lambda _: asked.wave)
    yield from teller.named("group", lambda each: each.group.id, groups)
    yield from teller.named("question", lambda each: each.question.id, questions)


def _of_what(asked: Instrument, teller: Teller[Figure]) -> Iterator[Column[Figure]]:
    words = teller.words
    values: Meanings = {value.id: teller.told(value.label) for value in asked.values}
    themes: Meanings = {each: words(f"instrument.theme.t{each}") for each in THEMES}
    scopes: Meanings = {each.value: words(f"instrument.scope.{each}") for each in Scope}
    polarities: Meanings = {each.value: words(f"instrument.polarity.{each}") for each in Polarity}
    yield from teller.named("value", lambda each: each.value.id, values)
    yield teller.plain("code", lambda each: each.value.code)
    yield from teller.named("polarity", lambda each: each.value.polarity.value, polarities)
    yield from teller.named("theme", lambda each: each.value.theme, themes, Kind.WHOLE)
    yield from teller.named("scope", lambda each: each.value.scope.value, scopes)


def _how_many(teller: Teller[Figure]) -> Iterator[Column[Figure]]:
    def whole(name: str, read: Callable[[Figure], Content]) -> Column[Figure]:
        return teller.plain(name, read, Kind.WHOLE)

    def fraction(name: str, read: Callable[[Figure], float | None]) -> Column[Figure]:
        def rounded(each: Figure) -> Content:
            found = read(each)
            return None if found is None else round(found, DIGITS)

        return teller.plain(name, rounded, Kind.DECIMAL)

    yield whole("n", lambda each: each.result.n if each.result else None)
    yield whole("count", lambda each: each.exact.count if each.exact else None)
    yield whole("least", lambda each: each.share.least if each.share else None)
    yield whole("most", lambda each: each.share.most if each.share else None)
    yield fraction("share", lambda each: each.exact.fraction if each.exact else None)
    yield fraction("low", lambda each: each.interval.low if each.interval else None)
    yield fraction("high", lambda each: each.interval.high if each.interval else None)
    yield whole("rank", lambda each: each.place.rank if each.place else None)
    yield teller.plain(
        "tied", lambda each: int(each.place.tied) if each.place else None, Kind.YES_NO
    )
