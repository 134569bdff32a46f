"""Which line each key of a TOML text stands on."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from valuetui.instrument.lines import Path, line_index, line_of

EXAMPLE = '''\
# a comment
id = "a"   # [not.a.header]

[organisation]
name = { sv = "x = 1", en = "[y]" }
about = """
[neither]
nor = "this"
"""
"quoted.key" = [
    # comment = 1
    "[in]",
]
site.address = 1

[[value]]
id = "one"
[value.sv]
label = "ett"

[[value]]
id = "two"

[value.sv]
label = "två"
[[value.example]]
text = "a"
[[value.example]]
text = "b"
'''


def test_every_key_and_header_is_found() -> None:
    lines = line_index(EXAMPLE)
    assert lines[("id",)] == 2
    assert lines[("organisation",)] == 4
    assert lines[("organisation", "name")] == 5
    assert lines[("organisation", "about")] == 6
    assert lines[("organisation", "quoted.key")] == 10
    assert lines[("organisation", "site", "address")] == 14
    assert lines[("value", 0)] == 16
    assert lines[("value", 0, "sv", "label")] == 19
    assert lines[("value", 1, "id")] == 22
    assert lines[("value", 1, "sv")] == 24
    assert lines[("value", 1, "example", 1, "text")] == 29


def test_nothing_else_is_found() -> None:
    paths = set(line_index(EXAMPLE))
    assert ("organisation", "nor") not in paths
    assert ("organisation", "comment") not in paths
    assert ("neither",) not in paths


def test_what_has_no_line_is_on_that_of_the_table_around_it() -> None:
    lines = line_index(EXAMPLE)
    assert line_of(lines, ("value", 1, "en", "label")) == 21
    assert line_of(lines, ("organisation", "name", "sv")) == 5
    assert line_of(lines, ("nowhere", 3, "at", "all")) == 1


def test_a_separator_that_is_no_newline_does_not_count_as_one() -> None:
    text = 'a = "one\N{LINE SEPARATOR}line"\nb = "next\N{NEXT LINE}line"\nc = 1\n'
    assert line_index(text) == {(): 1, ("a",): 1, ("b",): 2, ("c",): 3}


def test_lines_that_end_as_on_windows() -> None:
    assert line_index("a = [\r\n1,\r\n]\r\nb = 2\r\n") == {(): 1, ("a",): 1, ("b",): 4}


# Any TOML text, written together with the lines on which its keys come to stand.

NAMES = st.sampled_from(
    ["id", "sv", "label", "two words", "x.y", "#", "]", "= [", "å", "7", "-_", '"', "\\", ""]
)
VALUES = st.sampled_from(
    [
        "1",
        "-2.5e3 # after",
        "true",
        "2026-11-23",
        '"a # [b] = c"',
        "'[literal]'",
        '"\N{LINE SEPARATOR}\N{NEXT LINE}"',
        '"""\n[not.a.table]\nkey = 1\n\n"""',
        "'''\n# no comment\n[[no]]'''",
        "[]",
        "[ 1, 2 ]",
        "[\n  1, # one\n\n  # [two]\n  2,\n]",
        '[ { a = 1 }, { a = "]" } ]',
        '{ sv = "x", en = { deep = "y" } }',
        '[\n  [ "nested" ],\n  [ """\n]\n""" ],\n]',
    ]
)
FILLERS = st.lists(
    st.sampled_from(["", "   ", "# comment", "# [header]", "\t# key = 1"]), max_size=2
)


@dataclass
class Writing:
    """TOML text as it is written, line by line."""

    text: str = ""
    expected: dict[Path, int] = field(default_factory=lambda: {(): 1})

    def put(self, text: str, path: Path | None = None) -> None:
        if path is not None:
            self.expected.setdefault(path, self.text.count("\n") + 1)
        self.text += text + "\n"


def written(name: str, draw: st.DrawFn) -> str:
    """A name as a key: bare where it may be, else quoted in one of the two ways."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", name) and draw(st.booleans()):
        return name
    if "'" not in name and draw(st.booleans()):
        return f"'{name}'"
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_body(writing: Writing, table: Path, draw: st.DrawFn) -> None:
    """Some keys under a header, one of them perhaps dotted."""
    for number, name in enumerate(draw(st.lists(NAMES, max_size=3, unique=True))):
        for filler in draw(FILLERS):
            writing.put(filler)
        names = (name, draw(NAMES)) if number == 0 and draw(st.booleans()) else (name,)
        key = draw(st.sampled_from([".", " . "])).join(written(each, draw) for each in names)
        indent = draw(st.sampled_from(["", "  ", "\t"]))
        writing.put(f"{indent}{key} = {draw(VALUES)}", (*table, *names))


def write_header(
    writing: Writing, names: tuple[str, ...], path: Path, draw: st.DrawFn, *, array: bool = False
) -> None:
    inside = draw(st.sampled_from([".", " . "])).join(written(each, draw) for each in names)
    comment = draw(st.sampled_from(["", " # comment", "# ]"]))
    writing.put((f"[[{inside}]]" if array else f"[ {inside} ]") + comment, path)


@st.composite
def documents(draw: st.DrawFn) -> Writing:
    writing = Writing()
    write_body(writing, (), draw)
    for number, ending in enumerate(draw(st.lists(NAMES, max_size=3))):
        top = f"{number}{ending}"
        if draw(st.booleans()):
            write_header(writing, (top,), (top,), draw)
            write_body(writing, (top,), draw)
            write_header(writing, (top, "sub]"), (top, "sub]"), draw)
            write_body(writing, (top, "sub]"), draw)
            continue
        for element in range(draw(st.integers(1, 3))):
            write_header(writing, (top,), (top, element), draw, array=True)
            write_body(writing, (top, element), draw)
            for nested in range(draw(st.integers(0, 2))):
                path = (top, element, "sub]", nested)
                write_header(writing, (top, "sub]"), path, draw, array=True)
                write_body(writing, path, draw)
    return writing


def found(content: Any, path: Path) -> bool:
    """Whether the path leads somewhere in what tomllib has read."""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@given(documents())
def test_every_key_that_was_written_is_found_on_its_line(writing: Writing) -> None:
    tomllib.loads(writing.text)  # or the test itself writes no TOML
    lines = line_index(writing.text)
    assert {path: lines.get(path) for path in writing.expected} == writing.expected


@given(documents())
def test_every_key_that_is_found_is_one_that_tomllib_has_read(writing: Writing) -> None:
    content = tomllib.loads(writing.text)
    assert [path for path in line_index(writing.text) if not found(content, path)] == []
