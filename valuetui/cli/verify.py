"""``valuetui verify``."""

from pathlib import Path

import click

from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import FAILED, words_of
from valuetui.cli.setup import data_folder_of


@click.command("verify", cls=Command)
@config_option()
@data_option()
@language_option()
@click.pass_context
def command(context: click.Context, config: Path | None, data: Path | None) -> None:
    """Find what was changed behind the program's back."""
    from valuetui.responses.verify import verify_wave

    words = words_of(context)
    sound = True
    for verified in verify_wave(data_folder_of(config, data)):
        name = verified.path.name
        for finding in verified.findings:
            said = words(f"cli.verify.{finding.change}", id=finding.identifier)
            click.echo(words("cli.verify.finding", file=name, finding=said), err=True)
        if verified.findings:
            sound = False
        else:
            head = verified.head[:8] or "–"
            click.echo(words("cli.verify.sound", file=name, n=verified.records, head=head))
    context.exit(0 if sound else FAILED)
