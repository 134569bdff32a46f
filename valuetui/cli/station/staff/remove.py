"""``valuetui station staff remove``."""

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused
from valuetui.station.people import NobodyThere, People
from valuetui.station.places import state_folder
from valuetui.words.cleaning import one_line


@click.command("remove", cls=Command)
@click.argument("name")
@language_option()
@click.pass_context
def command(context: click.Context, name: str) -> None:
    """Let somebody sign in no more."""
    words = words_of(context)
    people, asked = People(state_folder()), one_line(name)
    try:
        people.remove(asked)
    except NobodyThere:
        known = ", ".join(each.name for each in people.everybody()) or words("entry.none")
        raise Refused(words("staff.cli.unknown", name=asked, known=known)) from None
    click.echo(words("staff.cli.removed", name=asked))
    if not people.everybody():
        click.echo(words("staff.cli.nobody"))
