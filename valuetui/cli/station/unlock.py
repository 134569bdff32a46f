"""``valuetui station unlock``: nobody has to wait any more after wrong PINs."""

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import words_of
from valuetui.station.people import People
from valuetui.station.places import state_folder
from valuetui.station.staff_lock import StaffLock


@click.command("unlock", cls=Command)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """Forget the wrong attempts."""
    waited = any([StaffLock(state_folder()).clear(), People(state_folder()).clear()])
    click.echo(words_of(context)("cli.station.unlocked" if waited else "cli.station.not_locked"))
