"""Nothing typed by people acts in the workbook, and nothing withheld is in it."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.reports.parts import with_parts
from tests.reports.surveys import comparison_of, instrument, opened, written
from tests.results.populations import counted
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.cells import LONGEST_TEXT, clean, put
from valuetui.results.comparison import Comparison, compare

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","klicka")',
    "+46 70 123",
    "-3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "#N/A",
    "_x0041_",
    "<b>fet & kursiv</b>",
    '"citat"',
    " blanksteg ",
    "två\nrader",
    "😀" * 3,
    '&[Sida] &P &"Courier"',
    "{organisation}",
    "12,5",
    "TRUE",
]


def parts(path: Path) -> dict[str, str]:
    """Every part of the file as text."""
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


PLAIN = [f"ord {number}" for number in range(len(HOSTILE))]


def formulas(path: Path) -> dict[tuple[str, str], object]:
    """Every formula of the workbook, by sheet and cell, and those of its rules and names."""
    book = opened(path)
    found: dict[tuple[str, str], object] = {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            found[sheet.title, str(rule.sqref)] = (rule.formula1, rule.formula2)
        for place in sheet.conditional_formatting:
            for rule in place.rules:
                found[sheet.title, f"{place.sqref} {rule.priority}"] = rule.formula
    return found | {("", name): each.attr_text for name, each in book.defined_names.items()}


def part_of(path: Path, sheet: str) -> str:
    """The part of the file that holds a sheet."""
    return f"xl/worksheets/sheet{opened(path).sheetnames.index(sheet) + 1}.xml"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_formula_is_longer_than_programs_read(tmp_path: Path, language: str) -> None:
    """Excel takes 8192 characters, and 255 in each of its texts."""
    for formula in formulas(written(comparison_of(PLAIN), tmp_path, language)).values():
        assert len(str(formula)) < 8192
        assert all(len(text) < 255 for text in str(formula).split('"')[1::2])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_label_becomes_a_formula_wherever_it_stands(tmp_path: Path, language: str) -> None:
    comparison = comparison_of(
        HOSTILE,
        groups=HOSTILE[:3],
        organisation="=cmd|' /C calc'!A0",
        wave="=2+5",
    )
    path = written(comparison, tmp_path, language)
    for name, content in parts(path).items():
        if name.startswith("xl/worksheets/sheet"):
            assert 't="e"' not in content
    assert formulas(path) == formulas(written(comparison_of(PLAIN), tmp_path, language))
    for sheet in opened(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d", "f")
                if str(cell.value).startswith(("=", "+", "-", "@", "\t")) and cell.data_type == "s":
                    assert cell.quotePrefix


ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
"""Control characters and lone halves of characters included."""


@given(ANY_TEXT)
def test_any_text_can_be_written_and_is_read_again_as_the_same_text(text: str) -> None:
    book = Workbook()
    put(book.worksheets[0], 1, 1, text, "Normal")
    saved = BytesIO()
    book.save(saved)
    cell = load_workbook(saved).worksheets[0]["A1"]
    assert cell.data_type in ("s", "inlineStr", "n")  # an empty text leaves the cell empty
    assert unescaped(cell.value or "") == clean(text)


@pytest.mark.slow
@settings(max_examples=10)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=12, max_size=12))
def test_a_whole_workbook_can_be_made_of_any_labels(labels: list[str]) -> None:
    comparison = comparison_of(labels)
    with TemporaryDirectory() as folder:
        book = opened(written(comparison, Path(folder)))
    found = [unescaped(str(cell.value or "")) for (cell,) in book["Alla värdeord"]["G5:G16"]]
    assert found == [clean(label) for label in labels]


SAVED = st.text(st.characters(codec="utf-8"), max_size=40)
"""What can stand in a questionnaire, which is a file in UTF-8."""


@pytest.mark.slow
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(
    labels=st.lists(SAVED, min_size=24, max_size=24),
    names=st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT),
    groups=st.tuples(SAVED, SAVED, SAVED),
    whose=st.tuples(SAVED, SAVED),
)
def test_formulas_and_names_are_the_same_whatever_the_texts_are(
    labels: list[str], names: tuple[str, ...], groups: tuple[str, ...], whose: tuple[str, str]
) -> None:
    subject = with_parts(labels=labels, names=names)
    survey = subject.comparison.instrument
    texts = dict.fromkeys(survey.languages, whose[0])
    asked = replace(
        survey,
        wave=whose[1],
        organisation=replace(survey.organisation, name=texts),
        groups=tuple(
            replace(group, label=dict.fromkeys(survey.languages, name))
            for group, name in zip(survey.groups, groups, strict=True)
        ),
    )
    shown = tuple(
        replace(each, group=group)
        for each, group in zip(subject.comparison.groups, asked.groups, strict=True)
    )
    own = replace(subject.comparison, instrument=asked, groups=shown)
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("any.xlsx", "plain.xlsx")]
        for path, each in zip(paths, (replace(subject, comparison=own), with_parts()), strict=True):
            path.write_bytes(workbook_bytes(each))
        assert formulas(paths[0]) == formulas(paths[1])


def unescaped(text: str) -> str:
    """The text as Excel reads it: it takes _x005F_ for an underscore."""
    return text.replace("_x005F_", "_")


def test_what_looks_like_an_escaped_character_stays_what_it_is(tmp_path: Path) -> None:
    path = written(comparison_of(["_x0041_", "tillit"]), tmp_path)
    assert ">_x005F_x0041_<" in parts(path)[part_of(path, "Alla värdeord")]


def test_control_characters_and_halves_of_characters_are_taken_away() -> None:
    assert clean("a\0b\x1fc\ufffed\ud83de\r\nf\rg\th") == "abcd\N{REPLACEMENT CHARACTER}e\nf\ng\th"


@given(st.sampled_from(["a", "å", "😀"]), st.integers(LONGEST_TEXT - 3, LONGEST_TEXT + 3))
def test_a_text_too_long_for_a_cell_is_cut_and_the_cut_is_shown(letter: str, length: int) -> None:
    text = clean(letter * length)
    units = len(text.encode("utf-16-le")) // 2
    if length * len(letter.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        assert text == letter * length
    else:
        assert LONGEST_TEXT - 1 <= units <= LONGEST_TEXT
        assert text.endswith(letter + "…")


def test_an_ampersand_in_the_footer_is_a_character(tmp_path: Path) -> None:
    path = written(comparison_of(["tillit"], wave="1 & 2", organisation="&P\n&[Sida] AB"), tmp_path)
    footer = re.search("<oddFooter>(.*?)</oddFooter>", parts(path)["xl/worksheets/sheet1.xml"])
    assert footer
    assert "Värdekartläggning 1 &amp;&amp; 2, &amp;&amp;P &amp;&amp;[Sida] AB" in footer[1]


SECRET = ["tillit", "öppenhet", "stress", "mod"]


def with_hidden_group(hidden: int, picked: int) -> Comparison:
    """Three groups of which the second has ``hidden`` answers."""
    survey = instrument(SECRET)
    sizes = {"g0": 30, "g1": hidden, "g2": 40}
    counts = {
        (group, question.id): {v.id: picked if group == "g1" else 12 for v in survey.values}
        for group in sizes
        for question in survey.questions
    }
    return compare(counted(survey, sizes, counts), survey)


def test_the_workbook_is_the_same_whatever_a_withheld_group_answered(tmp_path: Path) -> None:
    first = written(with_hidden_group(9, 7), tmp_path).read_bytes()
    assert written(with_hidden_group(9, 2), tmp_path).read_bytes() == first
    assert written(with_hidden_group(5, 1), tmp_path).read_bytes() == first
    assert written(with_hidden_group(0, 0), tmp_path).read_bytes() == first


OF_FIGURES = [
    *("Närbild", "Jämförelse", "Topp 10", "Önskad förflyttning", "Teman", "Gemensamma värdeord"),
    *("Alla värdeord", "Data", "Beräkning", "Diagramunderlag"),
]


def test_a_withheld_group_is_named_with_the_reason_and_has_no_row_of_figures(
    tmp_path: Path,
) -> None:
    book = opened(written(with_hidden_group(9, 7), tmp_path))
    about = [[cell.value for cell in row] for row in book["Läs mig"].iter_rows()]
    row = next(row for row in about if row[0] == "◆ Förtroendevalda")
    assert row[1] == "Visas inte: färre än 10 svar."
    lead = [cell.value for (cell,) in book["Översikt"]["A1:A5"]]
    assert "Visas inte, färre än 10 svar: Förtroendevalda." in lead
    for name in OF_FIGURES:
        texts = [str(cell.value) for cells in book[name].iter_rows() for cell in cells]
        assert not [text for text in texts if "Förtroendevalda" in text]
