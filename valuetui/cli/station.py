"""``valuetui station``: this machine as a place where people answer. One file a command."""

import click

from valuetui.cli import station_init, station_stop, station_unlock
from valuetui.cli.command import Group, language_option, show_page


@click.group("station", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The commands for this machine."""
    show_page(context)


command.add_command(station_init.command)
command.add_command(station_unlock.command)
command.add_command(station_stop.command)
