"""``valuetui station staff list``."""

import json

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import words_of
from valuetui.station.people import People
from valuetui.station.places import state_folder


@click.command("list", cls=Command)
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Who signs in here, and what each may do."""
    from rich.console import Console
    from rich.table import Table

    words = words_of(context)
    people = People(state_folder()).everybody()
    if as_json:
        found = [{"name": each.name, "role": each.role.value} for each in people]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not people:
        click.echo(words("staff.cli.nobody"))
        return
    table = Table.grid(padding=(0, 3, 0, 0))
    for each in people:
        table.add_row(each.name, words(f"staff.role.{each.role}"), words(f"staff.may.{each.role}"))
    Console(highlight=False, markup=False).print(table)
