"""``valuetui restore``: a folder of answers from its backup."""

from pathlib import Path

import click

from valuetui.cli.command import Command, data_option, language_option
from valuetui.cli.context import FAILED, words_of
from valuetui.cli.setup import Refused
from valuetui.responses.errors import StoreError
from valuetui.words.numbers import number


@click.command("restore", cls=Command)
@click.argument("bundle", type=click.Path(dir_okay=False, path_type=Path))
@data_option(required=True)
@click.option("--dry-run", is_flag=True)
@language_option()
@click.pass_context
def command(context: click.Context, bundle: Path, data: Path, dry_run: bool) -> None:
    """What is missing comes back; what is there stays."""
    from valuetui.cli.alongside import told_alongside
    from valuetui.cli.failure import said_again
    from valuetui.cli.progress import progress
    from valuetui.cli.told import HARMLESS, STAYS, not_read, refusals, table
    from valuetui.station.restoring import restore

    words = words_of(context)
    try:
        with progress(words("cli.restore.at_work")) as show:
            restored = restore(bundle, data, dry_run=dry_run, show=show)
    except StoreError as error:
        raise Refused(said_again(error, words, "cli.restore.again")) from None
    amiss = not_read(restored.problems, words)
    for line in amiss + refusals(restored.counts, data / "quarantine", words):
        click.echo(line, err=True)
    for line in table(restored.counts, restored.standing, restored.void, words):
        click.echo(line)
    click.echo()
    for key, found in (("instruments", restored.instruments), ("rest", restored.rest)):
        if found:
            click.echo(words(f"cli.restore.{key}", n=number(words, found)))
    for line in told_alongside(restored.alongside, words):
        click.echo(line)
    if restored.alongside.codes.registers:
        click.echo(words("missed.alongside.restored"))
    if restored.forgotten and not dry_run:
        click.echo(words("cli.restore.forgotten"))
    click.echo(words("cli.restore.dry_run" if dry_run else "cli.restore.done", path=data))
    is_whole = all(each.reason in HARMLESS | STAYS for each in restored.problems)
    context.exit(0 if is_whole else FAILED)
