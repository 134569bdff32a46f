"""``valuetui seal``: the key of sealed answers, and answers opened with it."""

from pathlib import Path

import click

from valuetui.cli.command import Group, data_option, key_option, language_option, show_page
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused, told_what_to_install


@click.group("seal", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """Answers that only the holder of a key can read."""
    show_page(context)


@command.command("new-key")
@click.argument("key_file", type=click.Path(dir_okay=False, path_type=Path))
@language_option()
@click.pass_context
def new_key(context: click.Context, key_file: Path) -> None:
    """Make a secret key, and tell its public one."""
    from valuetui.responses.keys import write_new_key

    words = words_of(context)
    with told_what_to_install(words):
        try:
            public = write_new_key(key_file)
        except FileExistsError:
            raise Refused(words("cli.seal.key_there", path=key_file)) from None
    click.echo(words("cli.seal.key_made", path=key_file), err=True)
    click.echo(f'seal = "{public}"')


@command.command("open")
@data_option(required=True)
@key_option(required=True)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), required=True)
@language_option()
@click.pass_context
def open_(context: click.Context, data: Path, key: Path, to: Path) -> None:
    """A readable copy of a folder of sealed answers."""
    from valuetui.responses.seal import Opener
    from valuetui.station.opening import open_wave

    words = words_of(context)
    if to.exists() and any(to.iterdir()):
        raise Refused(words("cli.seal.folder_taken", path=to))
    with told_what_to_install(words):
        opener = Opener.from_file(key)
    opened = open_wave(data, opener, to)
    for problem in opened.problems:
        click.echo(problem.say(words), err=True)
    click.echo(words("cli.seal.opened", n=opened.n, path=to))
