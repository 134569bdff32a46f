"""The columns of the sheet of answers: what is told of each, in words and beside them in ids.

They hold what the other exports hold; but here a person reads the headings, and the words that were
picked stand together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from valuetui.instrument.background import Background
from valuetui.instrument.model import Question
from valuetui.reports.data.respondent import Also, Given, said
from valuetui.reports.workbook.streamed import Datum
from valuetui.reports.workbook.subject import Subject
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.words import language_name

NAME_WIDTH, ID_WIDTH, NUMBER_WIDTH = 24, 20, 12
ANSWER_ID_WIDTH = 36


@dataclass(frozen=True)
class Columns:
    """Columns beside each other that are filled together."""

    heads: tuple[str, ...]
    width: float
    """Of each, in characters."""
    contents: Callable[[Answer], Sequence[Datum]]
    """As many as there are heads."""


def answer_columns(subject: Subject, given: Given) -> Iterator[Columns]:
    """All columns, from the left; which they are follows from what was asked, and asked for."""
    asked = given.instrument
    yield _one(subject.text("answers.id"), ANSWER_ID_WIDTH, lambda answer: answer.id)
    groups = {group.id: subject.told(group.label) for group in asked.groups}
    yield _named(subject, "group", groups, lambda answer: answer.group)
    units = {
        option.id: subject.told(option.label)
        for question in given.background
        if question.unit
        for option in question.options
    }
    if units:
        yield _named(subject, "unit", units, lambda answer: answer.unit)
    for also in Also:
        if also in given.also:
            yield _on_request(subject, also, given)
    statuses = {each.value: subject.text(f"answers.statuses.{each}") for each in Status}
    yield _named(subject, "status", statuses, lambda answer: answer.status)
    versions = {stamp: each.version for stamp, each in given.versions.items()}
    version = subject.text("answers.version")
    yield _one(version, NUMBER_WIDTH, lambda answer: versions.get(answer.instrument_hash))
    for background in given.told_of:
        yield _background(subject, background)
    labels = {value.id: subject.label(value) for value in asked.values}
    for question in asked.questions:
        yield from _picks(subject, question, labels)


def _on_request(subject: Subject, also: Also, given: Given) -> Columns:
    match also:
        case Also.CHANNEL:
            ways = {each.value: subject.words(f"results.filter.channel.{each}") for each in Channel}
            return _named(subject, "channel", ways, lambda answer: answer.channel)
        case Also.LANGUAGE:
            names = {each: language_name(each) for each in given.instrument.languages}
            return _named(subject, "language", names, lambda answer: answer.language)
        case Also.SESSION:
            return _named(subject, "session", given.sessions, lambda answer: answer.session)
        case Also.STATION:
            head = subject.text("answers.station")
            return _one(head, ID_WIDTH, lambda answer: answer.station)
        case Also.DAY:
            return _one(subject.text("answers.day"), NUMBER_WIDTH, _day)


def _day(answer: Answer) -> Datum:
    """The day; as it stands in the answer where that is none."""
    try:
        return date.fromisoformat(answer.day)
    except ValueError:
        return answer.day


def _background(subject: Subject, question: Background) -> Columns:
    """What somebody would rather not say is empty."""
    head = subject.told(question.short)
    options = {option.id: subject.told(option.label) for option in question.options}

    def chosen(answer: Answer) -> tuple[Datum, Datum]:
        found = said(question, answer)
        ids = found if isinstance(found, tuple) else ()
        return ", ".join(options[each] for each in ids), " ".join(ids)

    def number(answer: Answer) -> Datum:
        found = said(question, answer)
        return None if isinstance(found, tuple) else found

    if question.is_choice:
        return Columns((head, _as_id(subject, head)), NAME_WIDTH, chosen)
    return _one(head, NUMBER_WIDTH, number)


def _picks(subject: Subject, question: Question, labels: Mapping[str, str]) -> Iterator[Columns]:
    """The words in the order that they were picked in, and after them their ids."""
    short = subject.told(question.short)
    heads = [subject.text("answers.pick", question=short, n=n + 1) for n in range(question.pick)]
    blank = (None,) * question.pick

    def ids(answer: Answer) -> tuple[Datum, ...]:
        return (*answer.picks.get(question.id, ()), *blank)[: question.pick]

    def in_words(answer: Answer) -> tuple[Datum, ...]:
        picks = answer.picks.get(question.id, ())
        return (*(labels.get(each, each) for each in picks), *blank)[: question.pick]

    yield Columns(tuple(heads), NAME_WIDTH, in_words)
    yield Columns(tuple(_as_id(subject, head) for head in heads), ID_WIDTH, ids)


def _one(head: str, width: float, told: Callable[[Answer], Datum]) -> Columns:
    return Columns((head,), width, lambda answer: (told(answer),))


def _named(
    subject: Subject, name: str, names: Mapping[str, str], own_id: Callable[[Answer], str | None]
) -> Columns:
    """A name, and the id that it stands for."""
    head = subject.text(f"answers.{name}")

    def told(answer: Answer) -> tuple[Datum, Datum]:
        found = own_id(answer)
        return (None, None) if found is None else (names.get(found, found), found)

    return Columns((head, _as_id(subject, head)), ID_WIDTH, told)


def _as_id(subject: Subject, head: str) -> str:
    return subject.text("answers.as_id", column=head)
