"""``valuetui results``."""

from pathlib import Path

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
from valuetui.cli.setup import begin_on_screen, opener_of, survey_folder_of


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
    from valuetui.cli.export import workbook_from_screen
    from valuetui.station.survey import Survey

    words = words_of(context)
    survey = Survey(survey_folder_of(config, data, organisation, wave), opener_of(key, words))
    survey.comparison()
    begin_on_screen(words)
    from valuetui.screens.results.app import ResultsApp

    app = ResultsApp(survey, words.language, workbook_from_screen(survey))
    app.run()
    for problem in survey.problems:
        click.echo(problem.say(words), err=True)
    context.exit(app.return_code or 0)
