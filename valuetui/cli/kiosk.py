"""``valuetui kiosk``."""

import os
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
)
from valuetui.cli.watched import this_turn
from valuetui.instrument.model import Instrument
from valuetui.station.hours import ALWAYS
from valuetui.station.places import state_folder
from valuetui.station.running import tell_of
from valuetui.station.settings import StationSettings

if TYPE_CHECKING:
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.setup import Kiosk
    from valuetui.station.collector import Collector
    from valuetui.station.queue import Queue
    from valuetui.station.staff_lock import StaffLock

TOO_OFTEN = 2
"""Crashes in a row after which an interview that was interrupted is taken for the cause."""


@click.command("kiosk", cls=Command)
@config_option()
@data_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station")
@click.option("--group")
@click.option("--session")
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
    session: str | None,
    no_lock: bool,
    plain: bool,
) -> None:
    """One interview after another, until staff end it; after a crash too."""
    words = words_of(context)
    settings = settings_of(config, instrument, data, station, group)
    questionnaire, folder = instrument_and_data(settings)
    checked(settings, questionnaire, words)
    queue = None
    if session is not None:
        from valuetui.cli.queue import in_session, queue_of, tell_what_is_next
        from valuetui.cli.session_told import as_given

        queue = queue_of(session, folder, settings.station, group, questionnaire, words)
        settings = replace(settings, group=queue.sitting.group or settings.group, hours=ALWAYS)
    sealer = sealer_of(settings, words)
    begin_on_screen(words)
    lock = None if no_lock else lock_of(words)
    turn = this_turn()
    tell_of(turn.process, state_folder(), settings.station)
    turn.begin_anew_after_crashes(settings.station, questionnaire.languages)
    say_no_more_than_where()
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.setup import PICTURE
    from valuetui.station.collector import Collector

    with (
        closing(Collector(folder, settings.station, questionnaire, sealer)) as answers,
        # A draft could be read by whoever carries the kiosk away, and so one that seals keeps none.
        nullcontext() if sealer else DraftFile(folder, settings.station, pause=PICTURE) as drafts,
    ):
        if drafts and turn.row >= TOO_OFTEN:
            drafts.discard()
            drafts.settle()
        kiosk = _kiosk(settings, questionnaire, answers, drafts, lock, turn.calm)
        if queue is not None:
            kiosk = in_session(kiosk, queue)
        code = _in_lines(kiosk) if plain else _on_screen(kiosk, queue)
    if queue is not None:
        queue.close()
        tell_what_is_next(queue, as_given(config, data), words)
    context.exit(code)


def _kiosk(
    settings: StationSettings,
    instrument: Instrument,
    answers: "Collector",
    drafts: "DraftFile | None",
    lock: "StaffLock | None",
    calm: float,
) -> "Kiosk":
    """What the settings make of a kiosk."""
    from valuetui.screens.kiosk.appearance import Appearance
    from valuetui.screens.kiosk.setup import Kiosk
    from valuetui.screens.theme_names import named

    return Kiosk(
        instrument,
        settings.station,
        answers.save,
        settings.group,
        open=answers.open,
        begin_day=answers.begin_day,
        sitting=answers.sitting,
        is_saved=answers.has,
        codes=answers.codes,
        keep_ease=answers.save,
        drafts=drafts,
        hours=settings.hours,
        address=settings.qr,
        leave_key=settings.leave_key,
        lock=lock,
        calm=calm,
        appearance=Appearance(named(settings.theme)),
        keypad=settings.keypad,
        speech=settings.speech,
    )


def _in_lines(kiosk: "Kiosk") -> int:
    from valuetui.cli.plain import run_plain

    kiosk.open()
    return run_plain(kiosk)


def _on_screen(kiosk: "Kiosk", queue: "Queue | None") -> int:
    """The exit code. Raises what hinders the kiosk from keeping answers."""
    from valuetui.screens.kiosk.app import KioskApp
    from valuetui.station.notify import Supervisor

    if queue is None:
        app = KioskApp(kiosk)
    else:
        from valuetui.screens.kiosk.queue import QueueApp

        app = QueueApp(kiosk, queue)
    app.supervisor = Supervisor.of(os.environ)
    app.run()
    if app.hindrance:
        raise app.hindrance
    return app.return_code or 0
