"""What became of records, said by the commands that carry them from one folder to another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from valuetui.responses.following import Problem
from valuetui.responses.holdings import Place
from valuetui.responses.merge import Counts
from valuetui.words import Words
from valuetui.words.numbers import number

HARMLESS = frozenset({"torn", "unnamed", "not-storable"})
"""Problems with parts of a file; with any other a whole file was left out."""

STAYS = frozenset({"margins-kept", "attendance-kept", "shown-unsure"})
"""Problems of a restore with which everything came back that was to."""


def rows(
    counts: Counts, standing: Counter[Place], void: Counter[Place]
) -> list[tuple[Place, Sequence[int]]]:
    """New, known, standing and void, for each place where there are any."""
    columns = (counts.new, counts.known, standing, void)
    places = sorted({place for column in columns for place in column if column[place]})
    return [(place, [column[place] for column in columns]) for place in places]


def table(
    counts: Counts, standing: Counter[Place], void: Counter[Place], words: Words
) -> list[str]:
    """The lines of a table of all places, with the sum below. Empty where there is nothing."""
    found = rows(counts, standing, void)
    if not found:
        return []
    keys = ("station", "channel", "new", "known", "standing", "void")
    sums = [sum(each[column] for _, each in found) for column in range(4)]
    answers = [each for place, each in found if place.kind == "answer"]
    sums[2:] = [sum(each[column] for each in answers) for column in (2, 3)]
    shown = [[words(f"cli.table.{key}") for key in keys]]
    for place, each in found:
        figures = _figures(each, words, is_answer=place.kind == "answer")
        shown.append([place.station, _channel(place, words), *figures])
    shown.append([words("cli.table.all"), "", *_figures(sums, words)])
    return _aligned(shown)


def refusals(counts: Counts, quarantine: object, words: Words) -> list[str]:
    """Why records were refused, a line for each reason."""
    said = [words(f"cli.refused.{why}", n=n) for why, n in sorted(counts.refused.items()) if n]
    if counts.set_aside:
        said.append(words("cli.refused.set_aside", n=counts.set_aside, path=quarantine))
    return said


def not_read(problems: Iterable[Problem], words: Words) -> list[str]:
    """What could not be read, a line for each."""
    return [
        words(f"cli.not_read.{each.reason}", path=each.path, n=each.count, detail=each.detail)
        for each in problems
    ]


def as_json(counts: Counts, standing: Counter[Place], void: Counter[Place]) -> dict[str, Any]:
    """The same for a script."""
    return {
        "rows": [
            place._asdict() | dict(zip(("new", "known", "standing", "void"), each, strict=True))
            for place, each in rows(counts, standing, void)
        ],
        "refused": {reason: n for reason, n in sorted(counts.refused.items()) if n},
        "set_aside": counts.set_aside,
        "standing": standing.total(),
        "void": void.total(),
    }


def _channel(place: Place, words: Words) -> str:
    return words(f"cli.channel.{place.channel or place.kind}")


def _figures(each: Sequence[int], words: Words, *, is_answer: bool = True) -> list[str]:
    shown = [number(words, figure) for figure in each]
    return shown if is_answer else [*shown[:2], "", ""]


def _aligned(lines: list[list[str]]) -> list[str]:
    """Two columns of text, and columns of figures under their headings."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
