"""Asking a person to confirm, and saying that something takes a while: at a terminal only."""

import sys
from collections.abc import Collection

import click

from valuetui.cli.setup import Refused
from valuetui.words import Words
from valuetui.words.cleaning import one_line


def confirm(question: str, accepted: Collection[str], words: Words, *, yes: bool) -> None:
    """Go on only if somebody types one of the accepted texts, or has said ``yes`` beforehand.

    Raises :class:`Refused` otherwise, also where there is nobody to ask.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused(words("cli.confirm.nobody_there"))
    typed = click.prompt(question, default="", show_default=False, err=True)
    if one_line(typed) not in accepted:
        raise Refused(words("cli.confirm.refused"))


def working(text: str) -> None:
    """Say what is being done, to a person who waits for it."""
    if sys.stderr.isatty():
        click.echo(text, err=True)
