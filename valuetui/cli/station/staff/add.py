"""``valuetui station staff add``."""

from typing import TextIO

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.setup import Refused
from valuetui.cli.station.digits import new_digits
from valuetui.station.people import NAME_LETTERS, AlreadyThere, People, Person, Role
from valuetui.station.places import state_folder
from valuetui.words.cleaning import one_line


@click.command("add", cls=Command)
@click.argument("name")
@click.option("--role", type=click.Choice([str(role) for role in Role]), required=True)
@click.option("--pin-file", type=click.File(encoding="utf-8"))
@language_option()
@click.pass_context
def command(context: click.Context, name: str, role: str, pin_file: TextIO | None) -> None:
    """Let somebody sign in, with a PIN of their own."""
    words = words_of(context)
    person = Person(one_line(name), Role(role))
    if not person.name or len(person.name) > NAME_LETTERS:
        raise Unfit(words("staff.cli.bad_name", most=NAME_LETTERS), context)
    people = People(state_folder())
    taken = words("staff.cli.taken", name=person.name)
    if person.name.casefold() in {each.name.casefold() for each in people.everybody()}:
        raise Refused(taken)
    try:
        people.add(person, new_digits(pin_file, words))
    except AlreadyThere:
        raise Refused(taken) from None
    click.echo(words("staff.cli.added", name=person.name, role=words(f"staff.role.{role}")))
