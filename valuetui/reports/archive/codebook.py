"""The codebook: what every id and code means, in every language of the instruments."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from valuetui.instrument.model import Instrument, Value
from valuetui.reports.archive.encoding import csv_bytes, json_bytes
from valuetui.words import Text, Words, kiosk_languages

FIXED = ("instrument_hash", "instrument", "version", "entry", "entry_id", "code", "role", "pick",
         "theme", "scope", "polarity")  # fmt: skip
TEXTS = ("label", "text", "synonyms", "theme_name", "scope_name", "polarity_name")
"""Kinds of texts; each has a column for each language."""

FORM = 1
"""Number of the form of ``codebook.json``."""

Row = dict[str, Any]


def codebook_csv(instruments: Mapping[str, Instrument], delimiter: str = ",") -> bytes:
    """A row for everything that bears an id, for each version of the instrument by its hash."""
    spoken = languages_of(instruments)
    columns = [*FIXED, *(f"{text}.{language}" for text in TEXTS for language in spoken)]
    rows = (row for stamp, each in instruments.items() for row in _rows(stamp, each))
    return csv_bytes(columns, rows, delimiter)


def codebook_json(instruments: Mapping[str, Instrument]) -> bytes:
    """The same as one document, with all that an instrument holds."""
    found = [_document(stamp, each) for stamp, each in instruments.items()]
    return json_bytes({"form": FORM, "instruments": found})


def languages_of(instruments: Mapping[str, Instrument]) -> list[str]:
    """All languages of the instruments, those of the program first."""
    spoken = {each for found in instruments.values() for each in found.languages}
    known = kiosk_languages()
    return [*filter(spoken.__contains__, known), *sorted(spoken.difference(known))]


def _rows(stamp: str, instrument: Instrument) -> Iterator[Row]:
    version = {
        "instrument_hash": stamp,
        "instrument": instrument.id,
        "version": instrument.version,
    }
    for row in _entries(instrument):
        yield version | row


def _entries(instrument: Instrument) -> Iterator[Row]:
    yield _entry("instrument", instrument.id, label=instrument.title)
    yield _entry("organisation", instrument.organisation.id, label=instrument.organisation.name)
    for group in instrument.groups:
        yield _entry("group", group.id, label=group.label, text=group.description)
    for question in instrument.questions:
        kind = {"role": question.role.value, "pick": question.pick}
        yield _entry("question", question.id, label=question.short, text=question.text) | kind
        for group_id, text in sorted(question.wording.items()):
            yield _entry("wording", f"{question.id}/{group_id}", text=text) | kind
    for asked in instrument.background:
        yield _entry("background", asked.id, label=asked.short, text=asked.text)
        for code, option in enumerate(asked.options, 1):
            row = _entry("option", f"{asked.id}/{option.id}", label=option.label)
            yield row | {"code": f"{code:02}"}
    for value in instrument.values:
        yield _value(value, instrument.languages)
    for key, text in asdict(instrument.information).items():
        yield _entry("information", key, text=text)


def _entry(entry: str, own_id: str, **texts: Text) -> Row:
    """A row with its texts in every language."""
    said = {
        f"{kind}.{lang}": text for kind, all_of in texts.items() for lang, text in all_of.items()
    }
    return {"entry": entry, "entry_id": own_id} | said


def _value(value: Value, spoken: Iterable[str]) -> Row:
    synonyms = {language: ", ".join(words) for language, words in value.synonyms.items()}
    texts = {"label": value.label, "text": value.definition, "synonyms": synonyms}
    return _entry("value", value.id, **texts, **_names(value, spoken)) | {
        "code": value.code,
        "theme": value.theme,
        "scope": value.scope.value,
        "polarity": value.polarity.value,
    }


def _names(value: Value, spoken: Iterable[str]) -> dict[str, Text]:
    """Names of theme, scope and polarity, which are the program's and not the instrument's."""
    known = [Words(language) for language in spoken if language in kiosk_languages()]
    return {
        "theme_name": {each.language: each(f"instrument.theme.t{value.theme}") for each in known},
        "scope_name": {each.language: each(f"instrument.scope.{value.scope}") for each in known},
        "polarity_name": {
            each.language: each(f"instrument.polarity.{value.polarity}") for each in known
        },
    }


def _document(stamp: str, instrument: Instrument) -> Row:
    document = asdict(instrument) | {"hash": stamp}
    del document["kiosk"]
    for value, found in zip(instrument.values, document["values"], strict=True):
        found |= _names(value, instrument.languages)
    return document
