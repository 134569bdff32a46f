"""Large figures, a row for each group: how many have answered, and the limiting shares. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role
from valuetui.results.comparison import Comparison
from valuetui.results.telling import share_in_words
from valuetui.screens.lettering import font
from valuetui.screens.lettering.large import fits, in_one_line
from valuetui.screens.presenter.entries import withheld
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.results.layout import Block, beside, padded, right_aligned, wrapped
from valuetui.words.numbers import number


@dataclass(frozen=True, slots=True)
class Row:
    """A group, and its figures from the left to the right; an empty one is not shown yet."""

    group: Group
    figures: Sequence[str]
    note: str = ""
    """What stands below the group's name."""


def counts(stage: Stage, height: int) -> Block:
    """How many of each group have answered."""
    return figure_rows(stage, [_counted(stage, each) for each in stage.instrument.groups], height)


def count_of(stage: Stage, group: Group) -> tuple[str, str]:
    """How many of a group have answered, as it may be said, and how many could."""
    progress = stage.progress.get(group.id)
    shown = stage.comparison.group(group.id) if stage.comparison else None
    answers = max(progress.answers if progress else 0, shown.n if shown else 0)
    if not answers:
        return "", stage.words("present.counts.few", threshold=stage.instrument.threshold)
    told = number(stage.words, answers)
    known = group.roll is not None and group.roll >= answers
    of = stage.words("present.counts.of", roll=number(stage.words, group.roll or 0))
    return told, of if known else ""


def _counted(stage: Stage, group: Group) -> Row:
    told, note = count_of(stage, group)
    return Row(group, [told], note)


def limiting(stage: Stage, comparison: Comparison, revealed: int, height: int) -> Block:
    """The limiting share of each group, one question after another; the list's own at the end."""
    roles = limiting_roles(comparison)
    rows = []
    for group in stage.instrument.groups:
        result = comparison.group(group.id)
        if result is None:
            rows.append(Row(group, [""] * len(roles), stage.words("results.hidden")))
            continue
        told = [share_in_words(result.questions[role].limiting, stage.words) for role in roles]
        rows.append(Row(group, [*told[:revealed], *[""] * (len(told) - revealed)]))
    share = share_in_words(comparison.baseline, stage.words)
    meaning = [
        *wrapped(stage.words("present.limiting.baseline", share=share), stage.width,
                 stage.palette.text),
        *wrapped(stage.words("present.limiting.meaning"), stage.width, stage.palette.text),
    ]  # fmt: skip
    heads = [stage.short(role) for role in roles]
    above = height - len(meaning) - 1
    return [*figure_rows(stage, rows, above, heads), Text(), *meaning]


def limiting_roles(comparison: Comparison) -> list[Role]:
    """The questions whose limiting shares are shown, in their order."""
    return [role for role in comparison.roles if role is not Role.PERSONAL] or [Role.PERSONAL]


def hidden_groups(stage: Stage, comparison: Comparison) -> str:
    """Why nothing is shown, where no group may be."""
    return withheld(stage, comparison, stage.instrument.groups[0])


def figure_rows(stage: Stage, rows: Sequence[Row], height: int, heads: Sequence[str] = ()) -> Block:
    """Each group with its figures, as large as the room allows."""
    columns = len(rows[0].figures)
    by = _largest(stage, rows, height - len(heads[:1]), columns)
    width = _figure_width(stage, rows, heads, by)
    room = stage.width - columns * width
    drawn = by > 1 and fits([stage.say(row.group.label) for row in rows], room - 2, 1)
    lines: Block = []
    if heads:
        head = [right_aligned(Text(each, stage.palette.muted), width) for each in heads]
        lines.append(Text.assemble(" " * room, *head))
    spare = height - len(lines) - len(rows) * max(2, font.rows(by))
    air = 1 if by and spare >= len(rows) - 1 else 0
    for row in rows:
        style = stage.palette.strong
        figures = [_figure(each, by, width, style) for each in row.figures]
        name = _name(stage, row, room, font.rows(by), drawn=drawn)
        block = beside([name, *figures], [room, *[width] * columns], 0)
        lines += [*block, *[Text()] * air]
    return lines[:-1] if air else lines


def _name(stage: Stage, row: Row, width: int, rows: int, *, drawn: bool) -> Block:
    """The group, in the middle of the rows of its figures."""
    note = Text(row.note, stage.palette.muted)
    name = stage.name(row.group)
    if drawn:
        label = in_one_line(stage.say(row.group.label), 1, stage.colour(row.group))
        lines = [*label, *[note] * bool(note)]
    elif name.cell_len + 2 + note.cell_len <= width or rows < 2:
        lines = [Text.assemble(name, "  ", note)]
    else:
        lines = [name, Text.assemble("  ", note)]
    above = max(0, (rows - len(lines) + 1) // 2)
    return [*[Text()] * above, *(padded(line, width) for line in lines)]


def _figure(text: str, by: int, width: int, style: Style) -> Block:
    if not by or not font.has(text):
        return [right_aligned(Text(text, style), width)]
    return [right_aligned(line, width) for line in in_one_line(text, by, style)] if text else []


def _figure_width(stage: Stage, rows: Sequence[Row], heads: Sequence[str], by: int) -> int:
    texts = [each for row in rows for each in row.figures]
    drawn = [font.columns(each, by) if by and font.has(each) else len(each) for each in texts]
    widest = max([*drawn, *map(len, heads), stage.width // 6 if heads else 0])
    return widest + 3


def _largest(stage: Stage, rows: Sequence[Row], height: int, columns: int) -> int:
    """How many times as large as the smallest drawn letters; 0 for ordinary ones."""
    names = max(stage.name(row.group).cell_len for row in rows)
    for by in (3, 2, 1):
        wide = columns * _figure_width(stage, rows, (), by) + names
        if len(rows) * (font.rows(by) + 1) - 1 <= height and wide <= stage.width:
            return by
    return 0
