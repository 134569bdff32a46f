"""``valuetui import``: answers that were collected with other programs."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import Group, config_option, data_option, language_option, show_page
from valuetui.cli.context import FAILED, Unfit, words_of
from valuetui.cli.setup import Refused, checked, instrument_and_data, sealer_of, settings_of
from valuetui.instrument.model import Instrument
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.station.answers.taking import File

FILE = click.Path(dir_okay=False, path_type=Path)
FORMATS = ("auto", "odk", "kobo", "limesurvey")


@click.group("import", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """What comes from other programs."""
    show_page(context)


@command.command("answers")
@click.argument("csv", type=FILE)
@click.option("--instrument", type=FILE)
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto")
@click.option("--map", "mapping", type=FILE)
@click.option("--group")
@click.option("--day")
@click.option("--id-key", type=FILE)
@config_option()
@data_option()
@click.option("--take-rest", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def answers(
    context: click.Context,
    csv: Path,
    instrument: Path | None,
    form: str,
    mapping: Path | None,
    group: str | None,
    day: str | None,
    id_key: Path | None,
    config: Path | None,
    data: Path | None,
    take_rest: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """A CSV file into a folder of answers: all of it, or nothing."""
    from valuetui.cli.imported import json_report, report
    from valuetui.cli.progress import progress
    from valuetui.station.answers.rows import Circumstances
    from valuetui.station.answers.table import Unreadable
    from valuetui.station.answers.taking import take_in

    words = words_of(context)
    settings = settings_of(config, instrument, data, group=group)
    asked, folder = instrument_and_data(settings)
    checked(settings, asked, words)
    key, station = _key(id_key, folder, words)
    file = _file(csv, form, mapping, asked)
    about = Circumstances(station, key, file.said.source, group, _day(day, words))
    try:
        with progress(words("imported.at_work")) as show:
            outcome = take_in(
                file,
                folder,
                asked,
                about,
                today=date.today(),  # noqa: DTZ011 (the day on the wall)
                dry_run=dry_run,
                take_rest=take_rest,
                sealer=sealer_of(settings, words),
                show=show,
            )
    except Unreadable as fault:
        said = words(f"imported.fault.{fault.reason}", **fault.values)
        raise Refused(f"{csv}: {said}") from None
    if as_json:
        click.echo(json_report(outcome, folder))
    else:
        told, amiss = report(outcome, folder, asked, words, dry_run=dry_run)
        click.echo("\n".join(told))
        for line in amiss:
            click.echo(line, err=True)
    context.exit(0 if outcome.is_whole else FAILED)


def _file(csv: Path, form: str, mapping: Path | None, instrument: Instrument) -> "File":
    from valuetui.station.answers.columns import NOTHING_SAID
    from valuetui.station.answers.mapping import read_mapping
    from valuetui.station.answers.taking import File

    said = read_mapping(mapping, instrument) if mapping else NOTHING_SAID
    return File(csv, None if form == "auto" else form, said)


def _key(given: Path | None, folder: Path, words: Words) -> tuple[bytes, str]:
    """The key by which answers get their ids, and the station that they are filed under."""
    from valuetui.station.answers.secret import NAME, BadKey, key_in, read_key, station_of_key
    from valuetui.station.answers.taking import OtherKey, refuse_other_key
    from valuetui.station.places import state_folder

    try:
        key = read_key(given) if given else key_in(state_folder())
    except BadKey as error:
        raise Refused(words("imported.bad_key", path=error.path)) from None
    station = station_of_key(key)
    if not given:
        try:
            refuse_other_key(folder, station)
        except OtherKey as other:
            path = state_folder() / NAME
            said = words("imported.other_key", station=other.station, folder=folder, path=path)
            raise Refused(said) from None
    return key, station


def _day(text: str | None, words: Words) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unfit(words("imported.bad_day", found=text)) from None
