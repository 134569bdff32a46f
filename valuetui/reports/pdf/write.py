"""Reports as files: each made, then written whole beside what lies there already."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from valuetui.instrument.model import Group
from valuetui.reports.durable import replace_file
from valuetui.reports.naming import export_name, unused_path
from valuetui.reports.pdf.compile import compiled
from valuetui.reports.pdf.group import group_report
from valuetui.reports.pdf.subject import Subject
from valuetui.reports.pdf.summary import summary_report
from valuetui.results.comparison import Comparison

SUMMARY = "sammanfattning"
"""What the summary's file is called, the same in every language."""


def write_group_report(subject: Subject, group: Group, folder: Path) -> Path:
    """Write the report of one group into a folder, and return its path.

    Raises :class:`~valuetui.reports.pdf.compile.PdfFault` and ``OSError``.
    """
    return _written("group", group_report(subject, group), subject, group.id, folder)


def write_summary(
    subject: Subject,
    folder: Path,
    earlier: Comparison | None = None,
    others: Sequence[Comparison] = (),
) -> Path:
    """Write the summary into a folder, beside it the wave before and other organisations where
    there are any, and return its path. Raises as :func:`write_group_report`."""
    return _written("summary", summary_report(subject, earlier, others), subject, SUMMARY, folder)


def _written(
    template: str, told: Mapping[str, Any], subject: Subject, what: str, folder: Path
) -> Path:
    content = compiled(template, told, subject.day)
    folder.mkdir(parents=True, exist_ok=True)
    name = export_name(subject.comparison.instrument, subject.day, what)
    path = unused_path(folder, f"{name}.pdf")
    replace_file(path, content)
    return path
