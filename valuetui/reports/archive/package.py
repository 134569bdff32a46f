"""From the material to the package: which file holds what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from valuetui.reports.archive.bag import bag
from valuetui.reports.archive.codebook import codebook_csv, codebook_json
from valuetui.reports.archive.columns import (
    ANSWER,
    CORRECTED,
    CORRECTION,
    EASE,
    REENTRY,
    answer_documents,
    flat,
    own_columns,
    pick_columns,
    second_columns,
)
from valuetui.reports.archive.encoding import CsvTable, csv_bytes, json_line
from valuetui.reports.archive.fields import fields_csv
from valuetui.reports.archive.material import Material
from valuetui.reports.archive.readme import readme
from valuetui.reports.naming import plain
from valuetui.responses.reviews.review import Review
from valuetui.words import Words, languages
from valuetui.words.cleaning import one_line
from valuetui.words.text import in_language

PREFIX = "vardekartlaggning-arkiv"
LEFT_OUT = ("file", "what", "count")
REVIEW = ("id", "word", "revision", "decision", "spelling", "value")
SESSION = ("session", "name", "opened", "closed", "group")


def package_name(material: Material) -> str:
    """``vardekartlaggning-arkiv-<organisation>-<wave>``, the same in every language."""
    instruments = material.instruments.values()
    parts = [
        *sorted({plain(each.organisation.id) for each in instruments}),
        *sorted({plain(each.wave) for each in instruments}),
    ]
    return "-".join([PREFIX, *filter(None, parts)])


def archive_package(material: Material, program: str) -> bytes:
    """The package as the bytes of a zip. ``program`` tells which program made it.

    Raises ``ValueError`` where a form is no instrument that this version can read.
    """
    payload = _tables(material)
    for language in languages():
        payload[f"README.{language}.txt"] = readme(material, program, payload, Words(language))
    for stamp, form in material.forms.items():
        payload[f"instruments/{stamp}.json"] = form
    return bag(package_name(material), payload, _info(material, program))


def _tables(material: Material) -> dict[str, bytes]:
    picks, seconds = pick_columns(material), second_columns(material)
    own = own_columns(material)
    replaced = (answer.to_document() for answer in material.replaced.values())
    corrections = (fact.to_document() for fact in material.corrections.values())
    answers = answer_documents(material)
    tables = {
        **_both("answers", [*ANSWER, CORRECTED, *own, *picks, *seconds], answers),
        **_both("replaced", [*ANSWER, *own, *picks, *seconds], replaced),
        **_both("corrections", [*CORRECTION, *own, *picks], corrections),
        "codebook.csv": codebook_csv(material.instruments),
        "codebook.json": codebook_json(material.instruments),
        "fields.csv": fields_csv(),
    }
    if material.eases:
        tables |= _both("ease", EASE, (each.to_document() for each in material.eases.values()))
    if material.reentries:
        again = (each.to_document() for each in material.reentries.values())
        tables |= _both("reentries", [*REENTRY, *own, *picks], again)
    if material.sessions:
        sessions = sorted(
            ({**each, "session": each["id"]} for each in material.sessions),
            key=lambda row: str(row["session"]),
        )
        tables["sessions.csv"] = csv_bytes(SESSION, sessions)
    if reviews := sorted(material.reviews, key=lambda each: each.id):
        tables["reviews.csv"] = csv_bytes(REVIEW, map(_review, reviews))
        tables["reviews.jsonl"] = b"".join(json_line(each.document()) for each in reviews)
    if material.margins is not None:
        tables["margins.toml"] = material.margins
    if material.unknown:
        documents = sorted(material.unknown, key=lambda document: str(document.get("id")))
        tables["unknown.jsonl"] = b"".join(map(json_line, documents))
    if material.left_out:
        found = sorted((asdict(each) for each in material.left_out), key=lambda row: str(row))
        tables["left_out.csv"] = csv_bytes(LEFT_OUT, found)
    return tables


def _review(review: Review) -> dict[str, Any]:
    row = asdict(review)
    return {**row, "decision": row["verdict"], "spelling": row["text"]}


def _both(
    name: str, columns: Sequence[str], documents: Iterable[Mapping[str, Any]]
) -> dict[str, bytes]:
    """The documents as a table and as JSON Lines."""
    table, lines = CsvTable(columns), []
    for document in documents:
        table.add(flat(document))
        lines.append(json_line(document))
    return {f"{name}.csv": table.to_bytes(), f"{name}.jsonl": b"".join(lines)}


def _info(material: Material, program: str) -> dict[str, str]:
    instruments = material.instruments.values()
    language = languages()[0]
    return {
        "Source-Organization": _said(
            in_language(each.organisation.name, language) for each in instruments
        ),
        "External-Identifier": _said(f"{each.organisation.id}/{each.wave}" for each in instruments),
        "External-Description": _said(in_language(each.title, language) for each in instruments),
        "Bag-Software-Agent": program,
    }


def _said(texts: Iterable[str]) -> str:
    return "; ".join(sorted({one_line(text) for text in texts}))
