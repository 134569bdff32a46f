"""The codebook to read: what was asked, what every id means, and what each column holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from valuetui.instrument.background import Background
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument
from valuetui.reports.archive.codebook import codebook_csv
from valuetui.reports.data.respondent import Given
from valuetui.reports.data.spreadsheet import DELIMITER
from valuetui.reports.data.table import Column, Teller
from valuetui.words import Words, languages
from valuetui.words.cleaning import one_line

Files = Mapping[str, Sequence[Column[Any]]]
"""Name of each file to its columns."""

LIKE = {
    "<question>_<place>": "pick",
    "<question>__<value>": "chosen",
    "background.<question>": "background",
    "background.<question>.<option>": "option",
}
"""Columns that differ in an id or a place alone, to the key of what is said of them."""

EXPLAINED_HERE = frozenset({"why", "status", "channel"})
"""Columns whose contents are the program's and not the instrument's."""


def codebook(given: Given, columns: Callable[[Words], Files]) -> dict[str, bytes]:
    """The files of the codebook by their names: one for programs, and one to read in each language
    of the instrument; ``columns`` gives those of the data in a language."""
    pages = {
        f"codebook.{language}.md": _page(given, columns(Words(language)), Words(language))
        for language in languages_of(given.instrument)
    }
    versions = given.versions or {content_hash(given.instrument): given.instrument}
    return {"codebook.csv": codebook_csv(versions, DELIMITER), **pages}


def languages_of(asked: Instrument) -> list[str]:
    """The languages in which there is a codebook: those of the instrument that the program speaks,
    or all that the program speaks."""
    both = [language for language in languages() if language in asked.languages]
    return both or list(languages())


def _page(given: Given, files: Files, words: Words) -> bytes:
    lines = [
        *_heading(given.instrument, words),
        *_contents(given.instrument, given.background, words),
        *_columns(files, words),
    ]
    return "\n".join(lines).encode("utf-8", "backslashreplace") + b"\n"


def _heading(asked: Instrument, words: Words) -> Iterator[str]:
    told = Teller[None](words).told
    yield f"# {_text(words('data.codebook.title', title=told(asked.title)))}"
    yield ""
    yield _text(words(
        "data.codebook.about",
        organisation=told(asked.organisation.name),
        wave=asked.wave,
        instrument=asked.id,
        version=asked.version,
        threshold=asked.threshold,
    ))  # fmt: skip
    yield ""
    yield f"SHA-256: `{content_hash(asked)}`"
    yield ""
    for paragraph in words("data.codebook.reading").strip().split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""


def _contents(asked: Instrument, background: Sequence[Background], words: Words) -> Iterator[str]:
    told = Teller[None](words).told
    yield from _table(
        "questions",
        ("id", "pick", "short", "text"),
        [(_code(q.id), str(q.pick), told(q.short), told(q.text)) for q in asked.questions],
        words,
    )
    yield from _table(
        "groups",
        ("id", "label", "text"),
        [(_code(g.id), told(g.label), told(g.description)) for g in asked.groups],
        words,
    )
    if background:
        rows = []
        for question in background:
            rows.append((_code(question.id), "", told(question.text)))
            for option in question.options:
                rows.append((_code(question.id), _code(option.id), told(option.label)))
        yield from _table("background", ("id", "option", "text"), rows, words)
    yield from _table(
        "values",
        ("id", "code", "label", "polarity", "theme", "scope", "definition"),
        [
            (
                _code(value.id),
                value.code,
                told(value.label),
                words(f"instrument.polarity.{value.polarity}"),
                f"{value.theme} {words(f'instrument.theme.t{value.theme}')}",
                words(f"instrument.scope.{value.scope}"),
                told(value.definition),
            )
            for value in asked.values
        ],
        words,
    )


def _columns(files: Files, words: Words) -> Iterator[str]:
    for file, columns in files.items():
        yield f"## {words('data.codebook.columns', file=file)}"
        yield ""
        rows: dict[str, tuple[str, str, str]] = {}
        for column in columns:
            name = column.like or column.name
            rows[name] = (_code(name), words(f"data.kind.{column.kind.value}"),
                          _explained(column, words))  # fmt: skip
        yield from _rows(("column", "kind", "holds"), list(rows.values()), words)


def _explained(column: Column[Any], words: Words) -> str:
    """What a column holds, with what its contents mean where they are few and explained nowhere
    else: ids are in the tables above."""
    if column.says:
        named = column.like.removesuffix("_label") or column.says
        return words("data.column.label", column=_code(named))
    if column.like:
        return words(f"data.like.{LIKE[column.like]}")
    if column.name not in EXPLAINED_HERE:
        return column.label
    return f"{column.label} " + "; ".join(
        f"{_code(str(content))} = {meaning}" for content, meaning in column.meanings.items()
    )


def _table(
    heading: str, columns: Sequence[str], rows: Sequence[Sequence[str]], words: Words
) -> Iterator[str]:
    yield f"## {words(f'data.codebook.{heading}')}"
    yield ""
    yield from _rows(columns, rows, words)


def _rows(columns: Sequence[str], rows: Sequence[Sequence[str]], words: Words) -> Iterator[str]:
    yield _row([words(f"data.codebook.head.{column}") for column in columns])
    yield _row(["---"] * len(columns))
    yield from (_row([_text(cell) for cell in row]) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    return f"`{text}`"


def _text(text: str) -> str:
    """The text on one line, with no sign in it that would end the cell of a table."""
    return one_line(text).replace("|", "\\|")
