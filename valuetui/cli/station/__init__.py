"""``valuetui station``: this machine as a place where people answer."""

import click

from valuetui.cli.command import Group, language_option, show_page

SECTIONS = {"commands": ("init", "fit", "units", "a11y", "unlock", "stop", "staff")}


@click.group("station", cls=Group, sections=SECTIONS, package=__name__)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The commands for this machine."""
    show_page(context)
