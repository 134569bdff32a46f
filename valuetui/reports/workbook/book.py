"""The whole workbook: its sheets in order, its properties, and the way to the disk."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from valuetui.reports.durable import replace_file
from valuetui.reports.workbook.about import write_about
from valuetui.reports.workbook.action_plan import write_action_plan
from valuetui.reports.workbook.all_values import write_all_values
from valuetui.reports.workbook.before import write_before
from valuetui.reports.workbook.calculation import write_calculation
from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.certainty import write_certainty
from valuetui.reports.workbook.chart_data import write_chart_data
from valuetui.reports.workbook.closeup import write_closeup
from valuetui.reports.workbook.codebook import write_codebook
from valuetui.reports.workbook.data import write_data
from valuetui.reports.workbook.distribution import write_distribution
from valuetui.reports.workbook.finish import finished
from valuetui.reports.workbook.look import INK, RULE
from valuetui.reports.workbook.overview import write_overview
from valuetui.reports.workbook.page import dress
from valuetui.reports.workbook.settings import write_settings
from valuetui.reports.workbook.shared import write_shared
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.shift_lists import write_shift_lists
from valuetui.reports.workbook.side_by_side import write_side_by_side
from valuetui.reports.workbook.styles import add_styles
from valuetui.reports.workbook.subject import Part, Subject
from valuetui.reports.workbook.top_lists import write_top_lists
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.words import Words

WRITERS: dict[str, Callable[[Sheet], None]] = {
    "about": write_about,
    "overview": write_overview,
    "closeup": write_closeup,
    "comparison": write_side_by_side,
    "top_lists": write_top_lists,
    "shifts": write_shift_lists,
    "themes": write_distribution,
    "shared": write_shared,
    "waves": write_before,
    "certainty": write_certainty,
    "plan": write_action_plan,
    "all_values": write_all_values,
    "data": write_data,
    "calculation": write_calculation,
    "chart_data": write_chart_data,
    "codebook": write_codebook,
    "settings": write_settings,
}
"""What writes each sheet that a subject may have, in the order of the tabs."""

BACKGROUND = ("about", "certainty", "all_values", "data", "calculation", "chart_data", "codebook",
              "settings")  # fmt: skip
"""Sheets with a pale tab; those to read and work in have one in the colour of the ink."""


def write_workbook(
    comparison: Comparison,
    path: Path,
    words: Words,
    *,
    day: date,
    remarks: Sequence[str] = (),
    part: str = "",
    evidence: Evidence | None = None,
    apart: Sequence[Part] = (),
    earlier: Comparison | None = None,
) -> None:
    """Write the comparison to ``path`` as a workbook in the language of ``words``.

    ``part`` says whose figures they are where they are not everybody's, on every page.
    ``remarks`` are told on its first sheet: what people must know about the answers behind it. With
    the ``evidence`` of how sure its figures are there is a sheet more, and with an ``earlier`` wave
    another one. Both that wave and the parts ``apart`` can be chosen in the close-up; what was
    asked in them must be comparable. ``day`` is told as the day
    of the workbook and stamped on it, so that the same comparison gives the same bytes. A file that
    lies at ``path`` is replaced as a whole or, where an ``OSError`` is raised, left as it was.
    """
    subject = Subject(
        comparison, words, day, tuple(remarks), part, evidence, tuple(apart), earlier
    )  # fmt: skip
    replace_file(path, workbook_bytes(subject))


def workbook_bytes(subject: Subject) -> bytes:
    """The workbook as a file."""
    moment = datetime.combine(subject.day, time())
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.calculation.fullCalcOnLoad = True
    workbook.properties = _properties(subject, moment)
    add_styles(workbook, subject)
    sheets = [_written(workbook, subject, name) for name in WRITERS if subject.has_sheet(name)]
    unfinished = BytesIO()
    workbook.save(unfinished)
    return finished(unfinished.getvalue(), sheets, moment)


def _written(workbook: Workbook, subject: Subject, name: str) -> Sheet:
    sheet = Sheet(workbook.create_sheet(subject.text(f"sheet.{name}")), subject)
    dress(sheet.worksheet, subject, tab=RULE if name in BACKGROUND else INK)
    WRITERS[name](sheet)
    return sheet


def _properties(subject: Subject, moment: datetime) -> DocumentProperties:
    comparison = subject.comparison
    return DocumentProperties(
        title=clean(subject.text("file.title", wave=comparison.instrument.wave)),
        subject=subject.text("file.subject"),
        creator=clean(subject.organisation()),
        keywords=subject.text("file.keywords"),
        description=subject.text("file.description", snapshot=comparison.snapshot),
        language=subject.words.language,
        created=moment,
        modified=moment,
    )
