"""``valuetui export pptx``: the council's deck."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_export import write_demo
from tests.reports.decks import slides

pytestmark = pytest.mark.slow

SIZES = ("--citizens", "20", "--elected", "7", "--employees", "60")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ("Filen ligger i ", "Visas inte: Förtroendevalda, färre än 10 svar.")),
        ("en", ("The file is in ", "Not shown: Elected representatives, fewer than 10 answers.")),
    ],
)
def test_it_is_written_beside_an_earlier_one_and_told_where_it_is_and_what_is_hidden(
    language: str, said: tuple[str, str], valuetui: Run, tmp_path: Path
) -> None:
    pytest.importorskip("pptx", reason="needs the package python-pptx")
    write_demo(valuetui, tmp_path / "d", *SIZES)
    for number in (1, 2):
        told = valuetui("export", "pptx", "--data", "d", "--out", "ut", lang=language)
        assert (told.code, told.err) == (0, "")
        where, hidden = told.out.splitlines()
        assert hidden == said[1]
        path = tmp_path / where.removeprefix(said[0])
        assert path.name.endswith(".pptx")
        assert ("(2)" in path.name) is (number == 2)
        assert len(slides(path.read_bytes())) == 7


def test_its_first_slide_has_the_days_of_the_answers(valuetui: Run, tmp_path: Path) -> None:
    pytest.importorskip("pptx", reason="needs the package python-pptx")
    write_demo(valuetui, tmp_path / "d", *SIZES)
    assert valuetui("export", "pptx", "--data", "d", "--out", "ut").code == 0
    [path] = (tmp_path / "ut").iterdir()
    first = slides(path.read_bytes())[0]
    assert "svaren gavs" in "\n".join(
        shape.text_frame.text for shape in first.shapes if shape.has_text_frame
    )


def test_where_it_cannot_be_made_it_says_what_to_install_and_writes_nothing(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    for language, said in (("sv", "inte är installerat"), ("en", "is not installed")):
        told = valuetui("export", "pptx", "--data", "nowhere", "--out", "ut", lang=language)
        assert told.code == 1
        assert said in told.err
        assert "pip install 'valuetui[pptx]'" in told.err
    assert not (tmp_path / "ut").exists()


def test_it_is_not_written_among_the_answers(valuetui: Run, tmp_path: Path) -> None:
    pytest.importorskip("pptx", reason="needs the package python-pptx")
    write_demo(valuetui, tmp_path / "d", *SIZES)
    told = valuetui("export", "pptx", "--data", "d", "--out", "d/ut")
    assert told.code == 1
    assert not list((tmp_path / "d").rglob("*.pptx"))
