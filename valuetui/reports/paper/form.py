"""What a form tells: one document, which the template lays out."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from valuetui.instrument.form_number import DIGITS, FormCode, value_code, written
from valuetui.instrument.model import Information, Instrument
from valuetui.reports.paper.code import modules
from valuetui.reports.paper.options import FormOptions
from valuetui.reports.paper.questions import Questions
from valuetui.words import Words
from valuetui.words.text import in_language
from valuetui.words.variant import base_of

Told = dict[str, Any]


def form_told(instrument: Instrument, options: FormOptions) -> Told:
    """A form without a number, which staff may write on it, ready to be compiled by the template
    ``form``; with the sheet that explains the words where it is wanted."""
    words = options.words
    return _document(instrument, options) | {
        "number": words("form.head.staff_number"),
        "code": modules(FormCode.of(instrument, options.language, options.group).text),
        "form": _form(instrument, options),
        "words": _words(instrument, options) if options.explanations else None,
    }


def numbered_told(instrument: Instrument, options: FormOptions) -> Told:
    """The same with room for number and code."""
    return form_told(instrument, options) | {"number": None, "code": None}


def stamps_told(instrument: Instrument, options: FormOptions, numbers: Sequence[int]) -> Told:
    """Numbers and codes of forms, for the template ``stamps``."""
    codes = (FormCode.of(instrument, options.language, options.group, each) for each in numbers)
    return _document(instrument, options) | {
        "forms": [
            [written(number), modules(code.text)]
            for number, code in zip(numbers, codes, strict=True)
        ],
    }


def version_told(instrument: Instrument, options: FormOptions) -> str:
    """Which version of which instrument it is, in a line."""
    code = FormCode.of(instrument, options.language, options.group)
    return options.words(
        "form.code", instrument=code.instrument, version=code.version, stamp=code.stamp
    )


def title_told(instrument: Instrument, options: FormOptions, key: str) -> str:
    """The title of a document about an instrument."""
    return options.words(key, title=in_language(instrument.title, options.language))


def _document(instrument: Instrument, options: FormOptions) -> Told:
    words = options.words
    return {
        "document": {
            "title": title_told(instrument, options, "form.title"),
            "language": base_of(options.language),
            "foot": _foot(instrument, options),
            "page": words("form.page", n="{n}", all="{all}"),
        },
        "size": "large" if options.large else "normal",
        "digits": DIGITS,
        "number": None,
        "code": None,
        "form": None,
        "words": None,
    }


def _foot(instrument: Instrument, options: FormOptions) -> str:
    version = version_told(instrument, options)
    if options.group is None:
        return version
    group = instrument.group_by_id[options.group]
    return f"{in_language(group.label, options.language)} · {version}"


def _form(instrument: Instrument, options: FormOptions) -> Told:
    words = options.words
    questions = Questions(instrument, options)
    return {
        "kicker": _kicker(instrument, options),
        "title": in_language(instrument.title, options.language),
        "how": _how(options, questions),
        "information": _information(instrument, words),
        "parts": list(questions.told()),
        "end": {
            "heading": words("form.end.heading"),
            "checks": [
                words("form.end.check", n=each.pick, number=questions.number_of(each.id))
                for each in instrument.questions
            ],
            "hand_in_heading": words("form.hand_in.heading"),
            "hand_in": options.hand_in or words("form.hand_in.default"),
            "thanks": words("form.end.thanks"),
        },
        "staff": {
            "heading": words("form.staff.heading"),
            "lines": [words(f"form.staff.{key}") for key in ("entered", "checked", "remark")],
        },
    }


def _kicker(instrument: Instrument, options: FormOptions) -> str:
    words = options.words
    if options.group is None:
        return words("form.head.kicker")
    label = in_language(instrument.group_by_id[options.group].label, options.language)
    return words("form.head.kicker_for", group=label)


def _how(options: FormOptions, questions: Questions) -> Told:
    words = options.words
    steps = [words("form.how.no_name"), words("form.how.number"), words("form.how.pen")]
    if questions.asks_about_oneself:
        steps.append(words("form.question.may_skip"))
    if options.explanations:
        steps.append(words("form.how.words"))
    return {
        "heading": words("form.how.heading"),
        "steps": steps,
        "cross": words("form.how.cross"),
        "mistake": words("form.how.mistake"),
    }


def _information(instrument: Instrument, words: Words) -> Told:
    return {
        "heading": words("kiosk.information.heading"),
        "rows": [
            [
                words(f"kiosk.information.about.{each.name}"),
                in_language(getattr(instrument.information, each.name), words.language),
            ]
            for each in fields(Information)
        ],
    }


def _words(instrument: Instrument, options: FormOptions) -> Told:
    words, language = options.words, options.language
    return {
        "heading": words("form.words.heading"),
        "keep": words("form.words.keep"),
        "values": [
            [
                value_code(value.code, check_digit_too=options.check_digits),
                in_language(value.label, language),
                in_language(value.definition, language),
            ]
            for value in instrument.values
        ],
    }
