"""Reading sheets so that every cell is accounted for: what nobody has read is told and kept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from valuetui.instrument.xlsform.sheets import CHOICES, SURVEY, Sheet
from valuetui.words import kiosk_languages, language_name
from valuetui.words.text import Text
from valuetui.words.variant import base_of, is_variant

_ALIASES = {
    "list name": "list_name",
    "value": "name",
    "caption": "label",
    "relevance": "relevant",
    "calculate": "calculation",
    "constraint message": "constraint_message",
    "readonly": "read_only",
}
"""What some headings are also called, in small letters."""

_NAMES = {"swedish": "sv", "engelska": "en"}
"""What a language is called in the other one."""


@dataclass(frozen=True)
class Remark:
    """What became of a part of the form: ``key`` is its text in the catalogue section ``xlsform``,
    table ``remark``."""

    place: str
    """Such as ``survey!F12``; empty where it is about all of the form."""
    key: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """A cell that means nothing to us, as it was."""

    place: str
    heading: str
    text: str


def language_of(named: str) -> str:
    """The language that a heading names after its ``::``, as ``Svenska (sv)``, ``Swedish`` or
    ``sv``; empty for one in which nobody can be asked."""
    known = {code.casefold(): code for code in kiosk_languages()}
    known |= {language_name(code).casefold(): code for code in kiosk_languages()} | _NAMES
    code = re.search(r"\(([\w-]+)\)\s*$", named)
    return known.get((code[1] if code else named).strip().casefold(), "")


class Page:
    """One sheet, whose cells are ticked off as they are read."""

    def __init__(self, sheet: Sheet, default_language: str = "") -> None:
        self.sheet = sheet
        self.default_language = default_language
        """The language of a text whose heading names none."""
        self.columns: dict[str, int] = {}
        """Column by heading, and by ``label::sv`` where the heading names a language."""
        for number, heading in enumerate(sheet.columns):
            if heading:
                self.columns.setdefault(self._heading(heading), number)
        self.braces: list[str] = []
        """The places of texts that lost their braces."""
        self.lines = [Line(self, number) for number, row in enumerate(sheet.rows) if any(row)]

    def _heading(self, written: str) -> str:
        what, colons, language = re.sub(r"(?<!:):(?!:)", "::", written).partition("::")
        what = what.strip().lower()
        if self.sheet.name.casefold() in {SURVEY, CHOICES}:
            what = _ALIASES.get(what, what)
        if not colons:
            translated = what in {"label", "hint", "guidance_hint", "constraint_message"}
            is_known = translated and self.default_language
            return f"{what}::{self.default_language}" if is_known else what
        return f"{what}::{language_of(language) or language.strip()}"

    def languages(self, what: str) -> list[str]:
        """What the headings of a kind of texts name as languages, as their columns come."""
        found = (heading.partition("::") for heading in self.columns)
        return [language for name, _, language in found if name == what and language]

    def unread(self) -> Iterator[tuple["Line", Kept]]:
        """The cells that hold something and that nobody has read."""
        for line in self.lines:
            for number, text in enumerate(line.row):
                if text and number not in line.read:
                    place = self.sheet.place(line.number, number)
                    yield line, Kept(place, self.sheet.columns[number], text)


class Line:
    """One row of a page."""

    def __init__(self, page: Page, number: int) -> None:
        self.page = page
        self.number = number
        self.row = page.sheet.rows[number]
        self.read: set[int] = set()
        self.told = False
        """Whether it was said of the whole row that it is not taken."""

    def see(self, heading: str) -> str:
        """What stands there, without ticking it off; empty where nothing does."""
        column = self.page.columns.get(heading)
        return "" if column is None else self.row[column]

    def take(self, heading: str) -> str:
        """What stands there."""
        column = self.page.columns.get(heading)
        if column is None:
            return ""
        self.read.add(column)
        return self.row[column]

    def take_text(self, what: str, languages: Iterable[str]) -> dict[str, str]:
        """A text in these languages, of those in which there is one."""
        found = {}
        for language in languages:
            text = self.take(f"{what}::{language}")
            if plain := _plain(text):
                found[language] = plain
            if plain != text:
                self.page.braces.append(self.place(f"{what}::{language}"))
        return found

    def pass_over(self, *what: str) -> None:
        """Tick off what follows from the rest."""
        for heading, column in self.page.columns.items():
            if heading.partition("::")[0] in what:
                self.read.add(column)

    def place(self, heading: str) -> str:
        """What a spreadsheet calls the cell."""
        return self.page.sheet.place(self.number, self.page.columns.get(heading, 0))


def _plain(text: str) -> str:
    """Braces would stand for names that are filled in."""
    return text.replace("${", "(").replace("{", "(").replace("}", ")").strip()


def lean(text: Text) -> dict[str, str]:
    """The text without the variants that say what their base says."""
    return {
        language: said
        for language, said in text.items()
        if not (is_variant(language) and text.get(base_of(language)) == said)
    }


def by_key(lines: Iterable[Line], heading: str) -> Mapping[str, Line]:
    """Lines by what stands under a heading; of several with the same, the first."""
    found: dict[str, Line] = {}
    for line in lines:
        if (key := line.see(heading)) and key not in found:
            line.take(heading)
            found[key] = line
    return found
