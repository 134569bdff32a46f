"""TOML as people write it: texts in several languages on one line, tables under each other."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONG = 80
"""Characters of a list from which its items come on lines of their own."""


def toml(content: Mapping[str, Any], head: Iterable[str] = (), foot: Iterable[str] = ()) -> str:
    """The content as the text of a TOML file, between a ``head`` and a ``foot`` of comments.

    It may hold texts, whole numbers, flags, lists of texts, tables, and lists of tables. Of what
    stands beside tables in a table, everything else must come first.
    """
    above, below = _comments(head), _comments(foot)
    gaps = [""] if above else [], [""] if below else []
    lines = [*above, *gaps[0], *_table(content, ()), *gaps[1], *below]
    return "\n".join(lines).strip("\n") + "\n"


def _comments(lines: Iterable[str]) -> list[str]:
    return [f"# {each}".rstrip() for line in lines for each in line.splitlines() or [""]]


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    for key, found in table.items():
        here = (*path, key)
        if _are_tables(found):
            for each in found:
                yield from ("", f"[[{'.'.join(map(_key, here))}]]", *_table(each, here))
        elif _is_table(found):
            yield from ("", f"[{'.'.join(map(_key, here))}]", *_table(found, here))
        else:
            yield f"{_key(key)} = {_value(found, at_length=True)}"


def _is_table(found: object) -> bool:
    """Whether it is a table that does not stand on one line: there is more than texts in it."""
    return isinstance(found, dict) and not all(
        isinstance(each, str) or (isinstance(each, list) and not _are_tables(each))
        for each in found.values()
    )


def _are_tables(found: object) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], dict)


def _value(found: object, *, at_length: bool = False) -> str:
    match found:
        case bool():
            return "true" if found else "false"
        case int():
            return str(found)
        case str():
            return _text(found)
        case list():
            short = f"[{', '.join(map(_value, found))}]"
            if not at_length or len(short) <= _LONG:
                return short
            return "\n".join(["[", *(f"    {_value(each)}," for each in found), "]"])
        case dict():
            pairs = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in found.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    raise TypeError(f"nothing for TOML: {type(found).__name__}")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """A basic string: TOML escapes as JSON does, and DEL too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
