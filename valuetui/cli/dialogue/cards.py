"""``valuetui dialogue cards``: a card to talk over for each word."""

from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.command import Command
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.dialogue.papers import (
    group_of,
    print_papers,
    printing_options,
    subject_of,
    tell_withheld,
    text_option,
)
from valuetui.words import Words
from valuetui.words.cleaning import one_line

if TYPE_CHECKING:
    from valuetui.instrument.model import Instrument, Value


@click.command("cards", cls=Command)
@text_option("--for", "group_id")
@click.option("--value", "names", multiple=True)
@click.option("--all", "every", is_flag=True)
@click.option("--no-figures", is_flag=True)
@printing_options
@click.pass_context
def command(
    context: click.Context,
    /,
    group_id: str,
    names: tuple[str, ...],
    *,
    every: bool,
    no_figures: bool,
    **options: Any,
) -> None:
    """Cards of the words that were picked most, of those that are named, or of all."""
    from valuetui.reports.dialogue.cards import cards, talked_about

    words = words_of(context)
    subject = subject_of(options, words)
    instrument = subject.comparison.instrument
    group = group_of(instrument, group_id, words) if group_id else None
    if every:
        chosen = list(instrument.values)
    elif names:
        chosen = [_value(instrument, each, words) for each in dict.fromkeys(names)]
    else:
        chosen = talked_about(subject.comparison, group)
    told = cards(subject, chosen, group, figures=not no_figures)
    what = f"kort-{group.id}" if group else "kort"
    paper = (what, "dialogue-cards", told)
    print_papers(
        [paper], instrument, subject.day, options["out"], words, opens=options["open"]
    )  # fmt: skip
    tell_withheld(subject)


def _value(instrument: "Instrument", name: str, words: Words) -> "Value":
    """The value that is meant by its id, or by its label in any language."""
    wanted = one_line(name).casefold()
    for value in instrument.values:
        if wanted == value.id or wanted in {each.casefold() for each in value.label.values()}:
            return value
    raise Unfit(words("dialogue.fault.no_value", found=one_line(name)))
