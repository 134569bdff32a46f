"""``valuetui station``: this machine."""

import click

from valuetui.cli.command import Group, language_option, show_page

SECTIONS = {"commands": ("a11y",)}


@click.group("station", cls=Group, sections=SECTIONS)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The commands for this machine."""
    show_page(context)
