"""The columns of the sheet of answers: what is told of each, in words and beside them in ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from valuetui.instrument.background import Background, Kind
from valuetui.instrument.model import Question
from valuetui.reports.answered import Answered
from valuetui.reports.workbook.streamed import Datum
from valuetui.reports.workbook.subject import Subject
from valuetui.responses.record import Answer, Channel, Status
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


def answer_columns(subject: Subject, answered: Answered) -> Iterator[Columns]:
    """All columns, from the left; which they are follows from what was asked alone.

    Neither station nor day is told, which together say when and where somebody was there. What
    people have written in words of their own is not told either: it may name somebody, and nobody
    has reviewed it.
    """
    asked = answered.asked
    yield _one(subject.text("answers.id"), ANSWER_ID_WIDTH, lambda answer: answer.id)
    groups = {group.id: subject.told(group.label) for group in asked.groups}
    yield _named(subject, subject.text("answers.group"), groups, lambda answer: answer.group)
    if asked.units:
        units = {unit: subject.told(name) for unit, name in asked.units.items()}
        yield _named(subject, subject.text("answers.unit"), units, lambda answer: answer.unit)
    yield from _how_it_came_in(subject, answered)
    for background in asked.background:
        yield from _background(subject, background)
    labels = {value.id: subject.label(value) for value in asked.values}
    for question in asked.questions:
        yield from _picks(subject, question, labels)


def _how_it_came_in(subject: Subject, answered: Answered) -> Iterator[Columns]:
    channels = {each.value: subject.words(f"results.filter.channel.{each}") for each in Channel}
    languages = {each: language_name(each) for each in answered.asked.languages}
    statuses = {each.value: subject.text(f"answers.statuses.{each}") for each in Status}
    yield _named(subject, subject.text("answers.channel"), channels, lambda each: each.channel)
    yield _named(subject, subject.text("answers.language"), languages, lambda each: each.language)
    yield _named(subject, subject.text("answers.status"), statuses, lambda each: each.status)
    version = subject.text("answers.version")
    yield _one(version, NUMBER_WIDTH, lambda each: answered.versions.get(each.instrument_hash))


def _background(subject: Subject, question: Background) -> Iterator[Columns]:
    """What somebody would rather not say is empty."""
    head = subject.told(question.short)
    options = {option.id: subject.told(option.label) for option in question.options}

    def given(answer: Answer) -> str | int | tuple[str, ...] | None:
        return answer.background.get(question.id)

    def chosen(answer: Answer) -> tuple[Datum, Datum]:
        said = given(answer)
        ids = said if isinstance(said, tuple) else () if said is None else (str(said),)
        return ", ".join(options.get(each, each) for each in ids), " ".join(ids)

    if question.is_choice and not question.unit:
        yield Columns((head, _as_id(subject, head)), NAME_WIDTH, chosen)
    elif question.kind is Kind.NUMBER:
        yield _one(head, NUMBER_WIDTH, lambda answer: _number(given(answer)))


def _number(said: str | int | tuple[str, ...] | None) -> int | None:
    return said if isinstance(said, int) else None


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
    subject: Subject, head: str, names: Mapping[str, str], own_id: Callable[[Answer], str | None]
) -> Columns:
    """A name, and the id that it stands for."""

    def told(answer: Answer) -> tuple[Datum, Datum]:
        found = own_id(answer)
        return (None, None) if found is None else (names.get(found, found), found)

    return Columns((head, _as_id(subject, head)), ID_WIDTH, told)


def _as_id(subject: Subject, head: str) -> str:
    return subject.text("answers.as_id", column=head)
