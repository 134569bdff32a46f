"""Which line of a TOML file each key stands on, which tomli does not tell.

The file has already been read by tomli, so only valid TOML comes here. The text is cut into its
statements, one header or key each, and tomli is asked again what each of them says.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import tomli

Path = tuple[str | int, ...]
"""The way to a key: ``("value", 3, "sv", "label")`` is the label of the fourth value."""


def line_index(source: str) -> dict[Path, int]:
    """Line number (from 1) of every table header and key of a valid TOML text."""
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, statement, content in _statements(source):
        if statement.lstrip().startswith("["):
            table = _header(content, counts)
            lines.setdefault(table, number)
        else:
            for path in _paths(content):
                lines.setdefault((*table, *path), number)
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of ``path``, or of the nearest table around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _statements(source: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each header or key with its first line and what it says; it may go on over several lines."""
    pending, start = "", 0
    for number, line in enumerate(source.replace("\r\n", "\n").split("\n"), 1):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        pending, start = (f"{pending}\n{line}", start) if pending else (line, number)
        try:
            content = tomli.loads(pending)
        except tomli.TOMLDecodeError:
            continue
        yield start, pending, content
        pending = ""


def _paths(content: Mapping[str, Any]) -> Iterator[Path]:
    """The way to every key of a statement: more than one where it is dotted or an inline table."""
    for name, inside in content.items():
        yield (name,)
        if isinstance(inside, dict):
            yield from ((name, *path) for path in _paths(inside))


def _header(content: Any, counts: dict[Path, int]) -> Path:
    """The path of a header, with the number of each array element it passes through.

    Alone, a header is a table in a table for each of its names, and a list where it is an array's.
    """
    path: Path = ()
    while content and isinstance(content, dict):
        if path in counts:
            path = (*path, counts[path] - 1)
        [(name, content)] = content.items()
        path = (*path, name)
    if isinstance(content, list):
        counts[path] = counts.get(path, 0) + 1
        path = (*path, counts[path] - 1)
    return path
