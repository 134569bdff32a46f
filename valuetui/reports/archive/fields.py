"""What stands in which file, and what its columns mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from valuetui.reports.archive.encoding import csv_bytes
from valuetui.words import Words, languages

FILES = ("answers.csv", "answers.jsonl", "replaced.csv", "replaced.jsonl", "corrections.csv",
         "corrections.jsonl", "reentries.csv", "reentries.jsonl", "ease.csv", "ease.jsonl",
         "codebook.csv", "codebook.json", "sessions.csv", "reviews.csv", "reviews.jsonl",
         "margins.toml", "fields.csv", "instruments", "unknown.jsonl", "left_out.csv")  # fmt: skip
"""The files that a package may have, in the order in which they are explained."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column, or several whose names differ in what stands in angle brackets."""

    files: tuple[str, ...]
    column: str
    kind: str
    """``text``, ``integer``, ``boolean`` (1 or 0) or ``date`` (ISO)."""

    @property
    def key(self) -> str:
        """Its place in the catalogue."""
        return self.column.partition(".<")[0].replace(".", "_")


_ANSWERS = ("answers.csv", "replaced.csv")
_ENTRIES = (*_ANSWERS, "reentries.csv")
_FACTS = (*_ENTRIES, "corrections.csv")
_EASE = ("ease.csv",)
_REVIEWS = ("reviews.csv",)
_CODEBOOK = ("codebook.csv",)

FIELDS = (
    Field((*_FACTS, *_EASE, *_REVIEWS), "id", "text"),
    Field(_ANSWERS, "organisation", "text"),
    Field(_ANSWERS, "wave", "text"),
    Field((*_ANSWERS, *_CODEBOOK), "instrument", "text"),
    Field((*_ANSWERS, *_EASE, *_CODEBOOK), "instrument_hash", "text"),
    Field((*_FACTS, "sessions.csv"), "group", "text"),
    Field(_FACTS, "unit", "text"),
    Field((*_ANSWERS, "sessions.csv"), "session", "text"),
    Field((*_FACTS, *_EASE), "station", "text"),
    Field(_ANSWERS, "channel", "text"),
    Field((*_ANSWERS, *_EASE), "language", "text"),
    Field((*_FACTS, *_EASE), "day", "date"),
    Field((*_ANSWERS, "corrections.csv"), "status", "text"),
    Field(_ANSWERS, "fast", "boolean"),
    Field(_ANSWERS, "order.algorithm", "text"),
    Field(_ANSWERS, "order.seed", "integer"),
    Field(_ANSWERS, "order.shown", "text"),
    Field(("answers.csv",), "corrected", "boolean"),
    Field(_FACTS, "background.<question>", "text"),
    Field(_FACTS, "write_ins.<question>", "text"),
    Field(_FACTS, "paper.form", "text"),
    Field(_FACTS, "paper.operator", "text"),
    Field(_FACTS, "paper.illegible", "text"),
    Field(_FACTS, "paper.note", "text"),
    Field(_FACTS, "paper.without_code", "boolean"),
    Field(_FACTS, "paper.marked.<question>", "text"),
    Field(_EASE, "verdict", "text"),
    Field(_FACTS, "picks.<question>.<place>", "text"),
    Field(_ANSWERS, "seconds.<screen>", "integer"),
    Field(("corrections.csv",), "kind", "text"),
    Field(("reentries.csv", "corrections.csv"), "of", "text"),
    Field(("corrections.csv", *_REVIEWS), "revision", "integer"),
    Field(("corrections.csv",), "against", "text"),
    Field(("corrections.csv",), "reason", "text"),
    Field(("corrections.csv",), "operator", "text"),
    Field(("sessions.csv",), "name", "text"),
    Field(("sessions.csv",), "opened", "date"),
    Field(("sessions.csv",), "closed", "date"),
    Field(_REVIEWS, "word", "text"),
    Field(_REVIEWS, "decision", "text"),
    Field(_REVIEWS, "spelling", "text"),
    Field(_REVIEWS, "value", "text"),
    Field(_CODEBOOK, "version", "text"),
    Field(_CODEBOOK, "entry", "text"),
    Field(_CODEBOOK, "entry_id", "text"),
    Field(_CODEBOOK, "code", "text"),
    Field(_CODEBOOK, "role", "text"),
    Field(_CODEBOOK, "pick", "integer"),
    Field(_CODEBOOK, "theme", "integer"),
    Field(_CODEBOOK, "scope", "text"),
    Field(_CODEBOOK, "polarity", "text"),
    Field(_CODEBOOK, "label.<language>", "text"),
    Field(_CODEBOOK, "text.<language>", "text"),
    Field(_CODEBOOK, "synonyms.<language>", "text"),
    Field(_CODEBOOK, "theme_name.<language>", "text"),
    Field(_CODEBOOK, "scope_name.<language>", "text"),
    Field(_CODEBOOK, "polarity_name.<language>", "text"),
    Field(("left_out.csv",), "file", "text"),
    Field(("left_out.csv",), "what", "text"),
    Field(("left_out.csv",), "count", "integer"),
)


def fields_csv() -> bytes:
    """Every column of every table, explained in every language."""
    meanings = [f"meaning.{language}" for language in languages()]
    return csv_bytes(["file", "column", "type", *meanings], _rows())


def _rows() -> Iterator[dict[str, str]]:
    for file in FILES:
        for field in FIELDS:
            if file in field.files:
                said = {
                    f"meaning.{language}": Words(language)(f"archive.column.{field.key}")
                    for language in languages()
                }
                yield {"file": file, "column": field.column, "type": field.kind, **said}
