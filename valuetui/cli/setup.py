"""From the options of a command to a station that can begin."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.closed_off import close_off
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.station.log import log_to
from valuetui.station.openssl import without_openssl
from valuetui.station.places import data_folder, log_file, state_folder
from valuetui.station.settings import StationSettings, load_settings, valid_station
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.responses.seal import Opener, Sealer
    from valuetui.station.staff_lock import StaffLock


def settings_of(
    config: Path | None,
    instrument: Path | None = None,
    data: Path | None = None,
    station: str | None = None,
    group: str | None = None,
) -> StationSettings:
    """The station's settings, where the command line says otherwise it rules."""
    settings = load_settings(config or shipped_config() / "station.toml")
    return replace(
        settings,
        instrument=instrument or settings.instrument,
        data=data or settings.data,
        station=station or settings.station,
        group=group or settings.group,
    )


def instrument_and_data(settings: StationSettings) -> tuple[Instrument, Path]:
    """The instrument of a station and the folder for its answers."""
    instrument = load_instrument(settings.instrument)
    own = data_folder(instrument.organisation.id, instrument.wave)
    return instrument, settings.data or own


def data_folder_of(config: Path | None, data: Path | None) -> Path:
    """The folder of answers that a command is about."""
    return data or instrument_and_data(settings_of(config))[1]


def survey_folder_of(
    config: Path | None, data: Path | None, organisation: str | None, wave: str | None
) -> Path:
    """The folder of the one survey that a command is about, where there may be several."""
    from valuetui.station.surveys import chosen

    return chosen(data_folder_of(config, data), organisation, wave)


def lock_of(words: Words) -> "StaffLock":
    """The lock of this machine. Refuse where no PIN has been set: anybody could end a kiosk."""
    from valuetui.station.staff_lock import StaffLock

    lock = StaffLock(state_folder())
    if lock.pin() is None:
        raise Refused(words("cli.error.no_pin"))
    return lock


def checked(settings: StationSettings, instrument: Instrument, words: Words) -> None:
    """Refuse a station name or group that cannot be used."""
    if not valid_station(settings.station):
        raise Refused(words("cli.error.bad_station", found=settings.station))
    if settings.group and settings.group not in instrument.group_by_id:
        known = ", ".join(instrument.group_by_id)
        raise Refused(words("cli.error.bad_group", found=settings.group, known=known))


def sealer_of(settings: StationSettings, words: Words) -> "Sealer | None":
    """What seals the answers of a station whose settings have public keys."""
    if not settings.seal:
        return None
    from valuetui.responses.seal import Sealer

    with told_what_to_install(words):
        return Sealer(settings.seal)


def opener_of(key: Path | None, words: Words) -> "Opener | None":
    """What opens sealed answers with the key in a file, where one was given."""
    if key is None:
        return None
    from valuetui.responses.seal import Opener

    with told_what_to_install(words):
        return Opener.from_file(key)


@contextmanager
def told_what_to_install(words: Words) -> Iterator[None]:
    """Refuse, with what to install, where sealing is asked for and is not there."""
    from valuetui.responses.seal import SealingMissing

    try:
        yield
    except SealingMissing:
        raise Refused(words("cli.error.no_sealing")) from None


def begin_on_screen(words: Words) -> None:
    """What every program on screen needs: a terminal to draw on, and a log that is no terminal.

    Textual draws on standard error. Sent to a file, the screens of the respondents would end up
    there, and nobody would see anything. xterm shows all colours but does not say so, and Textual
    reads its environment when it is imported: call this before the screens are.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise Refused(words("cli.error.no_terminal"))
    if "XTERM_VERSION" in os.environ:
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    close_off()
    with without_openssl():
        import asyncio  # noqa: F401 (what Textual builds on)
    log_to(log_file())


class Refused(click.ClickException):
    """The command cannot be carried out; the message is in the person's language."""

    exit_code = 1
