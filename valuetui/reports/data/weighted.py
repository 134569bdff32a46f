"""The weighted figures as data: columns beside the unweighted ones, and an object of JSON."""

from collections.abc import Callable, Iterator
from typing import Any

from valuetui.reports.data.figures import DIGITS, Figure
from valuetui.reports.data.table import Column, Content, Kind, Table
from valuetui.results.weighting.report import (
    WeightedGroup,
    WeightedQuestion,
    WeightedReport,
    WeightedShare,
)
from valuetui.words import Words


def with_weights(
    table: Table[Figure], report: WeightedReport | None, words: Words
) -> Table[Figure]:
    """The figures with columns of weighted ones behind them; as they are where there are no
    margins. Empty where a group is not weighted."""
    if report is None:
        return table
    return Table([*table.columns, *_columns(report, words)], table.things, table.meter)


def weighted_document(report: WeightedReport, words: Words) -> dict[str, Any]:
    """All that there is of weights, as JSON has it."""
    return {
        "groups": [_group(each) for each in report.groups],
        "refused": [{"group": each.group.id, "why": each.why.value} for each in report.refused],
        "faults": [each.say(words) for each in report.faults],
    }


def _columns(report: WeightedReport, words: Words) -> Iterator[Column[Figure]]:
    def column(
        name: str, read: Callable[[WeightedQuestion, WeightedShare], float | None]
    ) -> Column[Figure]:
        def found(figure: Figure) -> Content:
            group = report.group(figure.group.id)
            if group is None:
                return None
            question = group.questions[figure.question.role]
            return read(question, question.shares[figure.value.id])

        return Column(name, words(f"margins.column.{name}"), found, Kind.DECIMAL)

    yield column("weighted_share", lambda _, each: each.share)
    yield column("weighted_low", lambda _, each: each.low)
    yield column("weighted_high", lambda _, each: each.high)
    yield column("effective_n", lambda question, _: round(question.effective))


def _group(found: WeightedGroup) -> dict[str, Any]:
    return {
        "group": found.group.id,
        "n": found.n,
        "effective_n": round(found.effective),
        "design_effect": round(found.deff, 2),
        "largest_weight": round(found.largest, 1),
        "trimmed": found.trimmed,
        "margins": [
            {
                "question": axis.question,
                "source": margin.source,
                "day": margin.day.isoformat(),
                "categories": [
                    {"options": list(each.options), "population": round(each.people, DIGITS),
                     "part": round(found.part_of(axis, each), DIGITS),
                     "answers": found.answers_of(each)}
                    for each in axis.categories
                ],
            }
            for axis, margin in zip(found.scheme.axes, found.margins, strict=True)
        ],
        "figures": [
            {
                "question": role.value,
                "value": each.value.id,
                "share": round(each.plain.fraction, DIGITS),
                "weighted_share": each.share,
                "weighted_low": each.low,
                "weighted_high": each.high,
            }
            for role, question in found.questions.items()
            for each in question.shares.values()
        ],
    }  # fmt: skip
