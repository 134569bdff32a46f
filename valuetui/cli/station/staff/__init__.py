"""``valuetui station staff``: who signs in to ``valuetui staff`` on this machine."""

import click

from valuetui.cli.command import Group, language_option, show_page

SECTIONS = {"commands": ("add", "list", "remove")}


@click.group("staff", cls=Group, sections=SECTIONS, package=__name__)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The commands for the people of the staff."""
    show_page(context)
