"""``valuetui instrument export`` and ``import``."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.instrument.samples import load_small, write_files
from valuetui.instrument.load import load_instrument
from valuetui.station.shipped import shipped_config

SHIPPED = shipped_config() / "kommun.toml"


def test_a_questionnaire_goes_out_and_comes_back(valuetui: Run, tmp_path: Path) -> None:
    out = valuetui("instrument", "export", "xlsform", SHIPPED, "--out", "k.xlsx")
    assert (out.code, out.err) == (0, "")
    assert out.out.splitlines()[0] == "Formuläret är skrivet: k.xlsx"
    assert "- Sekunder per skärm sparas inte." in out.out
    back = valuetui("instrument", "import", "xlsform", "k.xlsx", "--out", "k.toml")
    assert (back.code, back.err) == (0, "")
    assert back.out == "Frågeformuläret finns i k.toml och ordlistan i k-values.toml\n"
    assert load_instrument(tmp_path / "k.toml") == load_instrument(SHIPPED)


def test_without_a_name_the_form_lies_in_exports(valuetui: Run, tmp_path: Path) -> None:
    for expected in ("kommun-xlsform.xlsx", "kommun-xlsform (2).xlsx"):
        assert valuetui("instrument", "export", "xlsform", SHIPPED).code == 0
        assert (tmp_path / "exports" / expected).exists()


def test_nothing_is_overwritten(valuetui: Run, tmp_path: Path) -> None:
    questionnaire = write_files(tmp_path / "q")
    assert valuetui("instrument", "export", "xlsform", questionnaire, "--out", "k.xlsx").code == 0
    for taken in ("k.toml", "k-values.toml"):
        (tmp_path / taken).write_text("mine")
        told = valuetui("instrument", "import", "xlsform", "k.xlsx", "--out", "k.toml", lang="en")
        assert told.code == 1
        assert told.err.startswith(f"{taken} is there already and is never overwritten.")
        assert (tmp_path / taken).read_text() == "mine"
        (tmp_path / taken).unlink()
    assert valuetui("instrument", "export", "xlsform", questionnaire, "--out", "k.xlsx").code == 1


def test_what_means_nothing_is_told_with_its_cell_and_kept(valuetui: Run, tmp_path: Path) -> None:
    questionnaire = write_files(tmp_path / "q")
    valuetui("instrument", "export", "xlsform", questionnaire, "--out", "k.xlsx")
    book = load_workbook(tmp_path / "k.xlsx")
    sheet = book["survey"]
    last = sheet.max_column + 1
    sheet.cell(1, last).value = "media::image"
    sheet.cell(6, last).value = 'ord "a"\n.png'
    place = sheet.cell(6, last).coordinate
    book.save(tmp_path / "k.xlsx")
    told = valuetui("instrument", "import", "xlsform", "k.xlsx", "--out", "k.toml", lang="en")
    assert told.code == 0
    assert (
        told.out.splitlines()[0] == f"survey!{place}: the column media::image means nothing here."
    )
    text = (tmp_path / "k.toml").read_text(encoding="utf-8")
    assert text.endswith(f'# survey!{place} "media::image" = "ord \\"a\\"\\n.png"\n')
    assert load_instrument(tmp_path / "k.toml") == load_small(tmp_path / "again")


def test_what_must_be_mended_is_told(valuetui: Run, tmp_path: Path) -> None:
    questionnaire = write_files(tmp_path / "q")
    valuetui("instrument", "export", "xlsform", questionnaire, "--out", "k.xlsx")
    book = load_workbook(tmp_path / "k.xlsx")
    del book["valuetui"]
    del book["valuetui_values"]
    book.save(tmp_path / "k.xlsx")
    told = valuetui("instrument", "import", "xlsform", "k.xlsx", "--out", "k.toml", lang="en")
    assert told.code == 1
    assert "survey!B2: the calculation" not in told.out
    assert "survey!A2: the calculation valuetui_instrument is left out." in told.out
    assert "“organisation” is missing" in told.err
    assert (tmp_path / "k-values.toml").exists()


def test_what_is_no_form_is_refused(valuetui: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no")
    told = valuetui("instrument", "import", "xlsform", "a.xlsx", "--out", "k.toml", lang="en")
    assert (told.code, told.out) == (1, "")
    assert told.err == "a.xlsx is no Excel file (xlsx) that can be read. Save it again as xlsx.\n"
    assert valuetui("instrument", "import", "xlsform", "b.xlsx", "--out", "k.toml").code == 1
    assert not (tmp_path / "k.toml").exists()
