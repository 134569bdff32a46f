"""What became of a file of answers: which column became what, and which rows are no answers.

No line tells what somebody answered: only the names of columns, and the numbers of lines."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from valuetui.cli.failure import LISTED, differing_words
from valuetui.cli.told import refusals
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Status
from valuetui.station.answers.columns import Column, Use
from valuetui.station.answers.rows import HARMLESS
from valuetui.station.answers.taking import Outcome
from valuetui.station.errors import NotComparable
from valuetui.words import Words
from valuetui.words.numbers import number

WHYS = ("personal", "place", "time", "technical", "unknown")


def report(
    outcome: Outcome, folder: Path, instrument: Instrument, words: Words, *, dry_run: bool
) -> tuple[list[str], list[str]]:
    """The lines of the report, and those of what a person should look into."""
    told = [*_columns(outcome, instrument, words), "", *_rows(outcome, words)]
    amiss = list(_refused(outcome, words))
    amiss += refusals(outcome.counts, folder / "quarantine", words)
    if outcome.same_survey:
        for pair in outcome.same_survey.not_comparable.values():
            amiss += differing_words(NotComparable(folder, *pair), words)
    counts = outcome.counts
    told.append(
        words(
            "imported.counts",
            new=number(words, counts.new.total()),
            known=number(words, counts.known.total()),
        )
    )
    if outcome.written:
        told.append(words("imported.done", path=folder))
    elif dry_run:
        told.append(words("imported.dry_run", path=folder))
    if not outcome.written and not dry_run:
        amiss.append(words("imported.nothing", path=folder))
    return told, amiss


# Columns


def _columns(outcome: Outcome, instrument: Instrument, words: Words) -> Iterator[str]:
    columns = outcome.columns
    yield words(
        "imported.file",
        form=words(f"imported.format.{columns.form.name}"),
        n=len(columns.all),
        delimiter=words(f"imported.delimiter.{_DELIMITERS[outcome.delimiter]}"),
    )
    yield ""
    yield words("imported.taken")
    yield from _aligned((_named(found, words), _meaning(found[0], words))
                        for found in _together(columns.all))  # fmt: skip
    for question in instrument.questions:
        if lacking := columns.without_column(question.id):
            said = _listed(lacking, words)
            yield words("imported.lacking", question=question.id, n=len(lacking), values=said)
    left: dict[str, list[str]] = defaultdict(list)
    for each in columns.all:
        if each.use is Use.LEFT:
            left[each.why].append(each.heading)
    if left:
        yield ""
        yield words("imported.left")
        for why in WHYS:
            if left[why]:
                yield f"  {words(f'imported.why.{why}')}: {_listed(left[why], words)}"


_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}


def _together(columns: Iterable[Column]) -> list[list[Column]]:
    """The columns that are taken; those about the choices of one field as one."""
    found: dict[object, list[Column]] = {}
    for each in columns:
        if each.use in {Use.PICK, Use.OPTION}:
            found.setdefault((each.use, each.field), []).append(each)
        elif each.use is not Use.LEFT:
            found[each.number] = [each]
    return list(found.values())


def _named(columns: list[Column], words: Words) -> str:
    if len(columns) == 1:
        return columns[0].heading
    return words("imported.several", first=columns[0].heading, n=len(columns))


def _meaning(column: Column, words: Words) -> str:
    return words(f"imported.use.{column.use}", field=column.field)


def _aligned(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    pairs = list(pairs)
    width = min(40, max((len(name) for name, _ in pairs), default=0))
    for name, meaning in pairs:
        yield f"  {name.ljust(width)}  → {meaning}"


def _listed(names: list[str], words: Words) -> str:
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (words("cli.error.and_more", n=more) if more > 0 else "")


# Rows


def _rows(outcome: Outcome, words: Words) -> Iterator[str]:
    complete, partial = (outcome.statuses[each] for each in (Status.COMPLETE, Status.PARTIAL))
    shown = {
        "rows": outcome.rows,
        "complete": complete,
        "partial": partial,
        "refused": outcome.refused_rows,
    }
    yield words("imported.rows", **{key: number(words, n) for key, n in shown.items()})
    for reason in sorted(HARMLESS):
        if outcome.reasons[reason]:
            yield words(f"imported.left_rows.{reason}", n=outcome.reasons[reason])
    if outcome.cut:
        yield words("imported.cut", n=outcome.cut)


def _refused(outcome: Outcome, words: Words) -> Iterator[str]:
    for row in outcome.refused:
        said = words(f"imported.refused.{row.reason}", column=row.heading)
        yield words("imported.line", line=row.line, said=said)
    more = outcome.refused_rows - len(outcome.refused)
    if more > 0:
        yield words("imported.more_refused", n=more)


def json_report(outcome: Outcome, folder: Path) -> str:
    """The same for a script."""
    counts = outcome.counts
    left = Counter(each.why for each in outcome.columns.all if each.use is Use.LEFT)
    content = {
        "folder": str(folder),
        "format": outcome.columns.form.name,
        "columns": [
            {"heading": each.heading, "use": each.use, "field": each.field, "choice": each.choice}
            for each in outcome.columns.all
            if each.use is not Use.LEFT
        ],
        "left": {why: left[why] for why in WHYS if left[why]},
        "rows": outcome.rows,
        "complete": outcome.statuses[Status.COMPLETE],
        "partial": outcome.statuses[Status.PARTIAL],
        "reasons": dict(sorted(outcome.reasons.items())),
        "refused": [
            {"line": each.line, "reason": each.reason, "column": each.heading}
            for each in outcome.refused
        ],
        "cut": outcome.cut,
        "new": counts.new.total(),
        "known": counts.known.total(),
        "refused_by_folder": dict(sorted(counts.refused.items())),
        "written": outcome.written,
    }
    return json.dumps(content, indent=1, ensure_ascii=False)
