"""The rules that hold between the parts of an instrument; what one key alone can break is
noticed while reading."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from valuetui.instrument.check_background import check_background
from valuetui.instrument.model import Instrument, Interrupted, Stopping, Value
from valuetui.instrument.reader import Source
from valuetui.words import Text, kiosk_languages
from valuetui.words.variant import base_of, is_variant
from valuetui.words.wrapping import wrap

LABEL_WIDTH = 21
LABEL_LINES = 2
"""What a tile of the smallest kiosk grid, 64x24 cells, offers a label."""

DEFINITION_LENGTH = 110
"""Characters: what the definition panel of the smallest grid shows in two lines."""

SCREENS_OF_AN_INTERVIEW = ("information", "group", "review")
"""Names under which the time on the other screens is kept: no question may have one as its id."""

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*")
_CODE = re.compile(r"[0-9]{2}")
_FOLDER_NAME = re.compile(r"[^\W_](?:[\w .-]{0,38}\w)?")


def check_values(values: Sequence[Value], languages: Sequence[str], source: Source) -> None:
    """Note every broken rule of a value list."""
    _check_identifiers("value", [value.id for value in values], source)
    _check_unique("value", "code", [value.code for value in values], source)
    for language in languages:
        if any(_own(value.label, language) for value in values):
            labels = [value.label.get(language, "").casefold() for value in values]
            _check_unique("value", "label", labels, source, language)
    for number, value in enumerate(values):
        where = ("value", number)
        if value.code and not _CODE.fullmatch(value.code):
            source.note((*where, "code"), "bad_code", found=value.code)
        for language in languages:
            _check_lengths(value, language, (*where, language), source)


def _check_lengths(
    value: Value, language: str, where: tuple[str | int, ...], source: Source
) -> None:
    label, definition = _own(value.label, language), _own(value.definition, language)
    if len(label) > LABEL_WIDTH and not _fits_in_lines(label):
        source.note((*where, "label"), "label_too_long", found=label, width=LABEL_WIDTH,
                    lines=LABEL_LINES)  # fmt: skip
    if len(definition) > DEFINITION_LENGTH:
        source.note((*where, "definition"), "definition_too_long", length=len(definition),
                    most=DEFINITION_LENGTH)  # fmt: skip


def _fits_in_lines(label: str) -> bool:
    """Whether a label longer than a line fits on the smallest tile, no word of it broken."""
    longest = max(map(len, label.split()))
    return longest <= LABEL_WIDTH and len(wrap(label, LABEL_WIDTH)) <= LABEL_LINES


def _own(text: Text, language: str) -> str:
    """The text in a language; nothing where a variant says what its base says: one fault is told
    once."""
    said = text.get(language, "")
    return "" if is_variant(language) and said == text.get(base_of(language)) else said


def check_instrument(instrument: Instrument, source: Source) -> None:
    """Note every broken rule of the questionnaire itself."""
    for language in instrument.languages:
        if language not in kiosk_languages():
            source.note(("languages",), "language_without_catalogue", found=language,
                        known=", ".join(kiosk_languages()))  # fmt: skip
    organisation = instrument.organisation.id
    if organisation and not _IDENTIFIER.fullmatch(organisation):
        source.note(("organisation", "id"), "bad_identifier", found=organisation)
    if instrument.wave and not _FOLDER_NAME.fullmatch(instrument.wave):
        source.note(("wave",), "bad_wave", found=instrument.wave)
    _check_identifiers("group", [group.id for group in instrument.groups], source)
    _check_identifiers("question", [question.id for question in instrument.questions], source)
    _check_unique("question", "role", [question.role for question in instrument.questions], source)
    background = [question.id for question in instrument.background]
    _check_identifiers("background", background, source)
    _check_reserved("background", background, source)
    for number, question in enumerate(instrument.background):
        options = [option.id for option in question.options]
        _check_identifiers("option", options, source, "background", number)
    for group in instrument.codes:
        if group not in instrument.group_by_id:
            source.note(("codes",), "wording_unknown_group", found=group,
                        known=", ".join(instrument.group_by_id))  # fmt: skip
    _check_questions(instrument, source)
    check_background(instrument, source)


def remarks(instrument: Instrument) -> list[str]:
    """What no program can check, and a person should: keys of the catalogue section
    ``instrument.remark``."""
    rules = instrument.kiosk
    found = {
        "stop": rules.stop is Stopping.ASK,
        "interrupted": rules.interrupted is Interrupted.KEEP,
        "write_in": any(
            len(question.write_in) == len(instrument.groups) for question in instrument.questions
        ),
        "text": any(question.letters for question in instrument.background),
    }
    return [key for key, is_so in found.items() if is_so]


def _check_questions(instrument: Instrument, source: Source) -> None:
    _check_reserved("question", [question.id for question in instrument.questions], source)
    for number, question in enumerate(instrument.questions):
        where = ("question", number)
        if instrument.values and question.pick > len(instrument.values):
            source.note((*where, "pick"), "pick_more_than_values", found=question.pick,
                        most=len(instrument.values))  # fmt: skip
        for group in question.wording:
            if group not in instrument.group_by_id:
                source.note((*where, "wording", group), "wording_unknown_group", found=group,
                            known=", ".join(instrument.group_by_id))  # fmt: skip
        for group in question.write_in:
            if group not in instrument.group_by_id:
                source.note((*where, "write_in"), "wording_unknown_group", found=group,
                            known=", ".join(instrument.group_by_id))  # fmt: skip


def _check_reserved(kind: str, found: Sequence[str], source: Source) -> None:
    for number, identifier in enumerate(found):
        if identifier in SCREENS_OF_AN_INTERVIEW:
            source.note((kind, number, "id"), "reserved_id", found=identifier)


def _check_identifiers(kind: str, found: Sequence[str], source: Source, *within: str | int) -> None:
    """Note every id that is none, or repeated; ``within`` leads to the table that they are in."""
    seen: set[str] = set()
    for number, identifier in enumerate(found):
        where = (*within, kind, number, "id")
        if identifier in seen:
            source.note(where, "duplicate_id", found=identifier)
        if identifier and not _IDENTIFIER.fullmatch(identifier):
            source.note(where, "bad_identifier", found=identifier)
        seen |= {identifier} - {""}


def _check_unique(kind: str, key: str, found: Iterable[str], source: Source, *inside: str) -> None:
    """Note every repetition of what must be unique, at its second and later places."""
    seen: Counter[str] = Counter()
    for number, text in enumerate(found):
        seen[text] += 1
        if text and seen[text] > 1:
            source.note((kind, number, *inside, key), f"duplicate_{key}", found=text)
