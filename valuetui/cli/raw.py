"""Answers one by one, on request: what that means is said first, and somebody has to confirm it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import confirm
from valuetui.cli.setup import Refused
from valuetui.words import Words
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison


def confirm_answers(comparison: "Comparison", words: Words, *, yes: bool) -> None:
    """Warn of what answers one by one reveal, and go on only if somebody confirms.

    Raises :class:`Refused` where nobody does, and where no group has enough answers to be shown:
    those of the others are left out, see :func:`answers_left_out`.
    """
    if not comparison.groups:
        raise Refused(words("cli.raw.nobody", threshold=comparison.gate.threshold))
    click.echo(words("cli.raw.warning"), err=True)
    word = words("cli.raw.word")
    confirm(words("cli.raw.confirm", word=word), (word,), words, yes=yes)


def answers_left_out(comparison: "Comparison", words: Words) -> Iterator[str]:
    """Whose answers are not written, a line for each group."""
    for hidden in comparison.withheld:
        label = in_language(hidden.group.label, words.language)
        yield words(f"cli.raw.left_out.{hidden.why.value}", group=label, threshold=hidden.threshold)
