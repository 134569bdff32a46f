"""``valuetui station stop``: end the kiosks of this user in good order, from a console."""

import os
import signal
import time
from contextlib import suppress

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused
from valuetui.station.places import state_folder
from valuetui.station.running import running

PATIENCE = 15.0
"""Seconds in which a kiosk has ended."""
GLANCE = 0.05


@click.command("stop", cls=Command)
@click.option("--station")
@language_option()
@click.pass_context
def command(context: click.Context, station: str | None) -> None:
    """End all of them, or the one of a station."""
    words, state = words_of(context), state_folder()
    meant = {name: number for name, number in running(state).items() if station in (None, name)}
    if not meant:
        raise Refused(words("cli.station.none_runs"))
    for number in meant.values():
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)
    end = time.monotonic() + PATIENCE
    while meant.keys() & running(state).keys():
        if time.monotonic() > end:
            raise Refused(words("cli.station.goes_on"))
        time.sleep(GLANCE)
    for name in meant:
        click.echo(words("cli.station.stopped", station=name))
