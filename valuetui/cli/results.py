"""``valuetui results``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import (
    Command,
    config_option,
    data_option,
    key_option,
    language_option,
    survey_options,
)
from valuetui.cli.context import words_of
from valuetui.cli.failure import explain
from valuetui.cli.setup import begin_on_screen, data_folder_of, opener_of
from valuetui.station.errors import NotComparable
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison


@click.command("results", cls=Command)
@config_option()
@data_option()
@survey_options()
@key_option()
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    organisation: str | None,
    wave: str | None,
    key: Path | None,
) -> None:
    """The results, following the answers as they come."""
    from valuetui.cli.beside import comparisons_in
    from valuetui.cli.saving import exports_of
    from valuetui.station.survey import Survey
    from valuetui.station.surveys import beside, chosen, wave_before

    words, opener = words_of(context), opener_of(key, words_of(context))
    surveys = data_folder_of(config, data)
    folder = chosen(surveys, organisation, wave)
    survey = Survey(folder, opener)
    comparison = survey.comparison()
    earlier = next(iter(comparisons_in([wave_before(surveys, folder)], opener, words)), None)
    others = comparisons_in(beside(surveys, folder), opener, words)
    begin_on_screen(words)
    from valuetui.screens.results.app import ResultsApp

    app = ResultsApp(
        survey,
        words.language,
        exports_of(survey, earlier),
        earlier=earlier,
        others=tuple(_asked_alike(comparison, others, folder, words)),
    )
    app.run()
    for problem in survey.problems:
        click.echo(problem.say(words), err=True)
    context.exit(app.return_code or 0)


def _asked_alike(
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
