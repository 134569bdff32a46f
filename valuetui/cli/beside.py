"""What stands beside the figures of a survey: other surveys, and parts of those who answered."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.failure import explain
from valuetui.responses.errors import StoreError
from valuetui.station.errors import NotComparable
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.reports.workbook import Part
    from valuetui.responses.seal import Opener
    from valuetui.results.comparison import Comparison
    from valuetui.screens.results.source import ResultsSource

MOST_PARTS = 40
"""More parts than a list can be chosen from with ease."""


def comparisons_in(
    folders: Iterable[Path | None], opener: "Opener | None", words: Words
) -> list["Comparison"]:
    """What other surveys show. What is amiss with them is told, and hinders nothing."""
    from valuetui.station.survey import Survey

    found = []
    for folder in filter(None, folders):
        try:
            other = Survey(folder, opener)
            found.append(other.comparison())
            for problem in other.problems:
                click.echo(problem.say(words), err=True)
        except (OSError, StoreError) as error:
            click.echo(explain(error, words), err=True)
    return found


def alike_among(
    comparison: "Comparison", others: list["Comparison"], folder: Path, words: Words
) -> list["Comparison"]:
    """Those of the others that were asked the same; the rest are told, and left out."""
    from valuetui.results.network import OrganisationsDiffer, network

    alike = []
    for other in others:
        try:
            network([comparison, other])
        except OrganisationsDiffer as error:
            told = NotComparable(folder, error.other.instrument, comparison.instrument)
            click.echo(explain(told, words), err=True)
        else:
            alike.append(other)
    return alike


def parts_told(survey: "ResultsSource", words: Words) -> tuple[list["Part"], int]:
    """The parts of those who answered that the workbook of everybody tells of, the largest of them
    where there are many, and how many it leaves out."""
    from valuetui.reports.workbook import Part
    from valuetui.results.telling import part_in_words

    asked = survey.comparison().instrument
    offers = [offer for offer in survey.selections() if offer.answers or offer.untold]
    told = [offer for offer in offers if offer.answers]
    largest = sorted(told, key=lambda offer: -sum(offer.answers.values()))[:MOST_PARTS]
    found = [
        Part(part_in_words(each, words, asked), survey.comparison(each.selection))
        for each in told
        if each in largest
    ]
    return found, len(offers) - len(found)


def asked_alike(
    earlier: "Comparison", later: "Comparison", words: Words, remarks: list[str]
) -> bool:
    """Whether two waves may stand beside each other; where not, that is a remark."""
    from valuetui.instrument.difference import difference

    comparable = difference(earlier.instrument, later.instrument).comparable
    if not comparable:
        remarks.append(words("results.waves.differ", earlier=earlier.instrument.wave))
    return comparable
