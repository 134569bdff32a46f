"""``valuetui station init``: the PIN of this machine's staff, and the station's first settings."""

import json
from pathlib import Path
from typing import TextIO

import click

from valuetui.cli.command import Command, config_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused
from valuetui.cli.station.digits import new_digits
from valuetui.station.places import state_folder
from valuetui.station.settings import valid_station
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock

STATION = "kiosk-1"


@click.command("init", cls=Command)
@config_option()
@click.option("--station")
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--pin-file", type=click.File(encoding="utf-8"))
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    station: str | None,
    instrument: Path | None,
    pin_file: TextIO | None,
) -> None:
    """Set the PIN; write the settings where there are none."""
    words = words_of(context)
    if station and not valid_station(station):
        raise Refused(words("cli.error.bad_station", found=station))
    lock = StaffLock(state_folder())
    lock.set_pin(new_digits(pin_file, words))
    click.echo(words("cli.station.pin_set", path=lock.path))
    if config and not config.exists():
        _write_settings(config, station or STATION, instrument)
        click.echo(words("cli.station.settings_written", path=config))
    click.echo(words("cli.station.how"))


def _write_settings(path: Path, station: str, instrument: Path | None) -> None:
    """Text as in the settings that people copy; JSON's strings are TOML's as well."""
    asked = (instrument or shipped_config() / "kommun.toml").resolve()
    folder = path.resolve().parent
    place = asked.relative_to(folder) if asked.is_relative_to(folder) else asked
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f"station = {json.dumps(station)}",
        f"instrument = {json.dumps(place.as_posix(), ensure_ascii=False)}",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
