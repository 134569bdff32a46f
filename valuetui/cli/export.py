"""``valuetui export``: workbook and data."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.audit import audit
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
from valuetui.cli.data import ALSO, codebook, csv, json, spss
from valuetui.cli.deck import pptx
from valuetui.cli.exporting import Export as Exporting
from valuetui.cli.exporting import withheld
from valuetui.cli.setup import Refused, data_folder_of, opener_of
from valuetui.words import Words
from valuetui.words.numbers import number

if TYPE_CHECKING:
    from valuetui.reports.data.respondent import Given
    from valuetui.results.comparison import Comparison
    from valuetui.results.selection import Offer
    from valuetui.screens.results.source import ResultsSource

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
@click.option("--also", type=click.Choice(ALSO), multiple=True)
@click.option("--yes", is_flag=True)
@language_option()
@click.pass_context
def xlsx(context: click.Context, /, **options: Any) -> None:
    """The Excel workbook, and with the answers one by one where somebody asks for them."""
    from valuetui.reports.workbook.streamed import MOST_ROWS, TooManyRows
    from valuetui.results.gate import SMALL_BASE
    from valuetui.station.places import exports_folder
    from valuetui.station.surveys import wave_before

    words = words_of(context)
    asked = Exporting(words, options, anywhere=not options["with_answers"])
    folder = options["out"] or exports_folder()
    surveys = data_folder_of(options["config"], options["data"])
    before = comparisons_in(
        [wave_before(surveys, asked.survey.folder)], opener_of(options["key"], words), words
    )
    earlier = before[0] if before else None
    try:
        with asked.given() as given:
            path = export_workbook(
                asked.survey, folder, words, earlier=earlier, given=given, log=asked.survey.folder
            )
    except TooManyRows:
        raise Refused(words("cli.export.too_many", most=number(words, MOST_ROWS))) from None
    click.echo(words("cli.export.written", path=path))
    for line in withheld(asked.comparison, words):
        click.echo(line)
    if given and any(group.is_small for group in asked.comparison.groups):
        click.echo(words("cli.export.rough_beside", base=SMALL_BASE))


for _each in (csv, json, spss, codebook, pptx, audit):
    command.add_command(_each)


def export_workbook(
    survey: "ResultsSource",
    folder: Path,
    words: Words,
    part: "Offer | None" = None,
    earlier: "Comparison | None" = None,
    given: "Given | None" = None,
    log: Path | None = None,
) -> Path:
    """Write the workbook into a folder, beside any earlier one, and return its path: of everybody
    and beside them parts of them and the wave before, or of a part of those who answered; with the
    answers one by one where they are given. The action plan holds what is in the dialogue's ``log``
    of a folder."""
    from valuetui.reports.dialogue.keeping import DialogueLog
    from valuetui.reports.dialogue.planning import plan_lines
    from valuetui.reports.naming import unused_path, workbook_name
    from valuetui.reports.workbook import write_workbook

    today = date.today()  # noqa: DTZ011 (the day on the wall)
    from valuetui.results.telling import category_in_words, part_in_words

    apart, left_out = ([], 0) if part else parts_told(survey, words)
    comparison = survey.with_words(survey.comparison(part.selection if part else None))
    remarks = [problem.by_name().say(words) for problem in survey.problems]
    if left_out:
        remarks.append(words("workbook.care.left_out", n=left_out))
    if part or (earlier and not asked_alike(earlier, comparison, words, remarks)):
        earlier = None
    folder.mkdir(parents=True, exist_ok=True)
    what = category_in_words(part, words, comparison.instrument) if part else ""
    if given:
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
        apart=apart,
        earlier=earlier,
        given=given,
        plan=plan_lines(DialogueLog(log).entries()) if log else (),
        weighted=None if part else survey.weighted(),
    )
    return path
