"""``valuetui export``: workbook and data."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import (
    Group,
    config_option,
    data_option,
    key_option,
    language_option,
    show_page,
    survey_options,
)
from valuetui.cli.context import words_of
from valuetui.cli.raw import answers_left_out, confirm_answers
from valuetui.cli.setup import Refused, opener_of, survey_folder_of
from valuetui.responses.errors import StoreError
from valuetui.words import Words
from valuetui.words.numbers import number
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.reports.answered import Answered
    from valuetui.results.selection import Offer
    from valuetui.screens.results.app import Export
    from valuetui.screens.results.source import ResultsSource
    from valuetui.station.survey import Survey

WITH_ANSWERS = "med-svar"
"""In the name of a workbook that holds answers one by one, the same in every language."""


@click.group("export", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """What is written from the results."""
    show_page(context)


@command.command("xlsx")
@config_option()
@data_option()
@survey_options()
@key_option()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--with-answers", is_flag=True)
@click.option("--yes", is_flag=True)
@language_option()
@click.pass_context
def xlsx(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    organisation: str | None,
    wave: str | None,
    key: Path | None,
    out: Path | None,
    with_answers: bool,
    yes: bool,
) -> None:
    """The Excel workbook, and with the answers one by one where somebody asks for them."""
    from valuetui.station.places import exports_folder
    from valuetui.station.survey import Survey

    words = words_of(context)
    survey = Survey(survey_folder_of(config, data, organisation, wave), opener_of(key, words))
    folder = out or exports_folder()
    try:
        if with_answers:
            confirm_answers(survey.comparison(), words, yes=yes)
            path = export_with_answers(survey, folder, words)
        else:
            path = export_workbook(survey, folder, words)
    finally:
        for problem in survey.problems:
            click.echo(problem.say(words), err=True)
    click.echo(words("cli.export.written", path=path))
    for hidden in survey.comparison().withheld:
        label = in_language(hidden.group.label, words.language)
        click.echo(words("cli.export.withheld", group=label, threshold=hidden.threshold))
    if with_answers:
        for line in answers_left_out(survey.comparison(), words):
            click.echo(line)


def export_workbook(
    survey: "ResultsSource",
    folder: Path,
    words: Words,
    part: "Offer | None" = None,
    answered: "Answered | None" = None,
) -> Path:
    """Write the workbook into a folder, beside any earlier one, and return its path: of everybody,
    or of a part of those who answered; with the answers one by one where they are given."""
    from valuetui.reports.naming import unused_path, workbook_name
    from valuetui.reports.workbook import write_workbook

    today = date.today()  # noqa: DTZ011 (the day on the wall)
    from valuetui.results.telling import category_in_words, part_in_words

    comparison = survey.comparison(part.selection if part else None)
    remarks = [problem.by_name().say(words) for problem in survey.problems]
    folder.mkdir(parents=True, exist_ok=True)
    what = category_in_words(part, words, comparison.instrument) if part else ""
    if answered:
        what = WITH_ANSWERS
    path = unused_path(folder, workbook_name(comparison.instrument, today, what))
    write_workbook(
        comparison,
        path,
        words,
        day=today,
        remarks=remarks,
        part=part_in_words(part, words, comparison.instrument) if part else "",
        evidence=survey.evidence(comparison.snapshot),
        answered=answered,
    )
    return path


def export_with_answers(survey: "Survey", folder: Path, words: Words) -> Path:
    """Write the workbook with the answers one by one into a folder. What that reveals somebody must
    have confirmed.

    Raises :class:`Refused` where there are more answers than rows in a sheet.
    """
    from valuetui.reports.answered import Answered
    from valuetui.reports.workbook.streamed import MOST_ROWS, TooManyRows
    from valuetui.station.versions import versions_in

    versions = {stamp: each.version for stamp, each in versions_in(survey.folder).items()}
    answered = Answered(survey.answers(), survey.asked(), versions)
    try:
        return export_workbook(survey, folder, words, answered=answered)
    except TooManyRows:
        raise Refused(words("cli.raw.too_many", most=number(words, MOST_ROWS))) from None


def workbook_from_screen(survey: "ResultsSource") -> "Export":
    """How the results screen writes the workbook of a survey, in the language spoken there."""
    from valuetui.cli.failure import explain
    from valuetui.screens.results.app import NotWritten
    from valuetui.station.places import exports_folder

    def export(words: Words, part: "Offer | None") -> Path:
        try:
            return export_workbook(survey, exports_folder(), words, part)
        except (OSError, StoreError) as error:
            raise NotWritten(explain(error, words)) from error

    return export
