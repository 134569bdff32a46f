"""The syntax, read by a program that is not ours: PSPP, which speaks the language of SPSS."""

import subprocess
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.reports.data import INSTRUMENT, given_by, rows_of, with_labels
from tests.results.populations import compared
from valuetui.reports.data.keeping import keep_folder
from valuetui.reports.data.names import spss_names
from valuetui.reports.data.package import spss_files
from valuetui.reports.data.respondent import Also, Given
from valuetui.words import Words

pytestmark = [pytest.mark.real, pytest.mark.slow]

LABELS = ["it's.", 'säg "hej"', "två\n.\nrader", "♥" * 100]
ANSWERS = [
    given_by(1, unit="north-1", background={"age": "old", "ways": ("care",), "years": 7}),
    given_by(2, picks={"desired": ("v1", "v2", "v3")}),
    *(given_by(number) for number in range(3, 12)),
]
BACK = (
    "SAVE TRANSLATE /OUTFILE='back.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE "
    "/TEXTOPTIONS DELIMITER=';'."
)


def run(folder: Path, *more: str) -> str:
    """What PSPP says of the syntax and of what is asked after it; it finds nothing amiss."""
    need("pspp")
    program = folder / "all.sps"
    program.write_text("\n".join(["INSERT FILE='spss.sps' CD=YES.", *more]), encoding="utf-8")
    told = subprocess.run(
        ["pspp", "-O", "format=txt", "-o", "-", program.name],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "error" not in told.stdout + told.stderr, told.stdout
    assert "warning" not in told.stdout + told.stderr, told.stdout
    assert told.returncode == 0, told.stdout
    return told.stdout


def test_pspp_reads_every_answer_as_it_is(tmp_path: Path) -> None:
    held = Given(with_labels(LABELS), ANSWERS, also=frozenset(Also))
    comparison = compared(ANSWERS, INSTRUMENT)
    folder = keep_folder(tmp_path, "spss", spss_files(comparison, held, Words("sv"), sav=False))
    told = run(folder, BACK, "MRSETS /DISPLAY NAME=ALL.", "DISPLAY LABELS.",
               "FREQUENCIES /VARIABLES=current_1 desired__v1.")  # fmt: skip
    written = rows_of((folder / "spss.csv").read_bytes())
    names = spss_names(list(written[0]))
    assert [
        {column: row[name].strip() for column, name in names.items()}
        for row in rows_of((folder / "back.csv").read_bytes())
    ] == written
    for said in ("$current", "$desired_picks", "$background.ways", "Dichotomies", "Categories"):
        assert said in told


def test_pspp_reads_every_figure_as_it_is(tmp_path: Path) -> None:
    comparison = compared(ANSWERS, INSTRUMENT)
    folder = keep_folder(tmp_path, "spss", spss_files(comparison, None, Words("en"), sav=False))
    run(folder, BACK)
    written = rows_of((folder / "spss.csv").read_bytes())
    back = rows_of((folder / "back.csv").read_bytes())
    assert len(back) == len(written) == 3 * 2 * 12
    for found, row in zip(back, written, strict=True):
        for column in ("value", "why", "count", "rank"):
            assert found[column].strip() == row[column]
        assert found["low"].strip() == "" or float(found["low"]) == float(row["low"])
