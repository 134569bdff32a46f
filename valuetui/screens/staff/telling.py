"""What a clerk is told, in words."""

from typing import Any

from valuetui.instrument.background import Background, Kind
from valuetui.instrument.form_number import FormCode
from valuetui.instrument.model import Instrument, Value
from valuetui.interview.background import Given
from valuetui.interview.entry.state import Told
from valuetui.words import Words
from valuetui.words.text import in_language

KNOWN_REASONS = {"full", "busy", "forbidden", "vanished"}
"""Why something could not be saved, where there are words for it; a fault of the disk else."""


def told_in_words(told: Told, instrument: Instrument, words: Words) -> str:
    """The text, with labels in place of ids."""
    values: dict[str, Any] = dict(told.values)
    language = words.language
    if "value" in values:
        values["value"] = value_in_words(instrument.value_by_id[values["value"]], words)
    for key in {"group", "meant"} & values.keys():
        values[key] = in_language(instrument.group_by_id[values[key]].label, language)
    if "option" in values:
        asked = instrument.background_by_id[values["question"]]
        values["option"] = in_language(asked.option_by_id[values["option"]].label, language)
    elif values.get("question") in instrument.question_by_id:
        short = instrument.question_by_id[values["question"]].short
        values["question"] = in_language(short, language)
    if "reason" in values:
        values["why"] = why_not_saved(values["reason"], words)
    return words(f"{told.section}.told.{told.key}", **values)


def why_not_saved(reason: str, words: Words) -> str:
    """Why the disk did not take something, by the reason of a ``StoreError``."""
    return words(f"correct.not_saved.{reason if reason in KNOWN_REASONS else 'device'}")


def value_in_words(value: Value, words: Words) -> str:
    """A value as it is echoed: its code and its label."""
    return f"{value.code} {in_language(value.label, words.language)}"


def version_in_words(instrument: Instrument, words: Words) -> str:
    """What stands at the foot of a form of this version."""
    code = FormCode.of(instrument, words.language, None)
    return words("form.code", instrument=code.instrument, version=code.version, stamp=code.stamp)


def given_in_words(question: Background, given: Given, words: Words) -> str:
    """What was said to a background question: labels, or the number or text itself."""
    ids = given if isinstance(given, tuple) else (given,)
    if question.kind in {Kind.NUMBER, Kind.TEXT}:
        return str(given)
    options = question.option_by_id
    return ", ".join(in_language(options[str(each)].label, words.language) for each in ids)
