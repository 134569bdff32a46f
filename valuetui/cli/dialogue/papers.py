"""From what a paper is told to the file on the disk, for every command that prints."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.asking import working
from valuetui.cli.command import (
    Decorator,
    config_option,
    data_option,
    key_option,
    language_option,
    survey_options,
)
from valuetui.cli.context import Unfit
from valuetui.cli.exporting import chosen_folder, withheld
from valuetui.cli.printing import said_why, show_files
from valuetui.cli.setup import opener_of
from valuetui.instrument.model import Group, Instrument
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.reports.dialogue.subject import Subject

Paper = tuple[str, str, Mapping[str, Any]]
"""What its file is called, its template, and what that is told."""


def printing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Which survey, and where the papers go."""
    decorators: list[Decorator] = [
        config_option(),
        data_option(),
        survey_options(),
        key_option(),
        click.option("--out", type=click.Path(file_okay=False, path_type=Path)),
        click.option("--open", is_flag=True),
        language_option(),
    ]
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


def subject_of(options: Mapping[str, Any], words: Words) -> "Subject":
    """What is talked about; what is amiss with the answers is told."""
    from valuetui.reports.dialogue.subject import Subject
    from valuetui.station.survey import Survey

    folder = chosen_folder(options, words)
    working(words("cli.export.reading"))
    survey = Survey(folder, opener_of(options["key"], words))
    comparison = survey.comparison()
    evidence = survey.evidence(comparison.snapshot)
    assert evidence is not None  # noqa: S101 - of the comparison that was made just now
    for problem in survey.problems:
        click.echo(problem.say(words), err=True)
    return Subject(comparison, evidence, words, today())


def group_of(instrument: Instrument, name: str, words: Words) -> Group:
    """The group that is meant by its id."""
    if name not in instrument.group_by_id:
        known = ", ".join(instrument.group_by_id)
        raise Unfit(words("dialogue.fault.no_group", found=name, known=known))
    return instrument.group_by_id[name]


def print_papers(
    papers: Iterable[Paper],
    asked: Instrument,
    day: date,
    out: Path | None,
    words: Words,
    *,
    opens: bool = False,
) -> None:
    """Make the papers one after another, each beside any earlier one, and say where they are; then
    open them, where that is wanted."""
    from valuetui.cli.progress import progress
    from valuetui.reports.dialogue.writing import write_paper
    from valuetui.station.places import exports_folder

    papers, paths = list(papers), []
    try:
        with said_why(words), progress(words("dialogue.told.working")) as show:
            for number, paper in enumerate(papers, start=1):
                paths.append(write_paper(*paper, asked, day, out or exports_folder()))
                show(number / len(papers))
    finally:
        for path in paths:
            click.echo(words("dialogue.told.written", path=path))
    if opens:
        show_files(paths, words)


def tell_withheld(subject: "Subject") -> None:
    """Say which groups are not shown."""
    for line in withheld(subject.comparison, subject.words):
        click.echo(line)


def today() -> date:
    """The day on the wall."""
    return date.today()  # noqa: DTZ011


class Day(click.ParamType[date]):
    """A day as an ISO date."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: click.Context | None) -> date:
        del param
        from valuetui.cli.context import words_of

        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            words = words_of(ctx) if ctx else Words("sv")
            raise Unfit(words("dialogue.fault.no_day", found=value), ctx) from None


DAY = Day()
text_option = partial(click.option, default="", show_default=False)
