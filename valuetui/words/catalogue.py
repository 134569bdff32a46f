"""The catalogues: ``catalogues/<language>/<section>.toml``, one folder a language.

A key is a dotted path whose first part is the section: ``kiosk.attract.start`` is the key
``start`` in the table ``[attract]`` of ``kiosk.toml``. A section is read when it is first asked
for, so that a kiosk never reads the texts of the workbook. A text may hold ``{names}``; a text that
depends on a number is a table with ``one`` and ``other``, chosen by the value named ``n``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CATALOGUES = Path(__file__).parent / "catalogues"
FIRST_LANGUAGE = "sv"


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, the first language first."""
    found = sorted(folder.name for folder in CATALOGUES.iterdir() if folder.is_dir())
    return tuple(sorted(found, key=lambda code: code != FIRST_LANGUAGE))


class Words:
    """The texts of one language.

    ``Words("sv")("kiosk.question.count", n=7, k=10)`` is "7 av 10 valda". Raises ``KeyError`` for a
    key that no catalogue has and ``ValueError`` for a language without a catalogue: both are faults
    of the program, kept out by tests over every key.
    """

    def __init__(self, language: str) -> None:
        if language not in languages():
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
    """One catalogue file as nested tables; empty where the language has no such file."""
    path = CATALOGUES / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def _lookup(language: str, key: str) -> str | dict[str, str]:
    name, *steps = key.split(".")
    found: Any = section(language, name)
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, (str, dict)) and found:
        return found
    if language != FIRST_LANGUAGE:
        return _lookup(FIRST_LANGUAGE, key)
    raise KeyError(key)
