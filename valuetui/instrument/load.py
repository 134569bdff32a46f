"""From ``config/*.toml`` to a checked :class:`Instrument`."""

from collections.abc import Sequence
from pathlib import Path

from valuetui.instrument.check import check_instrument, check_values
from valuetui.instrument.model import (
    LIMITING_THEMES,
    THEMES,
    THRESHOLD_FLOOR,
    WRITE_IN_LETTERS,
    Group,
    Information,
    Instrument,
    Interrupted,
    KioskRules,
    Organisation,
    Polarity,
    Question,
    Role,
    Scope,
    Stopping,
    Value,
)
from valuetui.instrument.problem import InstrumentFaults, Problem
from valuetui.instrument.read_background import read_background
from valuetui.instrument.reader import Reader, Source
from valuetui.words import languages as catalogue_languages
from valuetui.words.text import Text
from valuetui.words.variant import base_of, is_variant


def load_instrument(path: Path) -> Instrument:
    """The instrument in ``path`` with the value list that it names.

    Raises :class:`InstrumentFaults` with every fault of both files.
    """
    source = Source(path)
    reader = source.reader()
    problems = source.problems
    instrument = None
    if not problems:
        languages = tuple(reader.texts("languages")) or catalogue_languages()
        values, value_list, value_problems = _load_values(reader, path, languages)
        instrument = _read_instrument(reader, languages, values, value_list)
        reader.finish()
        check_instrument(instrument, source)
        problems = source.problems + value_problems
    if problems or instrument is None:
        raise InstrumentFaults(problems)
    return instrument


def _load_values(
    reader: Reader, path: Path, languages: tuple[str, ...]
) -> tuple[tuple[Value, ...], str, list[Problem]]:
    name = reader.text("values")
    offer = reader.texts("offer", required=False)
    if not name:
        return (), "", []
    source = Source(path.parent / name)
    if source.problems:
        return (), "", source.problems
    values_reader = source.reader()
    identity = f"{values_reader.text('id')}/{values_reader.text('version')}"
    spoken = values_reader.texts("languages") or list(languages)
    for language in languages:
        if base_of(language) not in spoken and language not in spoken:
            values_reader.note("languages", "list_lacks_language", language=language)
    spoken += [each for each in languages if each not in spoken and base_of(each) in spoken]
    values = tuple(_read_value(each, spoken) for each in values_reader.tables("value"))
    values_reader.finish()
    check_values(values, spoken, source)
    offered = _offered(values, offer, reader)
    if offer:
        identity += f" ({len(offered)})"
    return offered, identity, source.problems


def _offered(values: tuple[Value, ...], offer: list[str], reader: Reader) -> tuple[Value, ...]:
    """The values that the instrument offers: all, or those that it names."""
    known = {value.id for value in values}
    for identifier in offer:
        if identifier not in known:
            reader.note("offer", "offer_unknown", found=identifier)
    chosen = tuple(value for value in values if not offer or value.id in offer)
    return tuple(sorted(chosen, key=lambda value: value.code))


def _read_value(reader: Reader, languages: Sequence[str]) -> Value:
    labels: dict[str, str] = {}
    definitions: dict[str, str] = {}
    synonyms: dict[str, tuple[str, ...]] = {}
    identifier = reader.text("id")
    code = reader.text("code")
    theme = reader.whole("theme", THEMES.start, THEMES.stop - 1)
    scope = Scope(reader.one_of("scope", Scope))
    polarity = Polarity(reader.one_of("polarity", Polarity))
    for language in sorted(languages, key=is_variant):
        base = base_of(language)
        texts = reader.table(language, required=base not in labels)
        if texts is None:
            continue
        labels[language] = texts.text("label", labels.get(base))
        definitions[language] = texts.text("definition", definitions.get(base))
        own_synonyms = tuple(texts.texts("synonyms", required=False))
        synonyms[language] = own_synonyms or synonyms.get(base, ())
        texts.finish()
    reader.finish()
    if polarity is Polarity.LIMITING and theme not in LIMITING_THEMES:
        reader.note("theme", "limiting_theme", found=theme)
    return Value(identifier, code, theme, scope, polarity, labels, definitions, synonyms)


