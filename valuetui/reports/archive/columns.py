"""Answers and corrections as rows. A column bears ids, so that a new label changes none."""

from collections.abc import Iterator, Mapping
from typing import Any

from valuetui.reports.archive.material import Material
from valuetui.responses.answer import Answer
from valuetui.responses.record import Adjudication

ANSWER = ("id", "organisation", "wave", "instrument", "instrument_hash", "group", "unit", "session",
          "station", "channel", "language", "day", "status", "fast", "order.algorithm",
          "order.seed", "order.shown")  # fmt: skip
CORRECTED = "corrected"
CORRECTION = ("id", "kind", "of", "revision", "against", "group", "unit", "status", "reason", "day",
              "station", "operator")  # fmt: skip
REENTRY = ("id", "of", "group", "unit", "day", "station")
EASE = ("id", "station", "day", "language", "instrument_hash", "verdict")
PICKS, SECONDS = "picks", "seconds"
BACKGROUND, WRITE_INS = "background", "write_ins"
PAPER, MARKED = "paper", "marked"
FORM = ("form", "operator", "illegible", "note")
WITHOUT_CODE = "without_code"

Document = Mapping[str, Any]


def answer_documents(material: Material) -> Iterator[dict[str, Any]]:
    """The answers that count, with what tells whether they were corrected."""
    for identifier, answer in material.counting.items():
        yield {**answer.to_document(), CORRECTED: identifier in material.replaced}


def pick_columns(material: Material) -> list[str]:
    """``picks.<question>.<place>``, as many places as anybody may have picked or has."""
    most: dict[str, int] = {}
    for instrument in material.instruments.values():
        for question in instrument.questions:
            most[question.id] = max(most.get(question.id, 0), question.pick)
    for fact in material.facts:
        for asked, picked in getattr(fact, PICKS, {}).items():
            most[asked] = max(most.get(asked, 0), len(picked))
    return [
        f"{PICKS}.{question}.{place}"
        for question in sorted(most)
        for place in range(1, most[question] + 1)
    ]


def second_columns(material: Material) -> list[str]:
    """``seconds.<screen>``."""
    screens = {screen for answer in material.given.values() for screen in answer.seconds}
    return [f"{SECONDS}.{screen}" for screen in sorted(screens)]


def own_columns(material: Material) -> list[str]:
    """``background.<question>``, ``write_ins.<question>`` and what is known of forms on paper; none
    where nothing of the kind is asked or was entered. The unit has a column of its own."""
    asked = {
        question.id
        for instrument in material.instruments.values()
        for question in instrument.background
        if not question.unit
    }
    written = {
        question.id
        for instrument in material.instruments.values()
        for question in instrument.questions
        if question.write_in
    }
    answered: list[Answer | Adjudication] = [*material.given.values(), *_settled(material)]
    for said in answered:
        asked |= set(said.background)
        written |= set(said.write_ins)
    return [
        *(f"{BACKGROUND}.{question}" for question in sorted(asked)),
        *(f"{WRITE_INS}.{question}" for question in sorted(written)),
        *_paper_columns(material),
    ]


def _settled(material: Material) -> list[Adjudication]:
    return [each for each in material.corrections.values() if isinstance(each, Adjudication)]


def _paper_columns(material: Material) -> list[str]:
    forms = [answer.paper for answer in material.given.values() if answer.paper]
    forms += [again.paper for again in material.reentries.values()]
    forms += [each.paper for each in _settled(material) if each.paper]
    marked = {question for form in forms for question in form.marked}
    lacking = [WITHOUT_CODE] if any(form.without_code for form in forms) else []
    return [
        *(f"{PAPER}.{field}" for field in (*FORM, *lacking) if forms),
        *(f"{PAPER}.{MARKED}.{question}" for question in sorted(marked)),
    ]


def flat(document: Document) -> dict[str, Any]:
    """The document with all that is nested in it laid out as columns."""
    row = {key: found for key, found in document.items() if not isinstance(found, dict)}
    for key, found in document.get("order", {}).items():
        row[f"order.{key}"] = found
    for screen, seconds in document.get(SECONDS, {}).items():
        row[f"{SECONDS}.{screen}"] = seconds
    for key in (BACKGROUND, WRITE_INS):
        for question, said in document.get(key, {}).items():
            row[f"{key}.{question}"] = said
    for field, found in (document.get(PAPER) or {}).items():
        if field != MARKED:
            row[f"{PAPER}.{field}"] = found
    for question, marked in (document.get(PAPER) or {}).get(MARKED, {}).items():
        row[f"{PAPER}.{MARKED}.{question}"] = marked
    for question, picked in document.get(PICKS, {}).items():
        for place, value in enumerate(picked, start=1):
            row[f"{PICKS}.{question}.{place}"] = value
    return row
