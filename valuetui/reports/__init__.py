"""What is written to files: workbook, data, PDF, questionnaires for other programs, archive."""

import os

# Before openpyxl is imported: the same bytes, whether lxml is there or not.
os.environ.setdefault("OPENPYXL_LXML", "False")
