"""``valuetui station init``: the PIN of this machine's staff, and the station's first settings."""

import json
import sys
from pathlib import Path
from typing import TextIO

import click

from valuetui.cli.command import Command, config_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused
from valuetui.station.pin import LONGEST, SHORTEST, fault_of
from valuetui.station.places import state_folder
from valuetui.station.settings import valid_station
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

TRIES = 3
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
    if pin_file is None:
        digits = _typed(words)
    else:
        digits = pin_file.readline().strip()
        _check(digits, words)
    lock.set_pin(digits)
    click.echo(words("cli.station.pin_set", path=lock.path))
    if config and not config.exists():
        _write_settings(config, station or STATION, instrument)
        click.echo(words("cli.station.settings_written", path=config))
    click.echo(words("cli.station.how"))


def _typed(words: Words) -> str:
    """The PIN that somebody types twice, and nobody sees."""
    if not sys.stdin.isatty():
        raise Refused(words("cli.station.nobody_types"))
    for _ in range(TRIES):
        digits = _asked(words("cli.station.ask", least=SHORTEST))
        if fault := fault_of(digits):
            click.echo(_said(fault, words), err=True)
        elif digits == _asked(words("cli.station.ask_again")):
            return digits
        else:
            click.echo(words("cli.station.differ"), err=True)
    raise Refused(words("cli.station.not_set"))


def _asked(question: str) -> str:
    typed = click.prompt(question, default="", show_default=False, hide_input=True, err=True)
    return str(typed).strip()


def _check(digits: str, words: Words) -> None:
    if fault := fault_of(digits):
        raise Refused(f"{_said(fault, words)} {words('cli.station.not_set')}")


def _said(fault: str, words: Words) -> str:
    return words(f"cli.station.fault.{fault}", least=SHORTEST, most=LONGEST)


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
