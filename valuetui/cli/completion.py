"""``valuetui completion``: the line that teaches a shell to complete."""

import click
from click.shell_completion import get_completion_class

from valuetui.cli.command import Command, language_option

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@language_option()
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    complete = get_completion_class(shell)
    if complete is not None:
        root = context.find_root().command
        click.echo(complete(root, {}, "valuetui", "_VALUETUI_COMPLETE").source())
