"""What the commands that write a bundle have in common."""

from pathlib import Path

import click

from valuetui.cli.command import Decorator
from valuetui.cli.context import FAILED
from valuetui.station.bundling import Bundled
from valuetui.words import Words
from valuetui.words.numbers import number


def to_option() -> Decorator:
    """``--to``, a file or the folder for one."""
    return click.option("--to", type=click.Path(path_type=Path))


def tell_bundle(bundled: Bundled, command: str, words: Words) -> int:
    """Say where the bundle is and what is not in it; the exit code of its command."""
    from valuetui.cli.told import HARMLESS, not_read

    for line in not_read(bundled.problems, words):
        click.echo(line, err=True)
    what = "was_there" if bundled.was_there else "written"
    click.echo(words(f"cli.{command}.{what}", path=bundled.path))
    click.echo(
        words(
            "cli.told.content",
            stations=number(words, len(bundled.stations)),
            answers=number(words, bundled.answers),
            void=number(words, bundled.void),
        )
    )
    is_whole = all(each.reason in HARMLESS for each in bundled.problems)
    return 0 if is_whole else FAILED
