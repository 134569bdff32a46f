"""What XLSForm has no place for, in sheets of our own: with it, a form gives the very same
instrument back."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from valuetui.instrument.model import WRITE_IN_LETTERS, Instrument
from valuetui.instrument.xlsform.sheets import KEPT, KEPT_VALUES, Sheet
from valuetui.words import Text

FORM = "1"
"""Number of the form of these sheets."""

SYNONYMS = "\n"
"""What stands between synonyms."""

Entry = tuple[str, str | Text]


def kept_sheet(instrument: Instrument) -> Sheet:
    """Keys with a value, or with a text in every language."""
    rows = []
    for key, content in _entries(instrument):
        own = {"value": content} if isinstance(content, str) else dict(content)
        rows.append({"key": key, **own})
    return Sheet.of(KEPT, ["key", "value", *instrument.languages], rows)


def _entries(instrument: Instrument) -> Iterator[Entry]:
    yield "form", FORM
    yield "id", instrument.id
    yield "version", instrument.version
    yield "wave", instrument.wave
    yield "languages", " ".join(instrument.languages)
    yield "title", instrument.title
    yield "organisation.id", instrument.organisation.id
    yield "organisation.name", instrument.organisation.name
    yield "value_list", instrument.value_list
    yield "threshold", str(instrument.threshold)
    yield "alphabetical", _flag(instrument.alphabetical)
    yield "paradata", _flag(instrument.paradata)
    if instrument.codes:
        yield "codes", " ".join(instrument.codes)
    for rule in fields(instrument.kiosk):
        found = getattr(instrument.kiosk, rule.name)
        yield f"kiosk.{rule.name}", _flag(found) if isinstance(found, bool) else str(found)
    for part in fields(instrument.information):
        yield f"information.{part.name}", getattr(instrument.information, part.name)
    yield from _parts(instrument)


def _parts(instrument: Instrument) -> Iterator[Entry]:
    for group in instrument.groups:
        yield f"group.{group.id}.description", group.description
        if group.roll is not None:
            yield f"group.{group.id}.roll", str(group.roll)
    for question in instrument.questions:
        at = f"question.{question.id}"
        yield f"{at}.role", question.role.value
        yield f"{at}.short", question.short
        for group_id, text in question.wording.items():
            yield f"{at}.wording.{group_id}", text
        if question.write_in:
            yield f"{at}.write_in", " ".join(question.write_in)
        if question.write_in_letters != WRITE_IN_LETTERS:
            yield f"{at}.write_in_letters", str(question.write_in_letters)
    for asked in instrument.background:
        yield f"background.{asked.id}.short", asked.short
        if asked.unit:
            yield f"background.{asked.id}.unit", _flag(asked.unit)


def kept_values_sheet(instrument: Instrument) -> Sheet:
    """The classification of the values, their meanings and synonyms; their labels only in languages
    that the form does not speak."""
    spoken = list(dict.fromkeys(each for value in instrument.values for each in value.label))
    columns = ["id", "code", "theme", "scope", "polarity"]
    columns += [f"label::{each}" for each in spoken if each not in instrument.languages]
    columns += [f"{what}::{each}" for what in ("definition", "synonyms") for each in spoken]
    rows = []
    for value in instrument.values:
        row = {"id": value.id, "code": value.code, "theme": str(value.theme),
               "scope": value.scope.value, "polarity": value.polarity.value}  # fmt: skip
        row |= _by_language("label", value.label) | _by_language("definition", value.definition)
        synonyms = {each: SYNONYMS.join(words) for each, words in value.synonyms.items()}
        rows.append(row | _by_language("synonyms", synonyms))
    return Sheet.of(KEPT_VALUES, columns, rows)


def _by_language(what: str, text: Mapping[str, str]) -> dict[str, str]:
    return {f"{what}::{language}": said for language, said in text.items()}


def _flag(found: bool) -> str:
    return "true" if found else "false"
