"""The catalogues: ``catalogues/<language>/<section>.toml``, one folder a language.

A key is a dotted path whose first part is the section: ``kiosk.closed.heading`` is the key
``heading`` in the table ``[closed]`` of ``kiosk.toml``. A table may have a file of its own, as
``kiosk.attract.toml`` is the table ``attract`` of the section ``kiosk``. A file is read when it is
first asked for, so that a kiosk never reads the texts of the workbook, and is seen before it reads
more than a few lines. A text may hold ``{names}``; a text that depends on a number is a table with
``one`` and ``other``, chosen by the value named ``n``.

A variant of a language, such as easy Swedish, has only what a respondent reads; its base says the
rest.
"""

from functools import cache
from pathlib import Path
from typing import Any

import tomli

from valuetui.words.variant import base_of, is_variant

CATALOGUES = Path(__file__).parent / "catalogues"
FIRST_LANGUAGE = "sv"


def languages() -> tuple[str, ...]:
    """Codes of the languages that the whole program speaks, the first language first."""
    return tuple(code for code in kiosk_languages() if not is_variant(code))


def kiosk_languages() -> tuple[str, ...]:
    """Codes of the languages that a respondent can be asked in: those of the program, each followed
    by its variants."""
    return _languages_in(CATALOGUES)


@cache
def _languages_in(folder: Path) -> tuple[str, ...]:
    found = sorted(each.name for each in folder.iterdir() if each.is_dir())
    return tuple(sorted(found, key=lambda code: base_of(code) != FIRST_LANGUAGE))


def language_name(language: str) -> str:
    """What a language calls itself, such as "Svenska"; its code where it has no catalogue."""
    known = language in kiosk_languages()
    return Words(language)("language.name") if known else language


class Words:
    """The texts of one language or variant.

    ``Words("sv")("kiosk.question.count", n=7, k=10)`` is "7 av 10 valda". Raises ``KeyError`` for a
    key that no catalogue has and ``ValueError`` for a language without a catalogue: both are faults
    of the program, kept out by tests over every key.
    """

    def __init__(self, language: str) -> None:
        if language not in kiosk_languages():
            raise ValueError(f"no catalogue for the language {language!r}")
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        text = _lookup(self.language, key)
        if isinstance(text, dict):
            text = text["one" if values.get("n") == 1 else "other"]
        return str(text).format_map(values) if values else str(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and other.language == self.language

    def __hash__(self) -> int:
        return hash(self.language)


@cache
def section(language: str, name: str) -> dict[str, Any]:
    """One catalogue file as nested tables; empty where the language has no such file. ``name`` is a
    section's, or a section's and a table's."""
    path = CATALOGUES / language / f"{name}.toml"
    return tomli.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def _lookup(language: str, key: str) -> str | dict[str, str]:
    name, *steps = key.split(".")
    found: Any = section(language, f"{name}.{steps[0]}") if steps else {}
    if found:
        del steps[0]
    else:
        found = section(language, name)
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, (str, dict)) and found:
        return found
    if is_variant(language):
        return _lookup(base_of(language), key)
    if language != FIRST_LANGUAGE:
        return _lookup(FIRST_LANGUAGE, key)
    raise KeyError(key)
