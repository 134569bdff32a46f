"""What every command finds in its context."""

import click

from valuetui.words import Words


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
