"""The workbook: the comparison as sheets, tables and charts that a municipality works on in Excel.

Importing this package imports openpyxl, which takes a third of a second: import it where a
workbook is written, not at the top of a module.
"""

from valuetui.reports.workbook.book import write_workbook
from valuetui.reports.workbook.subject import Part

__all__ = ["Part", "write_workbook"]
