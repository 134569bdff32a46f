"""The syntax by which SPSS reads a table from its CSV file and knows what its columns mean."""

from collections.abc import Iterator, Sequence

from valuetui.reports.data.names import spss_names
from valuetui.reports.data.spreadsheet import DELIMITER
from valuetui.reports.data.table import Column, Kind, Set, T, Table
from valuetui.words import Words
from valuetui.words.cleaning import one_line

WIDTH = 100
"""Characters of a line, beside what cannot be broken; SPSS reads 256 bytes of one."""
LONGEST_LABEL, LONGEST_MEANING = 250, 120
"""Bytes that SPSS keeps of the label of a variable, and of one of its contents."""


def syntax(table: Table[T], together: Sequence[Set], file: str, words: Words) -> bytes:
    """The syntax for a table whose CSV file is called so, with the sets of variables that are
    together the answer to one question."""
    lines = _lines(table, together, file, words)
    return "\r\n".join(lines).encode("utf-8-sig", "replace") + b"\r\n"


def _lines(table: Table[T], together: Sequence[Set], file: str, words: Words) -> Iterator[str]:
    names = spss_names(table.names)
    yield "* Encoding: UTF-8."
    for line in words("data.syntax.how").strip().splitlines():
        yield f"* {line}"
    yield ""
    yield from _reading(table, names, file)
    yield from _labels(table, names)
    yield from _meanings(table, names)
    yield from _missing(table, names)
    yield from _levels(table, names)
    yield from _sets(together, names)
    yield "EXECUTE."


def quoted(text: str, longest: int) -> str:
    """The text between quotes, on one line, cut to so many bytes."""
    cut = one_line(text).encode()[:longest].decode(errors="ignore")
    return "'" + cut.replace("'", "''") + "'"


def _reading(table: Table[T], names: dict[str, str], file: str) -> Iterator[str]:
    yield "* CD '…'."
    yield ""
    yield "SET DECIMAL DOT."
    yield "GET DATA"
    yield "  /TYPE=TXT"
    yield f"  /FILE={quoted(file, LONGEST_LABEL)}"
    yield "  /ENCODING='UTF8'"
    yield "  /ARRANGEMENT=DELIMITED"
    yield "  /DELCASE=LINE"
    yield f'  /DELIMITERS="{DELIMITER}"'
    yield "  /QUALIFIER='\"'"
    yield "  /FIRSTCASE=2"
    yield "  /VARIABLES="
    formats = _formats(table)
    for column in table.columns:
        yield f"    {names[column.name]} {formats[column.name]}"
    yield "  ."
    yield ""


def _formats(table: Table[T]) -> dict[str, str]:
    """The format of each column: of texts as wide as the longest is in bytes."""
    widths = {
        column.name: max([1, *(len(str(each).encode()) for each in column.meanings)])
        for column in table.columns
        if column.kind is Kind.TEXT
    }
    for row in table.rows():
        for name, width in widths.items():
            widths[name] = max(width, len(str(row[name] or "").encode()))
    numbers = {Kind.WHOLE: "F8.0", Kind.DECIMAL: "F9.6", Kind.YES_NO: "F1.0"}
    return {
        column.name: numbers.get(column.kind) or f"A{widths[column.name]}"
        for column in table.columns
    }


def _labels(table: Table[T], names: dict[str, str]) -> Iterator[str]:
    yield "VARIABLE LABELS"
    for column in table.columns:
        yield f"  {names[column.name]} {quoted(column.label, LONGEST_LABEL)}"
    yield "  ."
    yield ""


def _meanings(table: Table[T], names: dict[str, str]) -> Iterator[str]:
    """What contents mean, said once for all columns of which they mean the same."""
    alike: dict[tuple[tuple[str | int, str], ...], list[str]] = {}
    for column in table.columns:
        if column.meanings:
            alike.setdefault(tuple(column.meanings.items()), []).append(names[column.name])
    for meanings, columns in alike.items():
        yield from _wrapped("VALUE LABELS", columns)
        for content, meaning in meanings:
            yield f"  {_literal(content)} {quoted(meaning, LONGEST_MEANING)}"
        yield "  ."
        yield ""


def _literal(content: str | int) -> str:
    return str(content) if isinstance(content, int) else quoted(content, LONGEST_LABEL)


def _missing(table: Table[T], names: dict[str, str]) -> Iterator[str]:
    """An empty text is nothing; an empty number is missing by itself."""
    texts = [names[column.name] for column in table.columns if column.kind is Kind.TEXT]
    yield from _wrapped("MISSING VALUES", texts, "('').")
    yield ""


def _levels(table: Table[T], names: dict[str, str]) -> Iterator[str]:
    for level, chosen in (("SCALE", is_scale), ("NOMINAL", _is_nominal)):
        found = [names[column.name] for column in table.columns if chosen(column)]
        if found:
            yield from _wrapped("VARIABLE LEVEL", found, f"({level}).")
    yield ""


def is_scale(column: Column[T]) -> bool:
    """Whether a column holds amounts, and not ids or codes."""
    return column.kind in {Kind.WHOLE, Kind.DECIMAL} and not column.meanings


def _is_nominal(column: Column[T]) -> bool:
    return not is_scale(column)


def _sets(together: Sequence[Set], names: dict[str, str]) -> Iterator[str]:
    if not together:
        return
    yield "MRSETS"
    called = spss_names([each.name for each in together])
    for each in together:
        kind = "MDGROUP" if each.are_yes_no else "MCGROUP"
        label = quoted(each.label, LONGEST_LABEL)
        yield f"  /{kind} NAME=${called[each.name]} LABEL={label}"
        yield from _wrapped("    VARIABLES=", [names[name] for name in each.columns])
        if each.are_yes_no:
            yield "    VALUE=1"
    yield "  ."
    yield ""


def _wrapped(*words: str | Sequence[str]) -> Iterator[str]:
    """Words, or lists of words, in lines that are not too long."""
    line = ""
    for each in words:
        for word in [each] if isinstance(each, str) else each:
            if line and len(line) + 1 + len(word) > WIDTH:
                yield line
                line = "   "
            line = f"{line} {word}" if line else word
    yield line
