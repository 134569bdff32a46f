"""``valuetui codes``: slips with codes, one answer a slip."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import confirm, working
from valuetui.cli.command import Group, config_option, data_option, language_option, show_page
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.printing import said_why, show_files
from valuetui.cli.setup import Refused, data_folder_of, instrument_and_data, settings_of
from valuetui.instrument.model import Instrument
from valuetui.station.settings import valid_station
from valuetui.words import Words
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.results.gate.participation import Participation

MOST = 20_000
"""Codes that are issued at once."""


@click.group("codes", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """Issue, count and destroy codes."""
    show_page(context)


@command.command("issue")
@config_option()
@data_option()
@click.option("--group", required=True)
@click.option("--n", "number", type=click.IntRange(1, MOST), required=True)
@click.option("--station", "stations", multiple=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--open", "opens", is_flag=True)
@language_option()
@click.pass_context
def issue(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    group: str,
    number: int,
    stations: tuple[str, ...],
    out: Path | None,
    *,
    opens: bool,
) -> None:
    """Issue codes and write their slips."""
    import secrets

    from valuetui.responses.codes import issuing
    from valuetui.responses.codes.register import register_path
    from valuetui.station.places import exports_folder

    words = words_of(context)
    settings = settings_of(config)
    instrument, own = instrument_and_data(settings)
    _refuse_group(instrument, group, settings.instrument, words)
    stations = stations or (settings.station,)
    _refuse_stations(stations, number, words)
    folder, written = data or own, list[Path]()
    wanted = issuing.shares(number, stations)

    def make_slips(codes: Mapping[str, Sequence[str]]) -> None:
        working(words("codes.cli.at_work", n=number))
        written.append(_write_slips(instrument, group, codes, out or exports_folder(), words))

    try:
        issuing.issue(folder, group, wanted, secrets.randbelow, secrets.token_bytes, make_slips)
    except BaseException:
        for path in written:  # slips whose codes do not count
            with suppress(OSError):
                path.unlink()
        raise
    label = in_language(instrument.group_by_id[group].label, words.language)
    click.echo(words("codes.cli.written", path=written[0]))
    for station, n in wanted.items():
        click.echo(words("codes.cli.issued", n=n, group=label, station=station))
    click.echo(words("codes.cli.print"))
    click.echo(words("codes.cli.bowl"))
    for station in stations:
        if station != settings.station:
            path = register_path(folder, station)
            click.echo(words("codes.cli.carry", station=station, path=path))
    if opens:
        show_files(written, words)


@command.command("status")
@config_option()
@data_option()
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def status(context: click.Context, config: Path | None, data: Path | None, as_json: bool) -> None:
    """How many codes were issued and used, and nothing else."""
    from valuetui.cli.alongside import twice_told
    from valuetui.responses.codes.issuing import counted, twice_used
    from valuetui.results.gate.participation import participation

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    found = counted(data or own)
    told = {
        state: {group: participation(each.issued, each.used) for group, each in counts.items()}
        for state, counts in (("status", found.open), ("over", found.closed))
    }
    if as_json:
        named = {"status": "open", "over": "closed"}
        click.echo(json.dumps({
            named[state]: {group: vars(each) for group, each in counts.items()}
            for state, counts in told.items()
        }))  # fmt: skip
        return
    if not (found.open or found.closed):
        click.echo(words("codes.cli.none", path=data or own))
    for state, counts in told.items():
        for group, each in counts.items():
            click.echo(_line(state, _label(instrument, group, words), each, words))
    if twice := twice_used(data or own):
        click.echo(twice_told(twice, words))
    if any(not each.is_exact for counts in told.values() for each in counts.values()):
        click.echo(words("codes.cli.exact_by_design"))


@command.command("close")
@config_option()
@data_option()
@click.option("--yes", is_flag=True)
@language_option()
@click.pass_context
def close(context: click.Context, config: Path | None, data: Path | None, yes: bool) -> None:
    """Destroy the codes."""
    from valuetui.responses.codes.issuing import counted, destroy

    words, folder = words_of(context), data_folder_of(config, data)
    if not counted(folder).open:
        click.echo(words("codes.cli.none", path=folder))
        return
    click.echo(words("codes.cli.closing", path=folder))
    word = words("codes.cli.word")
    confirm(words("codes.cli.confirm", word=word), (word,), words, yes=yes)
    destroy(folder)
    click.echo(words("codes.cli.closed"))
    click.echo(words("codes.cli.remember"))


def _refuse_group(instrument: Instrument, group: str, path: Path, words: Words) -> None:
    if group not in instrument.group_by_id:
        known = ", ".join(instrument.group_by_id)
        raise Unfit(words("codes.cli.bad_group", found=group, known=known))
    if group not in instrument.codes:
        label = _label(instrument, group, words)
        codes = ", ".join(f'"{each}"' for each in (*instrument.codes, group))
        raise Refused(words("codes.cli.needs_none", group=label, codes=codes, path=path))


def _refuse_stations(stations: Sequence[str], number: int, words: Words) -> None:
    for station in stations:
        if not valid_station(station):
            raise Unfit(words("cli.error.bad_station", found=station))
        if stations.count(station) > 1:
            raise Unfit(words("codes.cli.twice", found=station))
    if number < len(stations):
        raise Unfit(words("codes.cli.too_few", n=number, stations=len(stations)))


def _write_slips(
    instrument: Instrument,
    group: str,
    codes: Mapping[str, Sequence[str]],
    folder: Path,
    words: Words,
) -> Path:
    """Write the PDF for its owner's eyes only, beside any earlier one."""
    from valuetui.reports.naming import slips_name, unused_path
    from valuetui.reports.pdf.slips import slips
    from valuetui.responses.files import SYSTEM, Opening, write_new

    today = date.today()  # noqa: DTZ011 (the day on the wall)
    with said_why(words):
        made = slips(instrument, instrument.group_by_id[group], codes, words, today)
    folder.mkdir(parents=True, exist_ok=True)
    path = unused_path(folder, slips_name(instrument, group, today))
    write_new(SYSTEM, path, [made], Opening.NEW)
    return path


def _line(state: str, group: str, told: "Participation", words: Words) -> str:
    if told.least is None or told.most is None:
        return words("codes.cli.untold", group=group, issued=told.issued)
    if told.is_exact:
        used = str(told.most)
    elif told.least == 0:
        used = words("codes.cli.fewer", n=told.most + 1)
    else:
        used = words("codes.cli.more", n=told.least)
    return words(f"codes.cli.{state}", group=group, issued=told.issued, used=used)


def _label(instrument: Instrument, group: str, words: Words) -> str:
    """What a group is called; its id where the questionnaire does not have it any more."""
    known = instrument.group_by_id.get(group)
    return in_language(known.label, words.language) if known else group
