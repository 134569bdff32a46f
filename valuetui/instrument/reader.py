"""Reading checked TOML: every fault is noted with its line, and none of them stops the reading."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from valuetui.instrument import lines as toml_lines
from valuetui.instrument.problem import Problem
from valuetui.words.text import Text
from valuetui.words.variant import base_of, is_variant


class Source:
    """One TOML file: its content, its lines, and the faults found in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.placeholders: dict[str, Text] = {}
        """Names that texts may hold in braces, such as ``organisation``, and what they become."""
        self._text = self._read()
        self.content = self._parsed(self._text)

    def _read(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self.note((), "file_missing")
        except UnicodeDecodeError:
            self.note((), "file_not_utf8")
        except OSError as error:
            self.note((), "file_unreadable", reason=error.strerror or type(error).__name__)
        return ""

    def _parsed(self, text: str) -> dict[str, Any]:
        try:
            content = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            line = _line_in(str(error), text)
            self.problems.append(Problem(self.path, line, "not_toml", {"reason": str(error)}))
            return {}
        return content

    @cached_property
    def _lines(self) -> dict[toml_lines.Path, int]:
        """Only a file with a fault needs its lines."""
        return toml_lines.line_index(self._text) if self.content else {(): 1}

    def note(self, where: toml_lines.Path, key: str, /, **values: object) -> None:
        """Note a fault at ``where``."""
        line = toml_lines.line_of(self._lines, where) if where else 1
        self.problems.append(Problem(self.path, line, key, values))

    def reader(self) -> "Reader":
        """A reader of the whole file."""
        return Reader(self, self.content, ())


class Reader:
    """One table of a TOML file, read key by key.

    What is missing or wrong is noted and replaced by something harmless, so that the rest can be
    checked too. :meth:`finish` notes the keys that nobody asked for.
    """

    def __init__(self, source: Source, table: Mapping[str, Any], where: toml_lines.Path) -> None:
        self.source = source
        self.where = where
        self._table = table
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def note(self, key: str, problem: str, **values: object) -> None:
        """Note a fault at one key of this table."""
        self.source.note((*self.where, key), problem, key=key, **values)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        found = self._get(key, str, default)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if found is not None and found != default:
            self.note(key, "empty")
        return default or ""

    def whole(
        self, key: str, least: int, most: int, default: int | None = None, *, or_none: bool = False
    ) -> int:
        """A whole number between ``least`` and ``most``; with ``or_none`` also 0."""
        found = self._get(key, int, default)
        if or_none and found == 0:
            return 0
        if found is not None and not least <= found <= most:
            problem = "out_of_range_or_none" if or_none else "out_of_range"
            self.note(key, problem, least=least, most=most, found=found)
            found = None
        return least if found is None else int(found)

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        found = self._table.get(key, default)
        self.may_have(key)
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not 0 <= found <= 1:
            self.note(key, "no_share", found=found)
            return default
        return float(found)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._get(key, bool, default))

    def one_of(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """One of the given words."""
        choices = list(choices)
        found = self.text(key, default)
        if found and found not in choices:
            self.note(key, "not_one_of", found=found, choices=", ".join(choices))
        return found if found in choices else choices[0]

    def of_kind(self, key: str, kinds: type | tuple[type, ...], problem: str) -> Any:
        """Something of these kinds; where it is of another, that ``problem`` is noted."""
        found = self._get(key, object, None)
        if found is None or (isinstance(found, kinds) and not isinstance(found, bool)):
            return found
        self.note(key, problem)
        return None

    def texts(self, key: str, *, required: bool = True) -> list[str]:
        """A list of different texts; not empty where it is required."""
        found = self._get(key, list, None if required else [])
        if found is None:
            return []
        if required and not found:
            self.note(key, "empty")
        if any(not isinstance(item, str) or not item.strip() for item in found):
            self.note(key, "not_texts")
        texts = [item.strip() for item in found if isinstance(item, str) and item.strip()]
        for text in sorted({each for each in texts if texts.count(each) > 1}):
            self.note(key, "listed_twice", found=text)
        return list(dict.fromkeys(texts))

    def one_or_more(self, key: str) -> list[str]:
        """A text, or a list of different texts that is not empty; none where the key is missing."""
        if isinstance(self._table.get(key), str):
            return [text for text in [self.text(key)] if text]
        return self.texts(key, required=key in self)

    def translated(self, key: str, languages: Iterable[str]) -> Text:
        """A text in every one of ``languages``: ``{ sv = "…", en = "…" }``.

        What a variant does not say itself is said by its base.
        """
        languages = tuple(languages)
        reader = self.table(key)
        if reader is None:
            return dict.fromkeys(languages, "")
        text: dict[str, str] = {}
        for language in sorted(languages, key=is_variant):
            if language in reader:
                text[language] = reader._filled(reader.text(language), language)
            elif base_of(language) in text:
                text[language] = text[base_of(language)]
            else:
                reader.source.note(reader.where, "missing_translation", key=key, language=language)
                text[language] = ""
            reader._asked.add(language)
        reader.finish()
        return text

    def table(self, key: str, *, required: bool = True) -> "Reader | None":
        """The table at ``key``."""
        found = self._get(key, dict, None if required else {})
        return None if found is None else Reader(self.source, found, (*self.where, key))

    def flag_or_some(self, key: str) -> bool | list[str]:
        """True, false, or some different texts; false where the key is missing."""
        found = self._table.get(key, False)
        if isinstance(found, list):
            return self.texts(key)
        self.may_have(key)
        if not isinstance(found, bool):
            self.note(key, "wrong_kind_flag_or_some")
        return found is True

    def tables(self, key: str, *, required: bool = True) -> list["Reader"]:
        """The tables of an array of tables; at least one where it is required."""
        found = self._get(key, object, None if required else [])
        if found is None:
            return []
        if not isinstance(found, list):
            self.note(key, "not_tables")
            return []
        if (required and not found) or any(not isinstance(item, dict) for item in found):
            self.note(key, "not_tables")
        return [
            Reader(self.source, item, (*self.where, key, number))
            for number, item in enumerate(found)
            if isinstance(item, dict)
        ]

    def may_have(self, key: str) -> None:
        """Know a key that was not asked for because it is not there."""
        self._asked.add(key)

    def finish(self) -> None:
        """Note every key that was never asked for, with the nearest name that would have been."""
        for key in self._table:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                if near:
                    self.note(key, "unknown_key_near", near=near[0])
                else:
                    self.note(key, "unknown_key", known=", ".join(sorted(self._asked)))

    def _filled(self, text: str, language: str) -> str:
        """The text with its placeholders filled in; a text begins with a capital all the same."""
        for name in re.findall(r"\{(.*?)\}", text):
            if name not in self.source.placeholders:
                self.note(language, "unknown_placeholder", found=name)
                continue
            filling = self.source.placeholders[name][language]
            if text.startswith(f"{{{name}}}"):
                filling = filling[:1].upper() + filling[1:]
            text = text.replace(f"{{{name}}}", filling)
        return text

    def _get(self, key: str, kind: type, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._table:
            if default is None:
                self.source.note(self.where, "missing_key", key=key)
            return default
        found = self._table[key]
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            self.note(key, "wrong_kind_" + kind.__name__)
            return default
        return found


def _line_in(message: str, text: str) -> int:
    """The line that tomli names in its message, "(at line 3, column 5)" or "(at end of …)"."""
    named = re.search(r"\(at line (\d+)", message)
    return int(named[1]) if named else text.rstrip("\n").count("\n") + 1
