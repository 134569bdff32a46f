"""The whole workbook: its sheets in order, its properties, and the way to the disk."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from valuetui.reports.data.respondent import Given
from valuetui.reports.durable import replacing
from valuetui.reports.workbook.about import write_about
from valuetui.reports.workbook.action_plan import write_action_plan
from valuetui.reports.workbook.all_values import write_all_values
from valuetui.reports.workbook.answer_sheet import write_answers
from valuetui.reports.workbook.before import write_before
from valuetui.reports.workbook.calculation import write_calculation
from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.certainty import write_certainty
from valuetui.reports.workbook.chart_data import write_chart_data
from valuetui.reports.workbook.closeup import write_closeup
from valuetui.reports.workbook.codebook import write_codebook
from valuetui.reports.workbook.data import write_data
from valuetui.reports.workbook.distribution import write_distribution
from valuetui.reports.workbook.finish import finish
from valuetui.reports.workbook.look import INK, RULE
from valuetui.reports.workbook.missed import write_missed
from valuetui.reports.workbook.overview import write_overview
from valuetui.reports.workbook.page import dress
from valuetui.reports.workbook.plan_line import PlanLine
from valuetui.reports.workbook.settings import write_settings
from valuetui.reports.workbook.shared import write_shared
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.shift_lists import write_shift_lists
from valuetui.reports.workbook.side_by_side import write_side_by_side
from valuetui.reports.workbook.styles import add_styles
from valuetui.reports.workbook.subject import Part, Subject
from valuetui.reports.workbook.top_lists import write_top_lists
from valuetui.reports.workbook.weighted_sheet import write_weighted
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.weighting.report import WeightedReport
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
    "missed": write_missed,
    "waves": write_before,
    "certainty": write_certainty,
    "weighted": write_weighted,
    "plan": write_action_plan,
    "all_values": write_all_values,
    "data": write_data,
    "calculation": write_calculation,
    "chart_data": write_chart_data,
    "codebook": write_codebook,
    "settings": write_settings,
    "answers": write_answers,
}
"""What writes each sheet that a subject may have, in the order of the tabs."""

BACKGROUND = ("about", "certainty", "weighted", "all_values", "data", "calculation", "chart_data",
              "codebook", "settings", "answers")  # fmt: skip
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
    given: Given | None = None,
    plan: Sequence[PlanLine] = (),
    weighted: WeightedReport | None = None,
) -> None:
    """Write the comparison to ``path`` as a workbook in the language of ``words``.

    ``part`` says whose figures they are where they are not everybody's, on every page.
    ``remarks`` are told on its first sheet: what people must know about the answers behind it. With
    the ``evidence`` of how sure its figures are there is a sheet more, and with an ``earlier`` wave
    another one. Both that wave and the parts ``apart`` can be chosen in the close-up; what was
    asked in them must be comparable. With the answers ``given`` one by one there is one more, and
    the file is for its owner's eyes only. ``plan`` is what stands in the action plan already. With
    the ``weighted`` figures there is a sheet of them.
    ``day`` is told as the day of the workbook and stamped on it, so that the same comparison gives
    the same bytes. A file that lies at ``path`` is replaced as a whole or, where an ``OSError`` is
    raised, left as it was.

    Raises :class:`~valuetui.reports.workbook.streamed.TooManyRows` too.
    """
    subject = Subject(
        comparison, words, day, tuple(remarks), part, evidence, tuple(apart), earlier, given,
        tuple(plan), weighted,
    )  # fmt: skip
    with replacing(path, private=given is not None) as file:
        _write(subject, file)


def workbook_bytes(subject: Subject) -> bytes:
    """The workbook as a file."""
    file = BytesIO()
    _write(subject, file)
    return file.getvalue()


def _write(subject: Subject, file: BinaryIO) -> None:
    moment = datetime.combine(subject.day, time())
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.calculation.fullCalcOnLoad = True
    workbook.properties = _properties(subject, moment)
    add_styles(workbook, subject)
    sheets = [_written(workbook, subject, name) for name in WRITERS if subject.has_sheet(name)]
    unfinished = BytesIO()
    workbook.save(unfinished)
    finish(unfinished.getvalue(), sheets, moment, file)


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
        description=_description(subject),
        language=subject.words.language,
        created=moment,
        modified=moment,
    )


def _description(subject: Subject) -> str:
    what = "description_with_answers" if subject.given else "description"
    return subject.text(f"file.{what}", snapshot=subject.comparison.snapshot)