def _read_instrument(
    reader: Reader, languages: tuple[str, ...], values: tuple[Value, ...], value_list: str
) -> Instrument:
    organisation = _read_organisation(reader, languages)
    groups = tuple(_read_group(each, languages) for each in reader.tables("group"))
    everybody = tuple(group.id for group in groups)
    background = reader.tables("background", required=False)
    return Instrument(
        id=reader.text("id"),
        version=reader.text("version"),
        wave=reader.text("wave"),
        languages=languages,
        organisation=organisation,
        title=reader.translated("title", languages),
        groups=groups,
        questions=tuple(
            _read_question(each, languages, everybody) for each in reader.tables("question")
        ),
        value_list=value_list,
        values=values,
        information=_read_information(reader, languages),
        threshold=reader.whole("threshold", THRESHOLD_FLOOR, 1000, default=10),
        alphabetical=reader.flag("alphabetical", default=False),
        paradata=reader.flag("paradata", default=True),
        kiosk=_read_kiosk(reader),
        background=tuple(read_background(each, languages) for each in background),
        codes=tuple(reader.texts("codes", required=False)),
    )


def _read_organisation(reader: Reader, languages: tuple[str, ...]) -> Organisation:
    table = reader.table("organisation")
    if table is None:
        return Organisation("", dict.fromkeys(languages, ""))
    organisation = Organisation(table.text("id"), table.translated("name", languages))
    table.finish()
    table.source.placeholders["organisation"] = organisation.name
    return organisation


def _read_group(reader: Reader, languages: tuple[str, ...]) -> Group:
    group = Group(
        id=reader.text("id"),
        label=reader.translated("label", languages),
        description=reader.translated("description", languages),
        roll=reader.whole("roll", 1, 1_000_000) if "roll" in reader else None,
    )
    reader.finish()
    return group


def _read_question(
    reader: Reader, languages: tuple[str, ...], everybody: tuple[str, ...]
) -> Question:
    write_in = reader.flag_or_some("write_in")
    if isinstance(write_in, bool):
        write_in = list(everybody) if write_in else []
    question = Question(
        id=reader.text("id"),
        role=Role(reader.one_of("role", Role)),
        pick=reader.whole("pick", 1, 30),
        text=reader.translated("text", languages),
        short=reader.translated("short", languages),
        wording=_read_wording(reader, languages),
        write_in=tuple(write_in),
        write_in_letters=reader.whole("write_in_letters", 5, 60, WRITE_IN_LETTERS),
    )
    reader.finish()
    return question


def _read_wording(reader: Reader, languages: tuple[str, ...]) -> dict[str, Text]:
    """Texts per group; check_instrument sees to it that the groups exist."""
    table = reader.table("wording", required=False)
    if table is None:
        return {}
    return {group: table.translated(group, languages) for group in table}


def _read_information(reader: Reader, languages: tuple[str, ...]) -> Information:
    table = reader.table("information")
    if table is None:
        empty = dict.fromkeys(languages, "")
        return Information(*[empty] * len(Information.__dataclass_fields__))
    texts = {key: table.translated(key, languages) for key in Information.__dataclass_fields__}
    table.finish()
    return Information(**texts)


def _read_kiosk(reader: Reader) -> KioskRules:
    table = reader.table("kiosk", required=False)
    if table is None:
        return KioskRules()
    default = KioskRules()
    rules = KioskRules(
        idle=table.whole("idle", 10, 600, default.idle, or_none=True),
        idle_values=table.whole("idle_values", 10, 600, default.idle_values),
        warning=table.whole("warning", 10, 120, default.warning),
        thanks=table.whole("thanks", 5, 120, default.thanks),
        interrupted=Interrupted(
            table.one_of("interrupted", Interrupted, default=default.interrupted)
        ),
        stop=Stopping(table.one_of("stop", Stopping, default=default.stop)),
        ease=table.flag("ease", default=default.ease),
    )
    table.finish()
    return rules
