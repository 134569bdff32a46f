"""``valuetui dialogue``: what people sit down with after the result, and what comes of it."""

import click

from valuetui.cli.command import Group, language_option, show_page

SECTIONS = {"commands": ("guide", "cards", "log")}


@click.group("dialogue", cls=Group, sections=SECTIONS, package=__name__)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The papers and the log of a dialogue."""
    show_page(context)
