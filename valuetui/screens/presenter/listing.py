"""A list that rises from its last place to its first. Pure.

Where there is room every word stands in drawn letters. Elsewhere the word that was revealed last
stands alone in large letters, above a list of all in ordinary ones. What is not revealed yet takes
its room already, so that nothing moves when it comes.
"""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from valuetui.screens.lettering import font
from valuetui.screens.lettering.large import fits, in_one_line, is_large, large
from valuetui.screens.presenter.entries import Entry, told_beside
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.results.layout import Block, beside, flow, padded, right_aligned
from valuetui.words.wrapping import wrap

GAP = 3
"""Columns between two parts of a line."""
NARROWEST = 30
"""Columns that a list in ordinary letters needs, to stand beside another one."""
NARROWEST_LABEL = 15


def drawn(stage: Stage, entries: Sequence[Entry], revealed: int, height: int) -> Block:
    """The last ``revealed`` entries in this many rows."""
    hidden = len(entries) - revealed
    for by, told_large in ((2, True), (1, True), (2, False), (1, False)):
        if rows := _all_large(stage, entries, height // len(entries), by, told_large=told_large):
            return [line for place, block in enumerate(rows)
                    for line in ([Text()] * len(block) if place < hidden else block)]  # fmt: skip
    return _one_large(stage, entries, hidden, height)


def label(stage: Stage, entry: Entry) -> str:
    """The word; where it is limiting with its letter, for colour is never the only sign."""
    name = stage.say(entry.value.label)
    return f"{name} ({stage.words('results.sign.limiting')})" if entry.value.limiting else name


# Every word in drawn letters


def _all_large(
    stage: Stage, entries: Sequence[Entry], height: int, by: int, *, told_large: bool
) -> list[Block]:
    """Each entry in so many rows and in letters so large, and what is told beside it in drawn
    letters too; nothing where one has no room."""
    lead, figure = (_widest(texts, by) for texts in _columns_of(entries))
    room = stage.width - lead - figure
    tell = _told_large if told_large else _told
    told = [tell(stage, entry, stage.width - lead) for entry in entries]
    needed = font.rows(by) + max(map(len, told))
    if needed > height or not fits([label(stage, entry) for entry in entries], room, by):
        return []
    if not all(map(font.has, [text for texts in _columns_of(entries) for text in texts])):
        return []
    air = [Text()] * min(2, height - needed)
    return [
        [
            *beside(
                [
                    _at_right(entry.lead, by, lead - GAP, stage.palette.muted),
                    in_one_line(label(stage, entry), by, style_of(stage, entry)),
                    _at_right(entry.figure, by, figure, stage.palette.text),
                ],
                [lead, room, figure],
                0,
            ),
            *(Text.assemble(" " * lead, line) for line in below),
            *[Text()] * (max(map(len, told)) - len(below)),
            *air,
        ]
        for entry, below in zip(entries, told, strict=True)
    ]


def _columns_of(entries: Sequence[Entry]) -> tuple[list[str], list[str]]:
    """What stands before the words, and what stands at their right."""
    return [entry.lead for entry in entries], [entry.figure for entry in entries]


def _widest(texts: Sequence[str], by: int) -> int:
    """Columns for these texts and a gap; 0 where all are empty or cannot be drawn."""
    if not any(texts) or not all(map(font.has, texts)):
        return 0
    return max(font.columns(text, by) for text in texts) + GAP


def _at_right(text: str, by: int, width: int, style: Style) -> Block:
    return [right_aligned(line, width) for line in in_one_line(text, by, style)] if text else []


# One word in drawn letters, and a list of all


def _one_large(stage: Stage, entries: Sequence[Entry], hidden: int, height: int) -> Block:
    """The word that was revealed last in the rows that the list of all leaves, or in those that
    three lines of drawn letters take. A long list stands in two columns to leave it two lines."""
    heights = [len(_columns(stage, entries, hidden, columns)) for columns in (1, 2)]
    least = next((each for each in heights if each + 1 + 2 * font.rows() <= height), min(heights))
    above = min(height - least - 1, max(3 * font.rows(), height // 3))
    spot = _spot(stage, entries[hidden], above) if above >= font.rows() else []
    listed = _in_columns(stage, entries, hidden, height - (above + 1 if spot else 0))
    return [*spot, *[Text()] * (height - len(spot) - len(listed)), *listed]


def _spot(stage: Stage, entry: Entry, height: int) -> Block:
    """One word as large as fits: between its rank and its figure, or above them."""
    figure, lead = _widest([entry.figure], 1), _widest([entry.lead], 1)
    room = stage.width - lead - figure
    below = _told(stage, entry, stage.width - lead)[: max(0, height - font.rows())]
    left = height - len(below)
    numbers = [
        _at_right(entry.lead, 1, lead - GAP, stage.palette.muted) if lead else [],
        _at_right(entry.figure, 1, figure, stage.palette.text) if figure else [],
    ]
    name, style = label(stage, entry), style_of(stage, entry)
    if not is_large(name, room, left) and is_large(name, stage.width, left - font.rows()):
        drawn_name = large(name, stage.width, left - font.rows(), style)
        return [*drawn_name, *beside(numbers, [stage.width - figure, figure], 0), *below]
    parts = [numbers[0], large(name, room, left, style), numbers[1]]
    indented = [Text.assemble(" " * lead, line) for line in below]
    return [*beside(parts, [lead, room, figure], 0), *indented]


def _told(stage: Stage, entry: Entry, width: int) -> Block:
    """What is told beside a word, in ordinary letters below it."""
    strong = stage.palette.strong
    return flow(
        [
            Text.assemble(stage.name(group), " ", (told, strong)) if group else Text(told, strong)
            for group, told in told_beside(entry)
        ],
        width,
    )


def _told_large(stage: Stage, entry: Entry, width: int) -> Block:
    """The same with its figures in drawn letters, each under the name of its group; in ordinary
    ones where there is no room for that."""
    parts = [
        (stage.name(group) if group else Text(), told, stage.colour(group))
        for group, told in told_beside(entry)
    ]
    if not parts or not all(font.has(told) for _, told, _ in parts):
        return _told(stage, entry, width)
    widths = [max(name.cell_len, font.columns(told)) for name, told, _ in parts]
    if sum(widths) + 2 * GAP * (len(parts) - 1) > width:
        return _told(stage, entry, width)
    blocks = [[name, *in_one_line(told, 1, colour)] for name, told, colour in parts]
    lines = beside(blocks, widths, 2 * GAP)
    return lines if entry.detail else lines[1:]


def _in_columns(stage: Stage, entries: Sequence[Entry], hidden: int, height: int) -> Block:
    """All entries in ordinary letters, with air between where there is room; in columns beside
    each other where one would be too high."""
    columns = 1
    while len(rows := _columns(stage, entries, hidden, columns)) > height:
        if stage.width // (columns + 1) < NARROWEST:
            break
        columns += 1
    if columns == 1 and 2 * len(rows) - 1 <= height:
        return [line for row in rows for line in (row, Text())][:-1]
    return rows


def _columns(stage: Stage, entries: Sequence[Entry], hidden: int, columns: int) -> Block:
    width = (stage.width - GAP * (columns - 1)) // columns
    rows = -(-len(entries) // columns)
    blocks = []
    for start in range(0, len(entries), rows):
        part = entries[start : start + rows]
        blocks.append(_rows(stage, part, max(0, min(len(part), hidden - start)), width))
    return beside(blocks, [width] * len(blocks), GAP)


def _rows(stage: Stage, entries: Sequence[Entry], hidden: int, width: int) -> Block:
    """Entries one below the other, what is hidden as blank lines."""
    lines = [line_of(stage, entry, entries, width) for entry in entries]
    return [
        shown
        for place, block in enumerate(lines)
        for shown in ([Text()] * len(block) if place < hidden else block)
    ]


def line_of(stage: Stage, entry: Entry, among: Sequence[Entry], width: int) -> Block:
    """One entry in ordinary letters; what is limiting is in its colour, with its letter. Figures
    that would leave too little room for the word stand below it."""
    lead = max(len(each.lead) for each in among)
    first = f"{entry.lead:>{lead}} " if lead else ""
    sign = f" {stage.words('results.sign.limiting')}"
    figure = max(_figures(stage, each).cell_len for each in among)
    is_below = width - len(first) - len(sign) - GAP - figure < NARROWEST_LABEL
    right = Text() if is_below else right_aligned(_figures(stage, entry), figure + GAP)
    room = max(1, width - len(first) - len(sign) - right.cell_len)
    style = style_of(stage, entry) + Style(bold=True)
    name, *more = wrap(stage.say(entry.value.label), room) or [""]
    line = Text.assemble(
        (first, stage.palette.muted),
        padded(Text(name, style), room),
        (sign if entry.value.limiting else " " * len(sign), style),
        right,
    )
    below = flow(_parts(stage, entry), max(1, width - len(first))) if is_below else []
    return [
        line,
        *(Text.assemble(" " * len(first), (each, style)) for each in more),
        *(Text.assemble(" " * len(first), each) for each in below),
    ]


def _figures(stage: Stage, entry: Entry) -> Text:
    return Text(" " * GAP).join(_parts(stage, entry))


def _parts(stage: Stage, entry: Entry) -> list[Text]:
    strong, plain = stage.palette.strong, stage.palette.text
    parts = [
        Text.assemble(stage.name(group)[:2], (told, strong)) if group else Text(told, plain)
        for group, told in told_beside(entry)
    ]
    return [*parts, Text(entry.figure, strong)] if entry.figure else parts


def style_of(stage: Stage, entry: Entry) -> Style:
    """The colour of a word."""
    return stage.palette.limiting if entry.value.limiting else stage.palette.text
