"""The catalogue files as they lie on disk, and the places in the code that use them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import valuetui
from valuetui.words.catalogue import CATALOGUES

PACKAGE = Path(valuetui.__file__).parent
PLURAL = {"one", "other"}


def sections(language: str) -> set[str]:
    """The sections of a language."""
    return {path.stem.partition(".")[0] for path in (CATALOGUES / language).glob("*.toml")}


def entries(language: str, section: str) -> dict[str, str | dict[str, str]]:
    """Every key of a section, with its whole path, and its text or plural forms; also of the tables
    that have a file of their own."""
    folder = CATALOGUES / language
    return {
        key: text
        for path in (folder / f"{section}.toml", *sorted(folder.glob(f"{section}.*.toml")))
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
    }


def _flat(table: dict[str, Any], path: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    for key, found in table.items():
        if isinstance(found, dict) and set(found) != PLURAL:
            yield from _flat(found, f"{path}.{key}")
        else:
            yield f"{path}.{key}", found


def forms(entry: str | dict[str, str]) -> list[str]:
    """The texts of an entry: one, or one for each plural form."""
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def placeholders(text: str) -> set[str]:
    """The names in braces; doubled braces stand for braces."""
    return set(re.findall(r"\{(\w+)\}", text.replace("{{", "").replace("}}", "")))


@dataclass(frozen=True)
class Use:
    """A key in the code: ``pattern`` matches the keys it can be, whole where it is a literal."""

    place: str
    pattern: str
    given: frozenset[str] | None
    """Names of the values given with it; None where that cannot be seen."""


@cache
def uses() -> tuple[Use, ...]:
    """Every text in the code that is a catalogue key, or an f-string that makes one."""
    return tuple(use for path in sorted(PACKAGE.rglob("*.py")) for use in _uses_in(path))


def _uses_in(path: Path) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
              for part in node.values}  # fmt: skip
    given = {
        id(call.args[0]): frozenset(str(each.arg) for each in call.keywords)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and call.args and all(each.arg for each in call.keywords)
        if _name(call.func) in {"words", "Words"}
    }
    starts = "|".join(sorted(sections("sv")))
    for node in ast.walk(tree):
        pattern = _pattern(node)
        if id(node) not in inside and re.match(rf"(?:{starts})\\\.[a-z]", pattern):
            place = f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
            yield Use(place, pattern, given.get(id(node)))


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        is_start = node.value.endswith(".")  # of a key that is put together with a plus
        literal = re.escape(node.value) if re.fullmatch(r"[\w.-]+", node.value) else ""
        return literal + ".+" if literal and is_start else literal
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(part) or ".+" for part in node.values)
    return ""
