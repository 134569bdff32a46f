"""The tile of a group on the overview: how many answered, and the limiting share of their picks."""

from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style, stripe_of, tile_of
from valuetui.reports.workbook.overview_plan import PARTS, TILE_ROWS
from valuetui.reports.workbook.sheet import Sheet
from valuetui.results.comparison import GroupResult

FEW = 100
"""Below this many answers a top ten is told to be uncertain."""
COUNT_PARTS = 2
"""How many of the panel's columns the number of answers takes; the limiting share has the rest."""


def write_tile(sheet: Sheet, row: int, left: int, group: GroupResult) -> None:
    """Write the tile whose stripe stands in column ``left``, from ``row`` down."""
    place = sheet.subject.comparison.instrument.groups.index(group.group)
    for line in range(len(TILE_ROWS)):
        sheet.put(row + line, left, None, stripe_of(place))
    first, last = left + 1, left + PARTS
    sheet.put_across(row, first, last, sheet.subject.shaped(group.group), tile_of(place))
    _write_count(sheet, row + 1, first, group)
    _write_limiting(sheet, row + 1, first + COUNT_PARTS, group)


def _write_count(sheet: Sheet, row: int, left: int, group: GroupResult) -> None:
    """Write how many answered, and a word of caution where they are few."""
    right = left + COUNT_PARTS - 1
    answers = sheet.subject.text("overview.answers", n=group.n)
    caution = sheet.subject.text("overview.few") if group.n < FEW else None
    sheet.put_across(row, left, right, group.n, Style.TILE_COUNT)
    sheet.put_across(row + 1, left, right, answers, Style.TILE_INDENTED)
    sheet.put_across(row + 2, left, right, caution, Style.TILE_INDENTED)


def _write_limiting(sheet: Sheet, row: int, left: int, group: GroupResult) -> None:
    """Write the limiting shares with an arrow between them, and what chance would give."""
    subject = sheet.subject
    parts = PARTS - COUNT_PARTS
    arrow = subject.text("overview.arrow")
    first, *others = (group.questions[role].limiting.fraction for role in subject.compared)
    contents: list[tuple[Content, str]] = [(first, Style.TILE_SHARE)]
    for share in others:
        contents += [(arrow, Style.TILE_ARROW), (share, Style.TILE_SHARE)]
    blank: list[tuple[Content, str]] = [(None, Style.TILE)] * (parts - len(contents))
    sheet.put_row(row, contents + blank, first=left)
    roles = f" {arrow} ".join(subject.role(role) for role in subject.compared)
    meaning = subject.text("overview.limiting", roles=roles)
    chance = subject.text(
        "overview.baseline", baseline=subject.percent(subject.comparison.baseline)
    )
    sheet.put_across(row + 1, left, left + parts - 1, meaning, Style.TILE)
    sheet.put_across(row + 2, left, left + parts - 1, chance, Style.TILE)
