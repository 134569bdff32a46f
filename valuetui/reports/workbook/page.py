"""A sheet as a page: how it looks before anything is written, and how it is printed."""

from textwrap import wrap

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.look import MUTED
from valuetui.reports.workbook.subject import Subject

A4 = 9
PRINTED_WIDTH, PRINTED_HEIGHT = 784, 520
"""Points of A4 landscape inside the margins."""
POINTS_A_CHARACTER = 5.8
"""Of a column's width; a tenth more than in Excel, for other programs make columns wider."""
LETTERS_A_CHARACTER = 1.15
"""Letters of running text in the width of a digit, by which columns are measured."""
LINE_POINTS, PADDING_POINTS = 14, 3
LONGEST_FOOTER = 90
"""Characters of a footer's part: the three parts together may have 255."""


def dress(sheet: Worksheet, subject: Subject, tab: str) -> None:
    """Set up a new sheet: no grid, the colour of its tab, A4 landscape as wide as the paper."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = tab
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.header, margins.footer = 0.6, 0.2, 0.3
    sheet.print_options.horizontalCentered = True
    _write_footer(sheet, subject)


def text_height(text: str, width: float) -> float:
    """Points that a text of body size takes when it is wrapped to so many characters.

    Programs do not fit the height of merged cells by themselves.
    """
    letters = int(width * LETTERS_A_CHARACTER)
    lines = sum(len(wrap(line, letters)) or 1 for line in text.split("\n"))
    return LINE_POINTS * lines + PADDING_POINTS


def _write_footer(sheet: Worksheet, subject: Subject) -> None:
    instrument = subject.comparison.instrument
    organisation = subject.told(instrument.organisation.name)
    name = subject.text("file.footer", wave=instrument.wave, organisation=organisation)
    if subject.part:
        name = f"{name}, {subject.part}"
    footer = HeaderFooterItem()
    footer.left.text = _footer_text(name)
    footer.center.text = _footer_text(sheet.title)
    footer.right.text = subject.text("file.page", page="&P", pages="&N")
    for part in (footer.left, footer.center, footer.right):
        part.size, part.color = 8, MUTED
    sheet.HeaderFooter.oddFooter = footer


def _footer_text(text: str) -> str:
    """One line in which ``&`` is a character and not the beginning of a code."""
    return " ".join(clean(text).split())[:LONGEST_FOOTER].replace("&", "&&")
