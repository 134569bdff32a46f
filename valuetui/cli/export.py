"""``valuetui export``: workbook and data."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import working
from valuetui.cli.beside import asked_alike, comparisons_in, parts_told
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
from valuetui.cli.data import codebook, csv, json, spss
from valuetui.cli.deck import pptx
from valuetui.cli.exporting import withheld
from valuetui.cli.setup import data_folder_of, opener_of
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison
    from valuetui.results.selection import Offer
    from valuetui.screens.results.source import ResultsSource


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
) -> None:
    """The Excel workbook."""
    from valuetui.station.places import exports_folder
    from valuetui.station.survey import Survey
    from valuetui.station.surveys import chosen, wave_before

    words, opener = words_of(context), opener_of(key, words_of(context))
    working(words("cli.export.reading"))
    surveys = data_folder_of(config, data)
    folder = chosen(surveys, organisation, wave)
    survey = Survey(folder, opener)
    before = comparisons_in([wave_before(surveys, folder)], opener, words)
    try:
        path = export_workbook(
            survey, out or exports_folder(), words, earlier=before[0] if before else None
        )
    finally:
        for problem in survey.problems:
            click.echo(problem.say(words), err=True)
    click.echo(words("cli.export.written", path=path))
    for line in withheld(survey.comparison(), words):
        click.echo(line)


for _each in (csv, json, spss, codebook, pptx):
    command.add_command(_each)


def export_workbook(
    survey: "ResultsSource",
    folder: Path,
    words: Words,
    part: "Offer | None" = None,
    earlier: "Comparison | None" = None,
) -> Path:
    """Write the workbook into a folder, beside any earlier one, and return its path: of everybody
    and beside them parts of them and the wave before, or of a part of those who answered."""
    from valuetui.reports.naming import unused_path, workbook_name
    from valuetui.reports.workbook import write_workbook

    today = date.today()  # noqa: DTZ011 (the day on the wall)
    from valuetui.results.telling import category_in_words, part_in_words

    apart, left_out = ([], 0) if part else parts_told(survey, words)
    comparison = survey.comparison(part.selection if part else None)
    remarks = [problem.by_name().say(words) for problem in survey.problems]
    if left_out:
        remarks.append(words("workbook.care.left_out", n=left_out))
    if part or (earlier and not asked_alike(earlier, comparison, words, remarks)):
        earlier = None
    folder.mkdir(parents=True, exist_ok=True)
    category = category_in_words(part, words, comparison.instrument) if part else ""
    path = unused_path(folder, workbook_name(comparison.instrument, today, category))
    write_workbook(
        comparison,
        path,
        words,
        day=today,
        remarks=remarks,
        part=part_in_words(part, words, comparison.instrument) if part else "",
        evidence=survey.evidence(comparison.snapshot),
        apart=apart,
        earlier=earlier,
    )
    return path
