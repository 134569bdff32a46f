"""``valuetui session``: meetings and days of sitting that answers belong to."""

from datetime import date
from pathlib import Path

import click

from valuetui.cli.close import close_wave
from valuetui.cli.command import Group, config_option, data_option, language_option, show_page
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused, data_folder_of, instrument_and_data, settings_of
from valuetui.words.text import in_language


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
@language_option()
@click.pass_context
def open_(
    context: click.Context, config: Path | None, data: Path | None, name: str, group: str | None
) -> None:
    """Open a session."""
    from valuetui.responses.sessions import open_sitting

    words = words_of(context)
    instrument, own = instrument_and_data(settings_of(config))
    if group and group not in instrument.group_by_id:
        known = ", ".join(instrument.group_by_id)
        raise Refused(words("cli.error.bad_group", found=group, known=known))
    if not (name := " ".join(name.split())):
        raise Refused(words("cli.session.no_name"))
    open_sitting(data or own, name, _today(), group)
    click.echo(words("cli.session.opened", name=name))


@command.command("close")
@config_option()
@data_option()
@click.option("--name", required=True)
@language_option()
@click.pass_context
def close(context: click.Context, config: Path | None, data: Path | None, name: str) -> None:
    """Close a session, and the files with its answers."""
    from valuetui.responses.sessions import close_sitting

    words, folder = words_of(context), data_folder_of(config, data)
    close_sitting(folder, " ".join(name.split()), _today())
    click.echo(words("cli.session.closed", name=name))
    close_wave(folder, words)


@command.command("list")
@config_option()
@data_option()
@language_option()
@click.pass_context
def list_(context: click.Context, config: Path | None, data: Path | None) -> None:
    """All sessions, with the groups that they are for."""
    from valuetui.responses.sessions import sittings

    words = words_of(context)
    settings = settings_of(config)
    instrument, own = instrument_and_data(settings)
    found = sittings(data or own)
    if not found:
        click.echo(words("cli.session.none"))
    for sitting in found:
        group = instrument.group_by_id.get(sitting.group or "")
        label = in_language(group.label, words.language) if group else words("cli.session.all")
        key = "cli.session.over" if sitting.closed else "cli.session.is_open"
        click.echo(
            words(key, name=sitting.name, group=label, opened=sitting.opened, closed=sitting.closed)
        )


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 (the day on the wall)
