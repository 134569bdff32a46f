"""What every command finds in its context."""

import click

from valuetui.words import Words

FAILED = 1
"""Exit code of a command that could not do what it was asked."""
WRONG_USE = 2
"""Exit code of a command line that was not understood."""


class Unfit(click.UsageError):
    """What was given cannot be used; the message says why, in the person's language."""


def words_of(context: click.Context) -> Words:
    """The texts in the language that the command line speaks."""
    found = context.find_object(Words)
    return found if found is not None else Words("sv")


def path_of(context: click.Context) -> str:
    """The dotted path of a command below the root, which is empty for the root."""
    names: list[str] = []
    here: click.Context | None = context
    while here is not None and here.parent is not None:
        names.insert(0, here.info_name or "")
        here = here.parent
    return ".".join(names)


def command_text(words: Words, path: str, what: str, below: str = "") -> str:
    """The text ``short`` or ``help`` of the command at a path, or of the one ``below`` it."""
    name = ".".join(filter(None, (path, below))) or "valuetui"
    return words(f"cli.command.{name}.{what}")
