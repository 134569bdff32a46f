"""``valuetui export csv``, ``json``, ``spss`` and ``codebook``: data for other programs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from valuetui import __version__
from valuetui.cli.command import (
    Command,
    config_option,
    data_option,
    key_option,
    language_option,
    survey_options,
)
from valuetui.cli.context import words_of
from valuetui.cli.exporting import Export, chosen_folder, keep_folder
from valuetui.cli.setup import Refused

ALSO = ("channel", "language", "session", "station", "day")
"""As ``reports.data.respondent`` has them, which is too slow to load for a page of help."""

MISSED = "ord-som-saknas"
"""In the name of the file of words that people missed, the same in every language."""

Function = Callable[..., Any]


def of_a_survey(function: Function) -> Function:
    """The options of every command here."""
    out = click.option("--out", type=click.Path(file_okay=False, path_type=Path))
    for option in (language_option(), out, key_option(), survey_options(), data_option()):
        function = option(function)
    return config_option()(function)


def _with_answers(function: Function) -> Function:
    """The options of those that may write the answers one by one."""
    function = click.option("--yes", is_flag=True)(function)
    function = click.option("--also", type=click.Choice(ALSO), multiple=True)(function)
    return click.option("--with-answers", is_flag=True)(function)


@click.command("csv", cls=Command)
@of_a_survey
@_with_answers
@click.pass_context
def csv(context: click.Context, /, **options: Any) -> None:
    """The figures as CSV; or the answers, with the figures and the codebook beside them."""
    from valuetui.reports.data.figures import figures
    from valuetui.reports.data.missed import missed_table
    from valuetui.reports.data.package import csv_files
    from valuetui.reports.data.spreadsheet import table_csv
    from valuetui.reports.data.weighted import with_weights

    export = Export(words_of(context), options)
    with export.given() as given:
        if given:
            export.keep_folder("svar", csv_files(export.comparison, given, export.words))
        else:
            table = figures(export.comparison, export.words)
            table = with_weights(table, export.weighted(), export.words)
            export.keep_file(".csv", table_csv(table))
            if export.comparison.missed:
                missed = missed_table(export.comparison, export.words)
                export.keep_file(".csv", table_csv(missed), MISSED)
    export.tell()


@click.command("json", cls=Command)
@of_a_survey
@_with_answers
@click.pass_context
def json(context: click.Context, /, **options: Any) -> None:
    """The same as one JSON document."""
    from valuetui.reports.data.document import data_json

    export = Export(words_of(context), options)
    with export.given() as given:
        document = data_json(
            export.comparison,
            export.words,
            day=export.day,
            program=f"valuetui {__version__}",
            remarks=export.remarks(),
            given=given,
            weighted=export.weighted(),
        )
        export.keep_file(".json", document, "svar" if given else "", private=given is not None)
    export.tell()


@click.command("spss", cls=Command)
@of_a_survey
@_with_answers
@click.option("--sav", is_flag=True)
@click.pass_context
def spss(context: click.Context, /, *, sav: bool, **options: Any) -> None:
    """The same as CSV with the syntax by which SPSS reads it, and as the file of SPSS itself."""
    from valuetui.reports.data.package import spss_files
    from valuetui.reports.data.sav import SavMissing, require_sav

    export = Export(words_of(context), options)
    if sav:
        try:
            require_sav()
        except SavMissing:
            raise Refused(export.words("cli.export.no_sav")) from None
    with export.given() as given:
        files = spss_files(export.comparison, given, export.words, sav=sav)
        export.keep_folder("spss-svar" if given else "spss", files)
    export.tell()


@click.command("codebook", cls=Command)
@of_a_survey
@click.pass_context
def codebook(context: click.Context, /, **options: Any) -> None:
    """What every id means, and what the columns of the data hold."""
    from valuetui.reports.data.package import codebook_files
    from valuetui.reports.data.respondent import Also, Given
    from valuetui.station.versions import newest_of, versions_in

    words = words_of(context)
    versions = versions_in(chosen_folder(options, words))
    asked = newest_of(versions)
    files = codebook_files(Given(asked, (), versions, frozenset(Also)))
    click.echo(keep_folder(options["out"], asked, "kodbok", files, words))
