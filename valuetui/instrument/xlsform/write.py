"""From an instrument to its form."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields

from valuetui.instrument.background import GROUP as ABOUT_GROUP
from valuetui.instrument.background import Background, Kind
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Group, Instrument, Question, Value
from valuetui.instrument.xlsform.kept import kept_sheet, kept_values_sheet
from valuetui.instrument.xlsform.sheets import (
    CHOICES,
    GROUP,
    GROUPS_LIST,
    INFORMATION,
    ORDER,
    SETTINGS,
    STAMP,
    SURVEY,
    VALUES_LIST,
    Form,
    Sheet,
    language_heading,
    options_list,
    write_in_field,
)
from valuetui.words import Text, Words
from valuetui.words.sorting import sort_key
from valuetui.words.variant import is_variant

Row = dict[str, str]

TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message")
TYPES = {
    Kind.SINGLE: "select_one",
    Kind.MULTIPLE: "select_multiple",
    Kind.NUMBER: "integer",
    Kind.TEXT: "text",
}


def to_form(instrument: Instrument) -> Form:
    """The form that asks what the instrument asks. What XLSForm has no place for is in sheets of
    our own, which other programs pass over."""
    sheets = (
        _survey(instrument),
        _choices(instrument),
        _settings(instrument),
        kept_sheet(instrument),
        kept_values_sheet(instrument),
    )
    return {sheet.name: sheet for sheet in sheets}


def not_carried(instrument: Instrument) -> list[str]:
    """What another program does not do with the form: keys of the catalogue section ``xlsform``,
    table ``lost``. All of it is kept in the sheets of our own."""
    found = {
        "order": True,
        "definitions": True,
        "threshold": True,
        "paradata": instrument.paradata,
        "kiosk": True,
        "stop": True,
        "synonyms": any(any(value.synonyms.values()) for value in instrument.values),
        "alphabetical": instrument.alphabetical and len(instrument.languages) > 1,
        "wording": any(question.wording for question in instrument.questions),
        "codes": bool(instrument.codes),
        "roll": any(group.roll for group in instrument.groups),
        "unit": bool(instrument.units),
        "variant": any(map(is_variant, instrument.languages)),
    }
    return [key for key, is_so in found.items() if is_so]


# The survey


def _survey(instrument: Instrument) -> Sheet:
    languages = instrument.languages
    columns = ["type", "name", *_headings("label", languages), *_headings("hint", languages)]
    columns += _headings("guidance_hint", languages)
    columns += ["required", "relevant", "constraint", *_headings("constraint_message", languages)]
    columns += ["parameters", "calculation"]
    return Sheet.of(SURVEY, columns, list(_rows(instrument)))


def _rows(instrument: Instrument) -> Iterator[Row]:
    yield {"type": "calculate", "name": STAMP, "calculation": f"'{content_hash(instrument)}'"}
    if not instrument.alphabetical:
        seed = "once(int(random() * 1000000000))"
        yield {"type": "calculate", "name": ORDER, "calculation": seed}
    said = _in_each(instrument, lambda language: _information(instrument, language))
    yield {"type": "note", "name": INFORMATION} | _texts("label", said)
    yield _group_row(instrument)
    for asked in instrument.background:
        yield _background_row(asked, instrument)
    for question in instrument.questions:
        yield _question_row(question, instrument)
        if question.write_in:
            yield _write_in_row(question, instrument)


def _information(instrument: Instrument, language: str) -> str:
    words, said = Words(language), instrument.information
    parts = [f"**{words('kiosk.information.heading')}**"]
    parts += [
        f"**{words(f'kiosk.information.about.{each.name}')}** {getattr(said, each.name)[language]}"
        for each in fields(said)
    ]
    return "\n\n".join(parts)


def _group_row(instrument: Instrument) -> Row:
    def described(language: str) -> str:
        each = (f"{g.label[language]}: {g.description[language]}" for g in instrument.groups)
        return "\n".join(each)

    heading = _in_each(instrument, lambda language: Words(language)("kiosk.group.heading"))
    row = {"type": f"select_one {GROUPS_LIST}", "name": GROUP, "required": "yes"}
    return row | _texts("label", heading) | _texts("hint", _in_each(instrument, described))


def _background_row(asked: Background, instrument: Instrument) -> Row:
    kind = TYPES[asked.kind]
    row = {
        "type": f"{kind} {options_list(asked.id)}" if asked.is_choice else kind,
        "name": asked.id,
        "required": "yes" if asked.required else "",
        "relevant": condition(asked.show_if),
    }
    if asked.kind is Kind.NUMBER:
        row["constraint"] = f". >= {asked.least} and . <= {asked.most}"
        row |= _message(instrument, "number", least=asked.least, most=asked.most)
    elif asked.kind is Kind.TEXT:
        row["constraint"] = f"string-length(.) <= {asked.letters}"
        row |= _message(instrument, "letters", n=asked.letters)
    return row | _texts("label", asked.text) | _texts("hint", asked.help or {})


def _question_row(question: Question, instrument: Instrument) -> Row:
    def meanings(language: str) -> str:
        values = _in_order(instrument)
        return "\n".join(f"{v.label[language]}: {v.definition[language]}" for v in values)

    hint = _in_each(instrument, lambda each: Words(each)("xlsform.pick", n=question.pick))
    return {
        "type": f"select_multiple {VALUES_LIST}",
        "name": question.id,
        "required": "yes",
        "constraint": f"count-selected(.) = {question.pick}",
        "parameters": "" if instrument.alphabetical else f"randomize=true, seed=${{{ORDER}}}",
        **_texts("label", question.text),
        **_texts("hint", hint),
        **_texts("guidance_hint", _in_each(instrument, meanings)),
        **_message(instrument, "count", n=question.pick),
    }


def _write_in_row(question: Question, instrument: Instrument) -> Row:
    heading = _in_each(instrument, lambda language: Words(language)("kiosk.write_in.heading"))
    hint = _in_each(instrument, lambda language: Words(language)("kiosk.write_in.hint"))
    return {
        "type": "text",
        "name": write_in_field(instrument, question),
        "relevant": condition({ABOUT_GROUP: question.write_in}),
        "constraint": f"string-length(.) <= {question.write_in_letters}",
        **_texts("label", heading),
        **_texts("hint", hint),
        **_message(instrument, "letters", n=question.write_in_letters),
    }


def condition(wanted: Mapping[str, Iterable[str]]) -> str:
    """The expression that holds where one of the ids is chosen at each of the questions."""
    parts = [
        " or ".join(f"selected(${{{about}}}, '{each}')" for each in ids)
        for about, ids in wanted.items()
    ]
    return " and ".join(f"({part})" if len(parts) > 1 else part for part in parts)


def _message(instrument: Instrument, key: str, **values: object) -> Row:
    said = _in_each(instrument, lambda each: Words(each)(f"xlsform.wrong.{key}", **values))
    return _texts("constraint_message", said)


# The other sheets


def _choices(instrument: Instrument) -> Sheet:
    columns = ["list_name", "name", *_headings("label", instrument.languages)]
    rows = [_choice(GROUPS_LIST, group, instrument.languages) for group in instrument.groups]
    for asked in instrument.background:
        rows += [{"list_name": options_list(asked.id), "name": option.id}
                 | _texts("label", option.label) for option in asked.options]  # fmt: skip
    rows += [_choice(VALUES_LIST, value, instrument.languages) for value in _in_order(instrument)]
    return Sheet.of(CHOICES, columns, rows)


def _choice(name: str, each: Group | Value, languages: Iterable[str]) -> Row:
    own = {language: each.label[language] for language in languages}
    return {"list_name": name, "name": each.id} | _texts("label", own)


def _in_order(instrument: Instrument) -> tuple[Value, ...]:
    """The values as the form lists them; where the order is random, the program shuffles them."""
    if not instrument.alphabetical:
        return instrument.values
    first = instrument.languages[0]
    return tuple(sorted(instrument.values, key=lambda each: sort_key(each.label[first], first)))


def _settings(instrument: Instrument) -> Sheet:
    first = instrument.languages[0]
    row = {
        "form_title": instrument.title[first],
        "form_id": instrument.id,
        "version": f"{instrument.version}-{content_hash(instrument)[:8]}",
        "default_language": language_heading(first),
        "style": "pages",
    }
    return Sheet.of(SETTINGS, list(row), [row])


def _headings(column: str, languages: Iterable[str]) -> list[str]:
    return [f"{column}::{language_heading(language)}" for language in languages]


def _texts(column: str, text: Text) -> Row:
    return {f"{column}::{language_heading(each)}": said for each, said in text.items()}


def _in_each(instrument: Instrument, say: Callable[[str], str]) -> Text:
    return {language: say(language) for language in instrument.languages}
