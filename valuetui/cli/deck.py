"""``valuetui export pptx``: the council's deck."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.command import (
    Command,
    config_option,
    data_option,
    key_option,
    language_option,
    survey_options,
)
from valuetui.cli.context import words_of
from valuetui.cli.exporting import Export
from valuetui.cli.setup import Refused
from valuetui.responses.meter import unseen
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison
    from valuetui.screens.results.source import ResultsSource


@click.command("pptx", cls=Command)
@config_option()
@data_option()
@survey_options()
@key_option()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@language_option()
@click.pass_context
def pptx(context: click.Context, /, **options: Any) -> None:
    """The council's deck."""
    from valuetui.cli.progress import progress

    words = words_of(context)
    require_deck(words)
    export = Export(words, options)
    told = export.survey, export.comparison, words, export.day, export.remarks()
    with progress(words("pptx.making")) as show:
        deck = deck_of(*told, show=show)
    export.keep_file(".pptx", deck)
    export.tell(in_columns=False)


def require_deck(words: Words) -> None:
    """Raise :class:`Refused`, saying what to install, where no deck can be made."""
    from valuetui.reports.deck.needed import PptxMissing, require_pptx

    try:
        require_pptx()
    except PptxMissing:
        raise Refused(words("pptx.missing")) from None


def deck_of(
    survey: "ResultsSource",
    comparison: "Comparison",
    words: Words,
    day: date,
    remarks: tuple[str, ...],
    *,
    part: str = "",
    show: Callable[[float], None] = unseen,
) -> bytes:
    """The deck of the comparison that the survey has made last."""
    from valuetui.reports.deck.deck import deck_bytes
    from valuetui.reports.deck.subject import Subject

    evidence = survey.evidence(comparison.snapshot)
    assert evidence is not None  # noqa: S101 - of the comparison that was made just now
    days = None if part else survey.days()
    about = Subject(comparison, evidence, words, day, remarks, days, part)
    return deck_bytes(about, show)
