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
    theme_option,
)
from valuetui.cli.context import words_of
from valuetui.cli.setup import begin_on_screen, data_folder_of, opener_of, settings_of


@click.command("results", cls=Command)
@config_option()
@data_option()
@survey_options()
@key_option()
@theme_option()
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    organisation: str | None,
    wave: str | None,
    key: Path | None,
    theme: str | None,
) -> None:
    """The results, following the answers as they come."""
    from valuetui.cli.failure import explain
    from valuetui.cli.saving import exports_of
    from valuetui.station.neighbours import Neighbours
    from valuetui.station.survey import Survey
    from valuetui.station.surveys import chosen

    words, opener = words_of(context), opener_of(key, words_of(context))
    surveys = data_folder_of(config, data)
    folder = chosen(surveys, organisation, wave)
    survey = Survey(folder, opener)
    beside = Neighbours(surveys, folder, survey.comparison(), opener)
    for problem in beside.problems:
        click.echo(problem.say(words), err=True)
    for trouble in beside.troubles:
        click.echo(explain(trouble, words), err=True)
    begin_on_screen(words)
    from valuetui.screens.results.app import ResultsApp
    from valuetui.screens.theme_names import named

    colours = named(theme or settings_of(config).theme)
    exports = exports_of(survey, beside, folder)
    app = ResultsApp(survey, words.language, exports, beside, colours)
    app.run()
    for problem in survey.problems:
        click.echo(problem.say(words), err=True)
    context.exit(app.return_code or 0)
