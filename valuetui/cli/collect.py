"""``valuetui collect``: the answers of a folder into one file, to be merged elsewhere."""

from pathlib import Path

import click

from valuetui.cli.bundled import tell_bundle, to_option
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import instrument_and_data, settings_of


@click.command("collect", cls=Command)
@config_option()
@data_option()
@to_option()
@click.option("--station", "stations", multiple=True)
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    to: Path | None,
    stations: tuple[str, ...],
) -> None:
    """A bundle of all stations or of some."""
    from valuetui.cli.progress import progress
    from valuetui.responses.bundle import Kind
    from valuetui.station.bundling import bundle_folder
    from valuetui.station.places import exports_folder

    words = words_of(context)
    folder = data or instrument_and_data(settings_of(config))[1]
    with progress(words("cli.collect.at_work")) as show:
        bundled = bundle_folder(folder, to or exports_folder(), Kind.ANSWERS, stations, show=show)
    context.exit(tell_bundle(bundled, "collect", words))
