"""``valuetui session``: meetings and days of sitting that answers belong to."""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import working
from valuetui.cli.close import print_receipt
from valuetui.cli.command import Group, config_option, data_option, language_option, show_page
from valuetui.cli.context import words_of
from valuetui.cli.session_told import as_document, as_given, group_name, tell_and_write
from valuetui.cli.setup import Refused, instrument_and_data, settings_of
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.responses.sessions import Sitting

MOST = 100_000
"""People that can be present."""


@click.group("session", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """Open, close and list sessions."""
    show_page(context)


@command.command("open")
@config_option()
@data_option()
@click.option("--name", required=True)
@click.option("--group")
@click.option("--present", type=click.IntRange(0, MOST))
@language_option()
@click.pass_context
def open_(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    name: str,
    group: str | None,
    present: int | None,
) -> None:
    """Open a session."""
    from valuetui.station.council import count_present, open_session

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    if group and group not in instrument.group_by_id:
        known = ", ".join(instrument.group_by_id)
        raise Refused(words("cli.error.bad_group", found=group, known=known))
    if not (name := " ".join(name.split())):
        raise Refused(words("cli.session.no_name"))
    folder = data or own
    sitting = open_session(folder, name, _today().isoformat(), group)
    click.echo(words("cli.session.opened", name=name))
    if present is None:
        present = _asked_present(words)
    if present is not None:
        count_present(folder, sitting, present)
    where = as_given(config, data)
    click.echo(words("council.cli.next", name=name, where=where))
    click.echo(words("council.cli.paper", where=where))
    click.echo(words("council.cli.then", name=name, where=where))


def _protocol_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options of both commands that tell what a session has come to, on screen and on paper."""
    options = (
        config_option(),
        data_option(),
        click.option("--name", required=True),
        click.option("--present", type=click.IntRange(0, MOST)),
        click.option("--out", type=click.Path(file_okay=False, path_type=Path)),
        click.option("--open", "opens", is_flag=True),
        click.option("--json", "as_json", is_flag=True),
        language_option(),
    )
    for option in reversed(options):
        function = option(function)
    return function


@command.command("close")
@_protocol_options
@click.pass_context
def close(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    name: str,
    present: int | None,
    out: Path | None,
    opens: bool,
    as_json: bool,
) -> None:
    """Close a session, and the files with its answers, and write its protocol."""
    from valuetui.station.council import account
    from valuetui.station.council_closing import StillCounting, close_session, to_close

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    folder = data or own
    sitting = to_close(folder, name)
    if present is None and account(folder, sitting).present is None:
        present = _asked_present(words)
    if present is not None:
        _count_present(folder, sitting, present, words)
    receipt = partial(print_receipt, words=words, quiet=as_json)
    try:
        final = close_session(folder, sitting, _today().isoformat(), receipt)
    except StillCounting as error:
        raise Refused(words("council.cli.going_on", station=error.station)) from None
    if not as_json:
        click.echo(words("cli.session.closed", name=sitting.name))
    tell_and_write(final, instrument, words, out, opens=opens, as_json=as_json)


@command.command("protocol")
@_protocol_options
@click.pass_context
def protocol(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    name: str,
    present: int | None,
    out: Path | None,
    opens: bool,
    as_json: bool,
) -> None:
    """What a session has come to, on screen and on paper; while it is open, so far."""
    from valuetui.station.council import account, named

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    folder = data or own
    sitting = named(folder, name)
    if present is not None:
        _count_present(folder, sitting, present, words)
    tell_and_write(account(folder, sitting), instrument, words, out, opens=opens, as_json=as_json)


@command.command("list")
@config_option()
@data_option()
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def list_(context: click.Context, config: Path | None, data: Path | None, as_json: bool) -> None:
    """All sessions, with the groups that they are for and what they have come to."""
    from valuetui.results.accounted import sum_in_words
    from valuetui.station.council import accounts

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    working(words("cli.export.reading"))
    found = accounts(data or own)
    if as_json:
        click.echo(json.dumps([as_document(each) for each in found], ensure_ascii=False))
        return
    if not found:
        click.echo(words("cli.session.none"))
    for each in found:
        sitting, told = each.sitting, each.reconciliation
        key = "cli.session.over" if sitting.closed else "cli.session.is_open"
        label = group_name(instrument, sitting.group, words)
        said = words(
            key, name=sitting.name, group=label, opened=sitting.opened, closed=sitting.closed
        )
        counts = sum_in_words(told, words) or words("council.cli.answers", n=told.answers)
        click.echo(f"{said}\n  {counts}")
        if each.is_cut_short:
            click.echo(f"  {words('council.cli.cut_short', name=sitting.name)}")


def _count_present(folder: Path, sitting: "Sitting", present: int, words: Words) -> None:
    """Note how many are present, or refuse where that was noted before the session was closed."""
    from valuetui.responses.sessions import NotOpen
    from valuetui.station.council import account, count_present

    try:
        count_present(folder, sitting, present)
    except NotOpen:
        said = words("council.cli.present_closed", name=sitting.name)
        if account(folder, sitting).is_cut_short:
            said += "\n" + words("council.cli.cut_short", name=sitting.name)
        raise Refused(said) from None


def _asked_present(words: Words) -> int | None:
    """How many are present, where there is somebody to ask; None where they do not know yet."""
    if not sys.stdin.isatty():
        return None
    while True:
        typed: str = click.prompt(
            words("council.cli.ask_present"), default="", show_default=False, err=True
        )
        text = typed.strip()
        if not text:
            return None
        is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
        if is_number and int(text) <= MOST:
            return int(text)
        click.echo(words("council.task.fault.present"), err=True)


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the day on the wall)
