"""The file: the same bytes for the same results, whole or not at all, ready for other programs."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl.workbook import Workbook

from tests.reports.surveys import DAY, comparison_of, opened, written
from valuetui.reports.workbook import write_workbook
from valuetui.results.comparison import Comparison
from valuetui.words import Words
from valuetui.words.catalogue import section

SMALL = comparison_of(["tillit", "öppenhet", "stress"])


def test_two_workbooks_of_the_same_results_and_day_have_the_same_bytes(
    demo: Comparison, demo_path: Path, tmp_path: Path
) -> None:
    assert written(demo, tmp_path).read_bytes() == demo_path.read_bytes()


def test_another_day_is_another_workbook(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_workbook(SMALL, first, Words("sv"), day=DAY)
    write_workbook(SMALL, second, Words("sv"), day=date(2026, 11, 24))
    assert first.read_bytes() != second.read_bytes()


def test_the_only_time_in_the_file_is_its_day(demo_path: Path, demo_book: Workbook) -> None:
    day = datetime(DAY.year, DAY.month, DAY.day)  # noqa: DTZ001 (a workbook has no time zones)
    with ZipFile(demo_path) as archive:
        assert {part.date_time for part in archive.infolist()} == {(*DAY.timetuple()[:3], 0, 0, 0)}
    assert demo_book.properties.created == demo_book.properties.modified == day


def test_a_workbook_replaces_the_one_before_it_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(b"den gamla")
    write_workbook(SMALL, path, Words("sv"), day=DAY)
    assert opened(path).sheetnames[0] == "Läs mig"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file can grow beyond a thousand bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("full_disk")
def test_a_workbook_that_cannot_be_written_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(b"den gamla")
    with pytest.raises(OSError, match="too large"):
        write_workbook(SMALL, path, Words("sv"), day=DAY)
    assert path.read_bytes() == b"den gamla"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_or_one_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    with pytest.raises(IsADirectoryError):
        write_workbook(SMALL, tmp_path / "mapp", Words("sv"), day=DAY)
    with pytest.raises(FileNotFoundError):
        write_workbook(SMALL, tmp_path / "saknas" / "bok.xlsx", Words("sv"), day=DAY)
    assert list(tmp_path.iterdir()) == [tmp_path / "mapp"]


def test_reports_can_be_imported_without_openpyxl() -> None:
    code = "import sys, valuetui.reports.naming; print('openpyxl' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"


def trees(path: Path, beginning: str) -> list[ElementTree.Element]:
    """The parts of the file whose names begin so."""
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith(beginning)]
        return [ElementTree.fromstring(archive.read(name)) for name in names]  # noqa: S314


def test_every_part_of_the_file_is_well_formed(demo_path: Path) -> None:
    assert len(trees(demo_path, "")) > 20


WORKSHEET_ORDER = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter"),
    *(
        "mergeCells",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
    ),
    *("pageSetup", "headerFooter", "rowBreaks", "ignoredErrors", "drawing", "tableParts", "extLst"),
]
"""What a sheet may hold here, in the order that the format asks for."""

AXIS_ORDER = [
    *("axId", "scaling", "delete", "axPos", "majorGridlines", "title", "numFmt", "majorTickMark"),
    *("minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "lblOffset"),
]


def names(element: ElementTree.Element) -> list[str]:
    return [child.tag.partition("}")[2] for child in element]


def test_the_parts_of_a_sheet_stand_in_the_order_that_the_format_asks_for(demo_path: Path) -> None:
    for sheet in trees(demo_path, "xl/worksheets/sheet"):
        assert names(sheet) == sorted(names(sheet), key=WORKSHEET_ORDER.index)
        once = [name for name in names(sheet) if name != "conditionalFormatting"]
        assert len(once) == len(set(once))


def test_the_parts_of_an_axis_stand_once_each_and_in_order(demo_path: Path) -> None:
    for chart in trees(demo_path, "xl/charts/chart"):
        for axis in chart.iter():
            if axis.tag.endswith(("}catAx", "}valAx")):
                assert names(axis) == sorted(set(names(axis)), key=AXIS_ORDER.index)


X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_every_data_bar_is_tied_to_one_fuller_description_of_it(demo_path: Path) -> None:
    bars = 0
    for sheet in trees(demo_path, "xl/worksheets/sheet"):
        rules = sheet.findall(f"{MAIN}conditionalFormatting/{MAIN}cfRule[@type='dataBar']")
        ties = [tie.text for rule in rules for tie in rule.iter(f"{X14}id")]
        described = [rule.get("id") for rule in sheet.iter(f"{X14}cfRule")]
        assert len(rules) == len(ties) == len(set(ties))
        assert ties == described
        bars += len(rules)
    comparison, top_lists, closeup, shifts, themes = 11, 6, 4, 6, 12
    assert bars == comparison + top_lists + closeup + shifts + themes


def is_frame(element: ElementTree.Element) -> bool:
    """Whether it names a chart in a drawing."""
    return element.tag.endswith("}cNvPr")


def test_every_chart_is_told_in_words_for_those_who_do_not_see_it(
    demo: Comparison, demo_path: Path
) -> None:
    drawings = trees(demo_path, "xl/drawings/drawing")
    frames = [each for drawing in drawings for each in drawing.iter() if is_frame(each)]
    texts = [frame.get("descr", "") for frame in frames]
    groups = len(demo.groups)
    overview, closeup, shifts, themes = groups + 1, 2, groups, groups
    assert len(texts) == len(set(texts)) == overview + closeup + shifts + themes
    assert "Medborgare: topp 10 i framtiden" in texts[0]
    assert "arbetstillfällen: I framtiden 69\N{NO-BREAK SPACE}%, I dag 1" in texts[0]


def test_current_is_striped_and_desired_solid_in_every_chart(demo_path: Path) -> None:
    for chart in trees(demo_path, "xl/charts/chart"):
        desired, current = (e for e in chart.iter() if e.tag.endswith("}ser"))
        (stripes,) = {e.get("prst") for e in current.iter() if e.tag.endswith("}pattFill")}
        assert stripes == "wdUpDiag"
        assert not [e for e in desired.iter() if e.tag.endswith("}pattFill")]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_of_sheets_are_such_that_excel_takes(language: str) -> None:
    names = list(section(language, "workbook")["sheet"].values())
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name.casefold() != "history"


def test_every_sheet_prints_on_a4_landscape_as_wide_as_the_page(demo_book: Workbook) -> None:
    for sheet in demo_book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        fit, footer = sheet.sheet_properties.pageSetUpPr, sheet.oddFooter
        assert fit
        assert fit.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert footer
        assert "Exempelköpings kommun" in str(footer.left.text)
        assert footer.right.text == "Sida &P av &N"


def test_the_overview_is_one_page(demo_book: Workbook) -> None:
    assert demo_book["Översikt"].page_setup.fitToHeight == 1


def test_tables_keep_their_headings_in_sight_and_on_every_page(demo_book: Workbook) -> None:
    for name, frozen, rows in (
        ("Jämförelse", "D7", "$5:$6"),
        ("Alla värdeord", "A5", "$4:$4"),
        ("Kodbok", "D5", "$4:$4"),
    ):
        assert demo_book[name].freeze_panes == frozen
        assert demo_book[name].print_title_rows == rows
    assert demo_book["Jämförelse"].auto_filter.ref == "A6:P100"


def test_formulas_can_call_the_tables_by_name(demo_book: Workbook) -> None:
    assert demo_book["Alla värdeord"].tables["AllValues"].ref == "A4:Q568"
    assert demo_book["Kodbok"].tables["Codebook"].ref == "A4:M103"
    assert demo_book["Handlingsplan"].tables["Actions"].ref == "A6:K36"
    rows = 3 * (1 + 2 * (94 + 2 * 7))
    assert demo_book["Data"].tables["Cube"].ref == f"A5:J{5 + rows}"


def test_the_properties_say_what_the_workbook_is(demo: Comparison, demo_book: Workbook) -> None:
    properties = demo_book.properties
    assert properties.title == "Värdekartläggning 2026"
    assert properties.creator == "Exempelköpings kommun (påhittad)"
    assert demo.snapshot in str(properties.description)
    assert properties.language == "sv"


def keys(table: dict[str, object], path: str = "") -> Iterator[str]:
    """Every key of a catalogue, as a path."""
    for name, content in table.items():
        if isinstance(content, dict) and set(content) != {"one", "other"}:
            yield from keys(content, f"{path}{name}.")
        else:
            yield path + name


def test_both_languages_have_all_texts_of_the_workbook() -> None:
    swedish, english = (set(keys(section(language, "workbook"))) for language in ("sv", "en"))
    assert swedish == english
