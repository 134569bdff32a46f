"""The action plan that staff have filled in says by itself what is overdue and what soon is."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.real.calc import converted
from tests.reports.parts import with_parts
from tests.reports.surveys import opened
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.plan_line import PlanLine

pytestmark = pytest.mark.slow

FIRST = 7
LINES = {
    "long ago": (-400, "Pågår", "Försenad"),
    "yesterday, no status": (-1, None, "Försenad"),
    "long ago and done": (-400, "Klar", None),
    "long ago and dropped": (-400, "Avbruten", None),
    "within a fortnight": (9, "Inte påbörjad", "Snart"),
    "far away": (400, "Pågår", None),
    "no day": (None, "Pågår", None),
    "a status of their own": (-3, "Väntar på beslut", "Försenad"),
}
"""Days from now, status, and what is said."""


def test_what_stands_in_the_plan_from_the_beginning_is_said_as_an_office_calculates_it(
    tmp_path: Path,
) -> None:
    today = date.today()  # noqa: DTZ011 (the day on the wall)
    lines = [
        PlanLine(number, "tillit", action=name, status="done" if status == "Klar" else "going",
                 due=today + timedelta(days) if days is not None else None)
        for number, (name, (days, status, _)) in enumerate(LINES.items(), start=1)
    ]  # fmt: skip
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_bytes(replace(with_parts(), day=today, plan=tuple(lines))))
    (calculated,) = converted([path], tmp_path)
    ours, theirs = (opened(each, results=True)["Handlingsplan"] for each in (path, calculated))
    for row in range(FIRST - 3, FIRST + len(LINES)):
        said = [[sheet.cell(row, column).value or None for column in (2, 4, 6, 10)]
                for sheet in (ours, theirs)]  # fmt: skip
        assert said[0] == said[1]
    assert ours.cell(FIRST - 3, 2).value == "Åtgärder: 8"


def test_what_is_overdue_or_soon_due_is_said_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_bytes(with_parts()))
    book = opened(path)
    sheet = book["Handlingsplan"]
    heads = {cell.value: place for place, cell in enumerate(sheet[FIRST - 1], start=1)}
    for row, (name, (days, status, _)) in enumerate(LINES.items(), start=FIRST):
        sheet.cell(row, heads["Vad gör vi?"]).value = name
        if days is not None:
            due = date.today() + timedelta(days)  # noqa: DTZ011 (the day on the wall)
            sheet.cell(row, heads["Klart senast"]).value = due
        sheet.cell(row, heads["Läge"]).value = status
    book.save(path)
    (calculated,) = converted([path], tmp_path)
    found = opened(calculated, results=True)["Handlingsplan"]
    said = [found.cell(row, heads["Påminnelse"]).value or None
            for row in range(FIRST, FIRST + len(LINES))]  # fmt: skip
    assert said == [each for *_, each in LINES.values()]
    sums = [found.cell(FIRST - 3, column).value for column in (2, 4, 6)]
    assert sums == ["Åtgärder: 8", "Avslutade: 2", "Försenade: 3"]
