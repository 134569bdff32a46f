"""``valuetui kiosk``."""

import os
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

from valuetui.cli.closed_off import say_no_more_than_where
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import (
    begin_on_screen,
    checked,
    instrument_and_data,
    lock_of,
    sealer_of,
    settings_of,
    speaker_of,
)
from valuetui.cli.watched import Turn, begin_anew_after_crashes
from valuetui.screens.plain import calm_lines
from valuetui.station.places import state_folder
from valuetui.station.running import tell_of_this_process

TOO_OFTEN = 2
"""Crashes in a row after which an interview that was interrupted is taken for the cause."""


@click.command("kiosk", cls=Command)
@config_option()
@data_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station")
@click.option("--group")
@click.option("--no-lock", is_flag=True)
@click.option("--plain", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    instrument: Path | None,
    station: str | None,
    group: str | None,
    no_lock: bool,
    plain: bool,
) -> None:
    """One interview after another, until staff end it; after a crash too."""
    words = words_of(context)
    settings = settings_of(config, instrument, data, station, group)
    questionnaire, folder = instrument_and_data(settings)
    checked(settings, questionnaire, words)
    sealer = sealer_of(settings, words)
    begin_on_screen(words)
    lock = None if no_lock else lock_of(words)
    tell_of_this_process(state_folder(), settings.station)
    # One in lines is begun anew by whoever started it: nothing may be drawn over what was said.
    turn = (
        Turn() if plain else begin_anew_after_crashes(partial(calm_lines, questionnaire.languages))
    )
    say_no_more_than_where()
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.appearance import Appearance
    from valuetui.screens.kiosk.setup import PICTURE, Kiosk
    from valuetui.screens.theme_names import named
    from valuetui.station.collector import Collector
    from valuetui.station.notify import Supervisor

    with (
        Collector(folder, settings.station, questionnaire, sealer) as collector,
        # A draft could be read by whoever carries the kiosk away, and so one that seals keeps none.
        nullcontext() if sealer else DraftFile(folder, settings.station, pause=PICTURE) as drafts,
        nullcontext() if plain else speaker_of(settings) as speaker,
    ):
        if drafts and turn.row >= TOO_OFTEN:
            drafts.discard()
            drafts.settle()
        kiosk = Kiosk(
            questionnaire,
            settings.station,
            collector.save,
            settings.group,
            begin_day=collector.begin_day,
            sitting=collector.sitting,
            drafts=drafts,
            is_saved=collector.has,
            hours=settings.hours,
            address=settings.qr,
            leave_key=settings.leave_key,
            lock=lock,
            calm=turn.calm,
            appearance=Appearance(named(settings.theme)),
            keypad=settings.keypad,
            speech=(speaker, settings.speech) if speaker else None,
            keep_ease=collector.save,
        )
        if plain:
            from valuetui.cli.plain import run_plain

            code = run_plain(kiosk)
        else:
            from valuetui.screens.kiosk.app import KioskApp

            app = KioskApp(kiosk)
            app.supervisor = Supervisor.of(os.environ)
            app.run()
            code = app.return_code or 0
    context.exit(code)
