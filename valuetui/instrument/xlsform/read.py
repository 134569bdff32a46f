"""From a form to what a questionnaire and its value list say in TOML, and what became of the rest.

Nothing is made up that decides figures or what people are told by law: what a form does not say of
these is missing in the outcome too, and the check of the instrument says what to write there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from valuetui.instrument.model import Value
from valuetui.instrument.xlsform.ids import Ids
from valuetui.instrument.xlsform.pages import Kept, Line, Page, Remark, language_of
from valuetui.instrument.xlsform.read_kept import KeptTexts
from valuetui.instrument.xlsform.read_survey import SurveyReader
from valuetui.instrument.xlsform.read_values import read_value_list
from valuetui.instrument.xlsform.sheets import (
    CHOICES,
    KEPT,
    KEPT_VALUES,
    SETTINGS,
    SURVEY,
    Form,
    Sheet,
)
from valuetui.words import kiosk_languages

Table = dict[str, Any]


class NoSurvey(Exception):
    """The workbook is no XLSForm. Reasons: ``no-survey`` (there is no sheet of that name with the
    columns ``type`` and ``name``) and ``no-language`` (its texts are in no language in which people
    can be asked)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Read:
    """What was read of a form."""

    questionnaire: Table
    """As it stands in TOML, but for the name of the file with the value list."""
    value_list: Table
    remarks: tuple[Remark, ...]
    """What was lost, changed or taken for granted."""
    kept: tuple[Kept, ...]
    """The cells that mean nothing to us."""


def from_form(
    form: Form,
    *,
    default_language: str,
    known: Mapping[str, Value] | None = None,
) -> Read:
    """What the form asks.

    ``default_language`` is that of texts which do not say in which language they are, where the
    form does not say it either. Values that are among the ``known`` ones, by id and label, are
    classified as these are. Raises :class:`NoSurvey`.
    """
    sheets = {name.casefold(): sheet for name, sheet in form.items()}
    settings = Page(sheets.get(SETTINGS, Sheet(SETTINGS, ())))
    setting = next(iter(settings.lines), None)
    default = language_of(setting.take("default_language")) if setting else ""
    survey = Page(sheets.get(SURVEY, Sheet(SURVEY, ())), default or default_language)
    if not {"type", "name"} <= survey.columns.keys():
        raise NoSurvey("no-survey")
    kept = KeptTexts(Page(sheets.get(KEPT, Sheet(KEPT, ()))))
    languages = _languages(kept, survey)
    if not languages:
        raise NoSurvey("no-language")
    choices = Page(sheets.get(CHOICES, Sheet(CHOICES, ())), default or default_language)
    remarks: list[Remark] = []
    reader = SurveyReader(survey, choices, kept, languages, remarks)
    questionnaire = _head(kept, setting, languages) | reader.read()
    _tail(kept, languages, questionnaire)
    value_page = Page(sheets.get(KEPT_VALUES, Sheet(KEPT_VALUES, ())))
    value_list = read_value_list(
        reader.values, value_page, kept, languages, known or {}, Ids(remarks), remarks
    )
    if value_list.pop("is_part"):
        questionnaire["offer"] = [each["id"] for each in value_list["value"]]
    pages = [survey, choices, settings, kept.page, value_page]
    left = _left(pages, remarks)
    left += _other_sheets(form, {page.sheet.name for page in pages}, remarks)
    return Read(_in_order(questionnaire), value_list, tuple(remarks), tuple(left))


def _languages(kept: KeptTexts, survey: Page) -> list[str]:
    """Those of the instrument that the form was made from, then those that have come since."""
    spoken = [each for each in survey.languages("label") if each in kiosk_languages()]
    before = [each for each in kept.value("languages").split() if each in spoken]
    return list(dict.fromkeys([*before, *spoken]))


def _head(kept: KeptTexts, setting: Line | None, languages: list[str]) -> Table:
    """What stands first in a questionnaire."""
    form_id, version, title = (
        (setting.take(each) for each in ("form_id", "version", "form_title"))
        if setting
        else ("", "", "")
    )
    if setting and kept.is_there:
        setting.pass_over("style")
    return {
        "id": kept.value("id") or form_id,
        "version": kept.value("version") or version or "1",
        **_some("wave", kept.value("wave")),
        "languages": languages,
        **_some("threshold", _number(kept.value("threshold"))),
        **_some("alphabetical", _flag(kept.value("alphabetical"))),
        **_some("paradata", _flag(kept.value("paradata"))),
        **_some("codes", kept.value("codes").split() or None),
        "title": kept.text("title", languages) or ({languages[0]: title} if title else {}),
    }


def _tail(kept: KeptTexts, languages: list[str], questionnaire: Table) -> None:
    """The organisation, what people are told first, and the kiosk."""
    organisation = {
        **_some("id", kept.value("organisation.id")),
        **_some("name", kept.text("organisation.name", languages)),
    }
    if organisation:
        questionnaire["organisation"] = organisation
    for table in ("information", "kiosk"):
        found = {}
        for key in kept.below(table):
            value = kept.value(f"{table}.{key}")
            text = kept.text(f"{table}.{key}", languages)
            found[key] = text if text else _plain(value)
        if found:
            questionnaire[table] = found


def _in_order(questionnaire: Table) -> Table:
    """As people write it: short things first, tables last; what is empty is left out."""
    order = ["id", "version", "wave", "languages", "values", "threshold", "alphabetical",
             "paradata", "codes", "offer", "title", "organisation", "group", "question",
             "background", "information", "kiosk"]  # fmt: skip
    found = {"values": "", **questionnaire}
    return {
        key: found[key]
        for key in order
        if found.get(key) or found.get(key) is False or key == "values"
    }


def _left(pages: list[Page], remarks: list[Remark]) -> list[Kept]:
    """What nobody has read; it is said of each cell, unless it was said of its row."""
    left = []
    for page in pages:
        remarks += [Remark(place, "braces") for place in page.braces]
        for line, cell in page.unread():
            left.append(cell)
            if not line.told:
                key = "cell" if cell.heading else "no_heading"
                remarks.append(Remark(cell.place, key, {"heading": cell.heading}))
    return left


def _other_sheets(form: Form, read: set[str], remarks: list[Remark]) -> list[Kept]:
    """Whole sheets that are none of ours."""
    left = []
    for name, sheet in form.items():
        if name not in read and name.casefold() not in read and sheet.rows:
            remarks.append(Remark(f"{name}!A1", "sheet", {"name": name}))
            page = Page(sheet)
            left += [cell for _, cell in page.unread()]
    return left


def _some(key: str, found: object) -> Table:
    return {} if found in ("", None, {}) else {key: found}


def _flag(text: str) -> bool | str | None:
    return {"": None, "true": True, "false": False}.get(text, text)


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text


def _plain(text: str) -> object:
    """As it was in TOML, where a number or a flag is no text."""
    return _number(text) if text.isdigit() else _flag(text)
