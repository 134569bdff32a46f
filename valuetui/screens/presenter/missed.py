"""The words that people missed: in drawn letters where all of them have room, else page after page.
Pure."""

from rich.text import Text

from valuetui.reports.missed import missed_of_all
from valuetui.screens.lettering.large import broken, in_one_line
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.results.layout import Block, wrapped


def pages_of_words(stage: Stage, height: int) -> list[Block]:
    """As many pages of so many rows as it takes; none where there are no words."""
    for by in (2, 1, 0):
        parts = _parts(stage, by)
        pages = _paged(parts, height)
        if len(pages) == 1 and all(parts):
            break
    return pages


def _paged(parts: list[Block], height: int) -> list[Block]:
    pages: list[Block] = []
    for part in parts:
        if pages and len(pages[-1]) + 1 + len(part) <= height:
            pages[-1] += [Text(), *part]
        else:
            pages += [part[start : start + height] for start in range(0, len(part), height)]
    return pages


def _parts(stage: Stage, by: int) -> list[Block]:
    """Whose words they are, and the words in drawn letters so large, or in ordinary ones for 0. A
    part that cannot be drawn so is empty."""
    if stage.worded is None:
        return []
    about = [stage.words(f"missed.told.{key}") for key in ("unsaid", "read")]
    parts = []
    for term, told in missed_of_all(stage.worded, stage.words):
        head = wrapped(term, stage.width, stage.palette.muted)
        if term in about:
            parts.append([*head, *wrapped(told, stage.width, stage.palette.text)])
        elif not by:
            parts.append([*head, *wrapped(told, stage.width, stage.palette.strong)])
        else:
            lines = broken(told, stage.width, by)
            drawn = [row for line in lines for row in in_one_line(line, by, stage.palette.strong)]
            parts.append([*head, *drawn] if drawn else [])
    return parts
