"""Everything as one JSON document: what was asked, the figures, and on request the answers."""

from datetime import date
from typing import Any

from valuetui.instrument.background import Background, Kind
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument
from valuetui.reports.archive.encoding import json_bytes
from valuetui.reports.data.answers import wide
from valuetui.reports.data.figures import figures
from valuetui.reports.data.missed import missed_document
from valuetui.reports.data.respondent import Given, said
from valuetui.reports.data.table import T, Table
from valuetui.reports.data.weighted import weighted_document
from valuetui.responses.answer import Answer
from valuetui.results.comparison import Comparison
from valuetui.results.weighting.report import WeightedReport
from valuetui.words import Words

FORM = 1
"""Number of the form, which ``docs/reference/data.schema.json`` describes."""


def data_json(
    comparison: Comparison,
    words: Words,
    *,
    day: date,
    program: str,
    remarks: tuple[str, ...] = (),
    given: Given | None = None,
    weighted: WeightedReport | None = None,
) -> bytes:
    """The document. ``remarks`` say what people must know about the answers behind the figures."""
    document = {
        "form": FORM,
        "program": program,
        "day": day.isoformat(),
        "language": words.language,
        "snapshot": comparison.snapshot,
        "instrument": _instrument(comparison.instrument, given),
        "remarks": list(remarks),
        "withheld": [
            {"group": each.group.id, "why": f"group_{each.why.value}", "threshold": each.threshold}
            for each in comparison.withheld
        ],
        "figures": _rows(figures(comparison, words)),
    }
    if weighted:
        document["weighted"] = weighted_document(weighted, words)
    if comparison.missed:
        document["missed"] = missed_document(comparison, words)
    if given:
        document["answers"] = _answers(given, words)
    return json_bytes(document)


def _instrument(asked: Instrument, given: Given | None) -> dict[str, Any]:
    return {
        "id": asked.id,
        "version": asked.version,
        "hash": content_hash(asked),
        "wave": asked.wave,
        "organisation": {"id": asked.organisation.id, "name": dict(asked.organisation.name)},
        "title": dict(asked.title),
        "languages": list(asked.languages),
        "threshold": asked.threshold,
        "groups": [
            {"id": group.id, "label": dict(group.label), "roll": group.roll}
            for group in asked.groups
        ],
        "questions": [
            {
                "id": question.id,
                "role": question.role.value,
                "pick": question.pick,
                "text": dict(question.text),
                "short": dict(question.short),
            }
            for question in asked.questions
        ],
        "background": [
            {
                "id": question.id,
                "kind": question.kind.value,
                "text": dict(question.text),
                "options": [
                    {"id": option.id, "label": dict(option.label)} for option in question.options
                ],
            }
            for question in (given.background if given else asked.background)
        ],
        "values": [
            {
                "id": value.id,
                "code": value.code,
                "theme": value.theme,
                "scope": value.scope.value,
                "polarity": value.polarity.value,
                "label": dict(value.label),
                "definition": dict(value.definition),
            }
            for value in asked.values
        ],
    }


def _rows(table: Table[T]) -> list[dict[str, Any]]:
    """The rows, with their words: whoever reads one alone understands it."""
    return list(table.rows())


def _answers(given: Given, words: Words) -> list[dict[str, Any]]:
    """What the wide table has without its labels, with the picks and what several were chosen of as
    lists."""
    table = wide(given, words).of_data()
    places = {
        f"{question.id}_{place}"
        for question in given.instrument.questions
        for place in range(1, question.pick + 1)
    }
    asked = {f"background.{question.id}" for question in given.told_of}
    found = []
    for answer, row in zip(table.things, table.rows(), strict=True):
        about = {name: row[name] for name in row if name not in places | asked}
        picks = {question.id: list(answer.picks.get(question.id, ())) or None
                 for question in given.instrument.questions}  # fmt: skip
        own = {question.id: _own(question, answer) for question in given.told_of}
        found.append(about | {"picks": picks, "background": own})
    return found


def _own(question: Background, answer: Answer) -> Any:
    found = said(question, answer)
    return found[0] if isinstance(found, tuple) and question.kind is Kind.SINGLE else found
