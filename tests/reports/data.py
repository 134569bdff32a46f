"""Answers of every kind for the exports, and reading them back with the standard library alone."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import StringIO
from typing import Any

from tests.instrument.samples import both, make_instrument
from tests.reports.packages import identifier
from tests.results.populations import answer_of
from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.model import Instrument, Value
from valuetui.responses.answer import Answer
from valuetui.words import Text

PICKS = {"current": ("v3", "v1", "v2"), "desired": ("v4", "v5", "v6")}
PLACE = Background(
    "place", Kind.SINGLE, both("Var?"), both("plats"), unit=True,
    options=(Option("north-1", both("Norra")), Option("south", both("Södra"))),
)  # fmt: skip
AGE = Background(
    "age", Kind.SINGLE, both("Hur gammal?"), both("ålder"),
    options=(Option("young", both("ung")), Option("old", both("gammal"))),
)  # fmt: skip
WAYS = Background(
    "ways", Kind.MULTIPLE, both("Hur möts vi?"), both("möten"),
    options=(Option("school", both("skolan")), Option("care", both("vården"))),
)  # fmt: skip
YEARS = Background("years", Kind.NUMBER, both("Hur många år?"), both("år"), least=0, most=99)
NOTE = Background("note", Kind.TEXT, both("Annat?"), both("annat"), letters=40)
INSTRUMENT = make_instrument(background=(PLACE, AGE, WAYS, YEARS, NOTE), write_in=("citizens",))


def given_by(number: int, instrument: Instrument = INSTRUMENT, **fields: Any) -> Answer:
    """An answer with an id of its own."""
    picks = fields.pop("picks", PICKS)
    group = fields.pop("group", "citizens")
    return replace(answer_of(instrument, group, picks), id=identifier(number), **fields)


def relabelled(instrument: Instrument) -> Instrument:
    """The same instrument with every text another one."""

    def anew(text: Text) -> Text:
        return {language: f'={said}; "ny"' for language, said in text.items()}

    def option(each: Option) -> Option:
        return replace(each, label=anew(each.label))

    def value(each: Value) -> Value:
        return replace(each, label=anew(each.label), definition=anew(each.definition))

    return replace(
        instrument,
        title=anew(instrument.title),
        organisation=replace(instrument.organisation, name=anew(instrument.organisation.name)),
        groups=tuple(replace(each, label=anew(each.label)) for each in instrument.groups),
        questions=tuple(
            replace(each, text=anew(each.text), short=anew(each.short))
            for each in instrument.questions
        ),
        background=tuple(
            replace(each, text=anew(each.text), short=anew(each.short),
                    options=tuple(map(option, each.options)))
            for each in instrument.background
        ),
        values=tuple(map(value, instrument.values)),
    )  # fmt: skip


def with_labels(labels: Sequence[str], instrument: Instrument = INSTRUMENT) -> Instrument:
    """The instrument with these labels for its first values."""
    values = [
        replace(value, label=both(label))
        for value, label in zip(instrument.values, labels, strict=False)
    ]
    return replace(instrument, values=(*values, *instrument.values[len(values) :]))


def lines_of(content: bytes) -> list[list[str]]:
    """The cells of a CSV file, the heading first."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, column to content."""
    heads, *rows = lines_of(content)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def unmarked(cell: str) -> str:
    """The text of a cell without the mark before it."""
    return cell.removeprefix("'")


def filled(row: Mapping[str, object]) -> set[str]:
    """The columns that hold anything."""
    return {name for name, content in row.items() if content not in ("", None)}
