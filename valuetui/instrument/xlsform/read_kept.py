"""The sheet of ours, where a form has one."""

from collections.abc import Iterable

from valuetui.instrument.xlsform.kept import FORM
from valuetui.instrument.xlsform.pages import Page, by_key


class KeptTexts:
    """What XLSForm has no place for, by key; nothing of it where the form is not one of ours."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._lines = by_key(page.lines, "key")
        self.is_there = self.value("form") == FORM

    def value(self, key: str) -> str:
        """The value of a key; empty where there is none."""
        line = self._lines.get(key)
        return line.take("value") if line else ""

    def text(self, key: str, languages: Iterable[str]) -> dict[str, str]:
        """The text of a key in these languages."""
        line = self._lines.get(key)
        found = {each: line.take(each) for each in languages} if line else {}
        return {language: text for language, text in found.items() if text}

    def below(self, table: str) -> list[str]:
        """The last parts of the keys in a table, in their order."""
        begin = f"{table}."
        return [key[len(begin) :] for key in self._lines if key.startswith(begin)]
