"""Answers one by one, in two forms: the picks in their order, and a column for each value."""

from collections.abc import Iterator
from functools import partial

from valuetui.instrument.model import Instrument, Question, Value
from valuetui.reports.data.respondent import Given, about, background, several
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
from valuetui.responses.answer import Answer
from valuetui.words import Words


def wide(given: Given, words: Words) -> Table[Answer]:
    """A column for each pick in the order of the picks, with its label beside it."""
    teller = Teller[Answer](words)
    columns = [*about(given, teller), *background(given, teller, apart=False)]
    for question in given.instrument.questions:
        for place in _places(question):
            pick = _pick(question, place, given.instrument, teller)
            columns += [pick, in_words(pick, words("data.column.label", column=pick.name))]
    return given.table(columns)


def matrix(given: Given, words: Words) -> Table[Answer]:
    """A column for each value, 1 where it was picked and 0 where not; empty where the question was
    not answered."""
    teller = Teller[Answer](words)
    columns = [*about(given, teller), *background(given, teller, apart=True)]
    for question in given.instrument.questions:
        columns += _chosen(question, given.instrument, teller)
    return given.table(columns)


def coded(given: Given, words: Words) -> tuple[Table[Answer], list[Set]]:
    """Both forms side by side for a program that keeps labels itself: each pick as a number, which
    is the paper code of the value. And which columns are together one answer."""
    teller = Teller[Answer](words)
    columns = [*about(given, teller), *background(given, teller, apart=True)]
    together = list(several(given, teller))
    for question in given.instrument.questions:
        picks = [_code(question, place, given.instrument, teller) for place in _places(question)]
        chosen = list(_chosen(question, given.instrument, teller))
        columns += [*picks, *chosen]
        label = teller.told(question.text)
        together += [
            Set(question.id, label, [column.name for column in chosen], are_yes_no=True),
            Set(f"{question.id}_picks", label, [c.name for c in picks], are_yes_no=False),
        ]
    return given.table(columns).of_data(), together


def _places(question: Question) -> range:
    return range(1, question.pick + 1)


def _pick(
    question: Question, place: int, asked: Instrument, teller: Teller[Answer]
) -> Column[Answer]:
    return Column(
        f"{question.id}_{place}",
        _pick_label(question, place, teller),
        partial(_picked_at, question.id, place),
        meanings={value.id: teller.told(value.label) for value in asked.values},
        like="<question>_<place>",
    )


def _code(
    question: Question, place: int, asked: Instrument, teller: Teller[Answer]
) -> Column[Answer]:
    codes = {value.id: int(value.code) for value in asked.values}

    def read(answer: Answer) -> Content:
        picked = _picked_at(question.id, place, answer)
        return codes.get(picked or "")

    labels: Meanings = {int(value.code): teller.told(value.label) for value in asked.values}
    label = _pick_label(question, place, teller)
    return Column(
        f"{question.id}_{place}", label, read, Kind.WHOLE, labels, like="<question>_<place>"
    )


def _pick_label(question: Question, place: int, teller: Teller[Answer]) -> str:
    return teller.words("data.pick", question=teller.told(question.short), place=place)


def _chosen(
    question: Question, asked: Instrument, teller: Teller[Answer]
) -> Iterator[Column[Answer]]:
    for value in asked.values:
        yield Column(
            f"{question.id}__{value.id}",
            f"{teller.told(question.short)}: {teller.told(value.label)}",
            partial(_is_picked, question.id, value),
            Kind.YES_NO,
            like="<question>__<value>",
        )


def _picked_at(question: str, place: int, answer: Answer) -> str | None:
    picked = answer.picks.get(question, ())
    return picked[place - 1] if place <= len(picked) else None


def _is_picked(question: str, value: Value, answer: Answer) -> Content:
    picked = answer.picks.get(question)
    return int(value.id in picked) if picked else None
