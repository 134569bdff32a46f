"""``valuetui close``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import data_folder_of
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.responses.closing import Closed


@click.command("close", cls=Command)
@config_option()
@data_option()
@click.option("--only", multiple=True)
@language_option()
@click.pass_context
def command(
    context: click.Context, config: Path | None, data: Path | None, only: tuple[str, ...]
) -> None:
    """Put the answers in an order that says nothing of when they came."""
    from valuetui.responses.codes.register import stations_with_codes

    folder, words = data_folder_of(config, data), words_of(context)
    close_wave(folder, words, only)
    if any(stations_with_codes(folder)):
        click.echo(words("codes.cli.still_there"))


def close_wave(folder: Path, words: Words, only: tuple[str, ...] = ()) -> None:
    """Close the stations of a folder, or ``only`` some, and print the receipt of each file."""
    from valuetui.responses.closing import close_station
    from valuetui.responses.stations import stations
    from valuetui.station.begun import forget_begun

    today = date.today().isoformat()  # noqa: DTZ011 (the day on the wall)
    found = stations(folder)
    for station in only:
        if station not in found:
            raise click.ClickException(words("cli.close.no_station", found=station, path=folder))
    for station in only or found:
        for closed in close_station(folder, station, today):
            print_receipt(closed, words)
    for station in forget_begun(folder, only):
        click.echo(words("cli.close.at_work", station=station), err=True)


def print_receipt(closed: "Closed", words: Words, *, quiet: bool = False) -> None:
    """Print the receipt of a file unless it is to be ``quiet``; and in any case what was changed by
    others."""
    said = "cli.close.again" if closed.again else "cli.close.done"
    name, seal = closed.path.name, closed.seal.sha256[:8]
    if not quiet:
        click.echo(words(said, file=name, n=closed.records, seal=seal))
    for change in closed.seal.changed:
        kind, _, identifier = change.partition(" ")
        finding = words(f"cli.verify.{kind}", id=identifier)
        click.echo(words("cli.verify.finding", file=name, finding=finding), err=True)
