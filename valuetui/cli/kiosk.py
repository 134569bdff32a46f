"""``valuetui kiosk``."""

from contextlib import nullcontext
from pathlib import Path

import click

from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import (
    begin_on_screen,
    checked,
    instrument_and_data,
    sealer_of,
    settings_of,
)


@click.command("kiosk", cls=Command)
@config_option()
@data_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station")
@click.option("--group")
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    instrument: Path | None,
    station: str | None,
    group: str | None,
) -> None:
    """One interview after another, until staff end it."""
    words = words_of(context)
    settings = settings_of(config, instrument, data, station, group)
    questionnaire, folder = instrument_and_data(settings)
    checked(settings, questionnaire, words)
    sealer = sealer_of(settings, words)
    begin_on_screen(words)
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.app import PICTURE, KioskApp
    from valuetui.screens.kiosk.setup import Kiosk
    from valuetui.station.collector import Collector

    with (
        Collector(folder, settings.station, questionnaire, sealer) as collector,
        # A draft could be read by whoever carries the kiosk away, and so one that seals keeps none.
        nullcontext() if sealer else DraftFile(folder, settings.station, pause=PICTURE) as drafts,
    ):
        kiosk = Kiosk(
            questionnaire,
            settings.station,
            collector.save,
            settings.group,
            begin_day=collector.begin_day,
            sitting=collector.sitting,
            drafts=drafts,
            is_saved=collector.has,
            keep_ease=collector.save,
        )
        app = KioskApp(kiosk)
        app.run()
    context.exit(app.return_code or 0)
