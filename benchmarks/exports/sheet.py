"""A workbook of one sheet with 35 columns: ours beside openpyxl, XlsxWriter and one in Rust.

Each gets the rows in the form that it likes best. The memory is measured in a process of its own,
which makes the rows one after another.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from benchmarks.counting import most_memory
from benchmarks.exports.sample import HEADS, Rows
from benchmarks.measure import Row, Unit, medians
from valuetui.reports.workbook.answer_sheet import begin_table
from valuetui.reports.workbook.finish import finish
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.streamed import Row as Line
from valuetui.reports.workbook.styles import add_styles
from valuetui.reports.workbook.subject import Subject
from valuetui.results.comparison import compare
from valuetui.results.tally import tally
from valuetui.station.demo import demo_instrument
from valuetui.words import Words

SIZES = {10_000: 3, 100_000: 1}
"""Rows, and how often each writes them."""
FEW = 100
ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 27)

Writer = Callable[[Collection[Line], Path], None]


def rows(folder: Path) -> Iterator[Row]:
    """For each number of rows, ours beside the others, and the memory that each takes."""
    for number, runs in SIZES.items():
        lines = [*Rows(number)]
        records = [dict(zip(HEADS, line, strict=True)) for line in lines]
        ours, openpyxl, xlsxwriter, rust = medians(
            lambda lines=lines: _ours(lines, folder / "ours.xlsx"),  # type: ignore[misc]
            lambda lines=lines: _openpyxl(lines, folder / "openpyxl.xlsx"),  # type: ignore[misc]
            lambda lines=lines: _xlsxwriter(lines, folder / "xlsxwriter.xlsx"),  # type: ignore[misc]
            lambda records=records: _rust_records(records, folder / "rust.xlsx"),  # type: ignore[misc]
            runs=runs,
            warm_up=1 if runs > 1 else 0,
            clock=time.process_time,
        )
        del lines, records
        at = f"sheet of {number:,} x {len(HEADS)}"
        yield Row(f"{at} / openpyxl write_only", ours, openpyxl, target=1 / 8)
        yield Row(f"{at} / XlsxWriter constant_memory", ours, xlsxwriter)
        yield Row(f"{at} / rustpy-xlsxwriter", ours, rust)
    yield Row("  the file, of openpyxl's", *_sizes(folder), unit=Unit.MEGABYTES)
    for name in WRITERS:
        target = 25e6 if name == "ours" else None
        grown = int(_told_by(name, folder / "memory.xlsx"))
        yield Row(f"  memory for {max(SIZES):,} rows, {name}", grown, target=target,
                  unit=Unit.MEGABYTES)  # fmt: skip


def _sizes(folder: Path) -> tuple[float, float]:
    ours, other = ((folder / f"{name}.xlsx").stat().st_size for name in ("ours", "openpyxl"))
    return ours, other


def _ours(lines: Collection[Line], path: Path) -> None:
    from openpyxl import Workbook

    instrument = demo_instrument()
    subject = Subject(compare(tally([], instrument), instrument), Words("sv"), DAY)
    book = Workbook()
    add_styles(book, subject)
    sheet = Sheet(book.worksheets[0], subject)
    begin_table(sheet, 1, HEADS, lines)
    saved = BytesIO()
    book.save(saved)
    with path.open("wb") as file:
        finish(saved.getvalue(), [sheet], datetime(2026, 11, 27), file)  # noqa: DTZ001


def _openpyxl(lines: Collection[Line], path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADS)
    for line in lines:
        sheet.append(line)
    book.save(path)


def _xlsxwriter(lines: Collection[Line], path: Path) -> None:
    from xlsxwriter import Workbook

    book = Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    for number, line in enumerate(lines, start=1):
        sheet.write_row(number, 0, line)
    book.close()


def _rust(lines: Collection[Line], path: Path) -> None:
    _rust_records((dict(zip(HEADS, line, strict=True)) for line in lines), path)


def _rust_records(records: object, path: Path) -> None:
    from rustpy_xlsxwriter import write_worksheet

    write_worksheet(records, str(path))


WRITERS: dict[str, Writer] = {
    "ours": _ours,
    "openpyxl": _openpyxl,
    "xlsxwriter": _xlsxwriter,
    "rust": _rust,
}


def _told_by(name: str, path: Path) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.exports.sheet", name, str(path)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    return told.stdout


if __name__ == "__main__":
    write, target = WRITERS[sys.argv[1]], Path(sys.argv[2])
    write(Rows(FEW), target)  # what it needs however few the rows are
    before = most_memory()
    write(Rows(max(SIZES)), target)
    print(most_memory() - before)
