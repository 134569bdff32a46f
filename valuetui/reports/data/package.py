"""Which files each kind of data has."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from valuetui.instrument.model import Instrument
from valuetui.reports.data.answers import coded, matrix, wide
from valuetui.reports.data.codebook import Files, codebook
from valuetui.reports.data.figures import figure_columns, figures
from valuetui.reports.data.keeping import Content
from valuetui.reports.data.missed import missed_columns, missed_table
from valuetui.reports.data.respondent import Given
from valuetui.reports.data.sav import write_sav
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.reports.data.syntax import syntax
from valuetui.reports.data.table import Set, Table
from valuetui.results.comparison import Comparison
from valuetui.words import Words

FIGURES, WIDE, MATRIX = "figures.csv", "answers-wide.csv", "answers-matrix.csv"
MISSED = "missed-words.csv"
DATA, SYNTAX, SAV = "spss.csv", "spss.sps", "spss.sav"


def csv_files(comparison: Comparison, given: Given, words: Words) -> dict[str, Content]:
    """The figures, the answers in both forms, and the codebook."""
    missed = {MISSED: table_csv(missed_table(comparison, words))} if comparison.missed else {}
    return {
        FIGURES: table_csv(figures(comparison, words)),
        **missed,
        WIDE: table_csv(wide(given, words)),
        MATRIX: table_csv(matrix(given, words)),
        **codebook_files(given),
    }


def codebook_files(given: Given) -> dict[str, Content]:
    """The codebook of the figures and of the answers in both forms."""
    nobody = replace(given, answers=())

    def columns(words: Words) -> Files:
        asked = given.instrument
        is_written = any(question.write_in for question in asked.questions)
        return {
            FIGURES: figure_columns(asked, words),
            **({MISSED: missed_columns(asked, words)} if is_written else {}),
            WIDE: wide(nobody, words).columns,
            MATRIX: matrix(nobody, words).columns,
        }

    return dict(codebook(given, columns))


def spss_files(
    comparison: Comparison, given: Given | None, words: Words, *, sav: bool
) -> dict[str, Content]:
    """The figures, or the answers where they are given: the data as CSV, the syntax that reads
    them, the codebook, and the file of SPSS itself where that is wanted."""
    table, sets = _for_spss(comparison, given, words)
    files: dict[str, Content] = {
        DATA: table_csv(table, decimal="."),
        SYNTAX: syntax(table, sets, DATA, words),
        **codebook(given or Given(comparison.instrument, ()), _columns_for_spss(comparison, given)),
    }
    if sav:
        files[SAV] = partial(_written, table, comparison.instrument)
    return files


def _for_spss(
    comparison: Comparison, given: Given | None, words: Words
) -> tuple[Table[Any], list[Set]]:
    return coded(given, words) if given else (figures(comparison, words).of_data(), [])


def _columns_for_spss(comparison: Comparison, given: Given | None) -> Callable[[Words], Files]:
    nobody = replace(given, answers=()) if given else None
    return lambda words: {DATA: _for_spss(comparison, nobody, words)[0].columns}


def _written(table: Table[Any], asked: Instrument, path: Path) -> None:
    write_sav(table, path, f"{asked.organisation.id} {asked.wave}")
