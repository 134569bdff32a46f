"""``valuetui backup``: a whole folder of answers in one file."""

from pathlib import Path

import click

from valuetui.cli.bundled import tell_bundle, to_option
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import instrument_and_data, settings_of


@click.command("backup", cls=Command)
@config_option()
@data_option()
@to_option()
@language_option()
@click.pass_context
def command(
    context: click.Context, config: Path | None, data: Path | None, to: Path | None
) -> None:
    """All that a folder needs to be restored."""
    from valuetui.cli.progress import progress
    from valuetui.responses.bundle import Kind
    from valuetui.station.bundling import bundle_folder
    from valuetui.station.places import exports_folder

    words = words_of(context)
    folder = data or instrument_and_data(settings_of(config))[1]
    with progress(words("cli.backup.at_work")) as show:
        bundled = bundle_folder(folder, to or exports_folder(), Kind.BACKUP, show=show)
    context.exit(tell_bundle(bundled, "backup", words))
