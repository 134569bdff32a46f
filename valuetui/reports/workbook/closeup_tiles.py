"""The tiles of the close-up: how many answered, the limiting shares, and what lists share."""

from valuetui.instrument.model import Role
from valuetui.reports.workbook import formulas
from valuetui.reports.workbook.cells import Content, Formula
from valuetui.reports.workbook.chosen import Chosen
from valuetui.reports.workbook.formulas import HOLE, around
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import capitalised

NOTHING = '"–"'
"""What a formula gives where nothing is shown."""
SPANS = ((0, 1), (2, 5), (6, 8))
"""First and last column of each tile, from the first one's."""


def write_tiles(sheet: Sheet, chosen: Chosen, row: int, left: int) -> None:
    """Write the tiles beside each other, from ``row`` down."""
    subject = sheet.subject
    tiles: list[tuple[str, Content, str]] = [
        (
            subject.text("closeup.answers"),
            Formula(f"IF(number_respondents=0,{NOTHING},number_respondents)", chosen.n or "–"),
            subject.text("closeup.answers_of"),
        ),
        (
            capitalised(subject.text("term.limiting_share")),
            _limiting(chosen),
            " → ".join(subject.role(role) for role in subject.compared)
            + " "
            + subject.text(
                "overview.baseline", baseline=subject.percent(subject.comparison.baseline)
            ),
        ),
    ]
    if subject.comparison.asks_shift:
        tiles.append(
            (subject.text("closeup.shared"), _shared(chosen), subject.text("closeup.shared_of"))
        )
    for (first, last), (name, figure, told) in zip(SPANS, tiles, strict=False):
        sheet.put_across(row, left + first, left + last, name, Style.TILE_NAME)
        sheet.put_across(row + 1, left + first, left + last, figure, Style.TILE_COUNT)
        sheet.put_across(row + 2, left + first, left + last, told, Style.TILE_TEXT)


def _limiting(chosen: Chosen) -> Formula:
    """The limiting share of each question in whole per cent, with arrows between."""
    parts, told = [], []
    for role in chosen.subject.compared:
        parts.append(formulas.percent(chosen.subject, f"100*limiting_{role}/picks_{role}"))
        told.append(chosen.subject.percent(chosen.limiting(role)))
    if not all(chosen.limiting(role).of for role in chosen.subject.compared):
        gives = "–"
    else:
        gives = " → ".join(told)
    asked = "*".join(f"picks_{role}" for role in chosen.subject.compared)
    joined = '&" → "&'.join(parts)
    return Formula(f"IF({asked}=0,{NOTHING},{joined})", gives)


def _shared(chosen: Chosen) -> Formula:
    """How many values are in both top tens, and of how many."""
    lengths = [f"length_{role}" for role in (Role.CURRENT, Role.DESIRED)]
    text = chosen.subject.text("closeup.shared_is", n=HOLE)
    places = range(1, len(chosen.values) + 1)
    n = sum(chosen.in_both(place) for place in places) if chosen.n else 0
    return Formula(
        f"IF({lengths[0]}*{lengths[1]}=0,{NOTHING},{around(text, 'SUM(in_both)')})",
        text.replace(HOLE, str(n)) if all(map(chosen.length, chosen.subject.compared)) else "–",
    )
