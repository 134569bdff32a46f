"""Columns about who answered: the group, what was asked about the person, and on request when,
where and how. Never what somebody has written: nobody has reviewed it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, partial

from valuetui.instrument.background import Background
from valuetui.instrument.background import Kind as Asked
from valuetui.instrument.model import Instrument
from valuetui.reports.data.table import (
    Column,
    Content,
    Kind,
    Meanings,
    Set,
    Table,
    Teller,
    in_words,
)
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.responses.meter import unseen
from valuetui.words import language_name


class Also(StrEnum):
    """What the rows have only where it is asked for, for it makes a person easier to know again:
    together they may tell who came when."""

    CHANNEL = "channel"
    LANGUAGE = "language"
    SESSION = "session"
    STATION = "station"
    DAY = "day"


@dataclass(frozen=True)
class Given:
    """Answers one by one, and what is needed to tell what they mean."""

    instrument: Instrument
    """The newest, which gives the texts."""
    answers: Sequence[Answer]
    versions: Mapping[str, Instrument] = field(default_factory=dict)
    """All that were answered, by their hashes."""
    also: frozenset[Also] = frozenset()
    sessions: Mapping[str, str] = field(default_factory=dict)
    """Ids of sessions to what they are called."""
    meter: Callable[[float], None] = unseen
    """Is told how many of the rows of a table are done."""

    def table(self, columns: Sequence[Column[Answer]]) -> Table[Answer]:
        """The answers :attr:`in_no_order`."""
        return Table(columns, self.in_no_order, self.meter)

    @property
    def in_no_order(self) -> list[Answer]:
        """The answers in the order of their random ids, which tells nothing."""
        return sorted(self.answers, key=lambda answer: answer.id)

    @cached_property
    def background(self) -> list[Background]:
        """What was asked about the person by the newest instrument, and after that what only
        earlier versions ask or offer: somebody may have answered it."""
        asked = {question.id: question for question in self.instrument.background}
        for stamp in sorted(self.versions):
            for question in self.versions[stamp].background:
                known = asked.setdefault(question.id, question)
                asked[question.id] = _with_options_of(question, known)
        return list(asked.values())

    @property
    def told_of(self) -> list[Background]:
        """The questions about the person that are told of: not those that are answered with a
        text, and not the unit, which is a column of its own."""
        asked = self.background
        return [each for each in asked if not each.unit and each.kind is not Asked.TEXT]


def _with_options_of(earlier: Background, known: Background) -> Background:
    more = (option for option in earlier.options if option.id not in known.option_by_id)
    return replace(known, options=(*known.options, *more))


def about(given: Given, teller: Teller[Answer]) -> Iterator[Column[Answer]]:
    """Whose answer it is, and how it came in as far as that is asked for."""
    asked = given.instrument
    groups: Meanings = {group.id: teller.told(group.label) for group in asked.groups}
    statuses: Meanings = {each.value: teller.words(f"data.status.{each}") for each in Status}
    yield teller.plain("id", lambda answer: answer.id)
    yield teller.plain("organisation", lambda answer: answer.organisation)
    yield teller.plain("wave", lambda answer: answer.wave)
    yield from teller.named("group", lambda answer: answer.group, groups)
    units: Meanings = {
        option.id: teller.told(option.label)
        for question in given.background
        if question.unit
        for option in question.options
    }
    if units:
        yield from teller.named("unit", lambda answer: answer.unit or None, units)
    for each in Also:
        if each in given.also:
            yield from _on_request(each, given, teller)
    yield from teller.named("status", lambda answer: answer.status.value, statuses)
    yield teller.plain("fast", lambda answer: int(answer.fast), Kind.YES_NO)


def _on_request(also: Also, given: Given, teller: Teller[Answer]) -> Iterator[Column[Answer]]:
    words = teller.words
    match also:
        case Also.CHANNEL:
            ways: Meanings = {
                each.value: words(f"results.filter.channel.{each}") for each in Channel
            }
            yield from teller.named("channel", lambda answer: answer.channel.value, ways)
        case Also.LANGUAGE:
            names: Meanings = {each: language_name(each) for each in given.instrument.languages}
            yield from teller.named("language", lambda answer: answer.language, names)
        case Also.SESSION:
            called: Meanings = dict(given.sessions.items())
            yield from teller.named("session", lambda answer: answer.session or None, called)
        case Also.STATION:
            yield teller.plain("station", lambda answer: answer.station)
        case Also.DAY:
            yield teller.plain("day", lambda answer: answer.day)


def background(given: Given, teller: Teller[Answer], *, apart: bool) -> Iterator[Column[Answer]]:
    """What was asked about the person; with a column for each option of a question at which several
    may be chosen, where they are to be ``apart``."""
    for question in given.told_of:
        if apart and question.kind is Asked.MULTIPLE:
            yield from _options(question, teller)
        else:
            yield from _said(question, teller)


def several(given: Given, teller: Teller[Answer]) -> Iterator[Set]:
    """The columns of options that belong together."""
    for question in given.told_of:
        if question.kind is Asked.MULTIPLE:
            columns = [option_name(question, option.id) for option in question.options]
            name, label = f"background.{question.id}", teller.told(question.text)
            yield Set(name, label, columns, are_yes_no=True)


def option_name(question: Background, option: str) -> str:
    """``background.<question>.<option>``."""
    return f"background.{question.id}.{option}"


def _said(question: Background, teller: Teller[Answer]) -> Iterator[Column[Answer]]:
    coded = Column(
        f"background.{question.id}",
        teller.told(question.text),
        partial(_answered, question),
        Kind.TEXT if question.is_choice else Kind.WHOLE,
        {option.id: teller.told(option.label) for option in question.options},
        like="background.<question>",
    )
    yield coded
    if question.is_choice:
        yield in_words(coded, teller.words("data.column.label", column=coded.name))


def _options(question: Background, teller: Teller[Answer]) -> Iterator[Column[Answer]]:
    for option in question.options:
        yield Column(
            option_name(question, option.id),
            f"{teller.told(question.short)}: {teller.told(option.label)}",
            partial(_chosen, question, option.id),
            Kind.YES_NO,
            like="background.<question>.<option>",
        )


def said(question: Background, answer: Answer) -> int | tuple[str, ...] | None:
    """What somebody said about themselves: a number, or the ids of options. A text that an earlier
    version took in answer to the same question is not told."""
    found = answer.background.get(question.id)
    if question.kind is Asked.NUMBER:
        return found if isinstance(found, int) else None
    chosen = (found,) if isinstance(found, str) else found if isinstance(found, tuple) else ()
    return tuple(each for each in chosen if each in question.option_by_id) or None


def _answered(question: Background, answer: Answer) -> Content:
    found = said(question, answer)
    return " ".join(found) if isinstance(found, tuple) else found


def _chosen(question: Background, option: str, answer: Answer) -> Content:
    found = said(question, answer)
    return int(option in found) if isinstance(found, tuple) else None
