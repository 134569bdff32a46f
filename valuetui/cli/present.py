"""``valuetui present``."""

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
from valuetui.cli.setup import Refused, begin_on_screen, opener_of, settings_of, survey_folder_of
from valuetui.words import Words


@click.command("present", cls=Command)
@config_option()
@data_option()
@survey_options()
@key_option()
@click.option("--qr")
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
    qr: str | None,
    theme: str | None,
) -> None:
    """The results for a room full of people."""
    from valuetui.station.survey import Survey

    words = words_of(context)
    settings = settings_of(config)
    address = settings.qr if qr is None else _checked(qr.strip(), words)
    folder = survey_folder_of(config, data, organisation, wave)
    survey = Survey(folder, opener_of(key, words))
    survey.progress()  # what cannot be read is said before the screen opens
    begin_on_screen(words)
    from valuetui.screens.presenter.app import PresenterApp
    from valuetui.screens.theme_names import named

    app = PresenterApp(survey, words.language, address, named(theme or settings.theme))
    app.run()
    for problem in survey.problems:
        click.echo(problem.say(words), err=True)
    context.exit(app.return_code or 0)


def _checked(address: str, words: Words) -> str:
    """The address of a QR code. Refuse one that no telephone could read or follow."""
    from valuetui.station.settings import address_fault, address_values

    if fault := address_fault(address):
        raise Refused("--qr: " + words(f"instrument.problem.{fault}", **address_values(address)))
    return address
