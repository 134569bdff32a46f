"""Which line of a TOML file each key stands on, which tomllib does not tell.

The file has already been read by tomllib, so only valid TOML comes here: the scan need only tell
where a statement begins, and may trust everything else.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
"""The way to a key: ``("value", 3, "sv", "label")`` is the label of the fourth value."""

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def line_index(source: str) -> dict[Path, int]:
    """Line number (from 1) of every table header and key of a valid TOML text."""
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, statement in _statements(source):
        if header := _HEADER.match(statement):
            table = _resolve(_parts(header[2]), counts, is_array=header[1] == "[[")
            lines.setdefault(table, number)
        elif key := _KEY.match(statement):
            lines.setdefault((*table, *_parts(key[1])), number)
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of ``path``, or of the nearest table around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _statements(source: str) -> Iterator[tuple[int, str]]:
    """Each header or key with its first line; the further lines of a long one are joined to it."""
    pending, start = "", 0
    for number, line in enumerate(source.splitlines(), 1):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        pending, start = (f"{pending}\n{line}", start) if pending else (line, number)
        if _HEADER.fullmatch(pending) or _is_whole(pending):
            yield start, pending
            pending = ""


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _parts(dotted: str) -> Path:
    """The parts of a dotted key, unquoted."""
    parts = re.findall(r"""[\w-]+|"[^"]*"|'[^']*'""", dotted)
    return tuple(part.strip("\"'") for part in parts)


def _resolve(names: Path, counts: dict[Path, int], *, is_array: bool) -> Path:
    """The path of a header, with the number of each array element it passes through."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, names[-1])
    if is_array:
        counts[path] = counts.get(path, 0) + 1
        path = (*path, counts[path] - 1)
    return path
