"""The first two slides: who answered and when, and how it was asked."""

from collections.abc import Iterator
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Pt

from valuetui.reports.deck import look
from valuetui.reports.deck.look import EDGE, INNER, Box, room, side_by_side
from valuetui.reports.deck.master import OPENING, OPENING_BOXES, TEXTS
from valuetui.reports.deck.slide import Line, Slide
from valuetui.reports.deck.subject import Subject, capitalised
from valuetui.reports.workbook.look import INK, WHITE
from valuetui.results.comparison import GroupResult
from valuetui.words.cleaning import one_line

BAND = 3.4
TILES_TOP, TILES_HEIGHT = 4.1, 2.6
LETTERS = 48
"""Points of how many answered."""
MOST_ACROSS = 4
"""Tiles beside each other."""


def add_opening(deck: Any, subject: Subject) -> None:
    """Whose values they are, how many answered in each group, and when."""
    title = subject.text("opening.title", wave=subject.wave)
    slide = Slide(deck, OPENING, subject, title)
    slide.band(BAND, INK)
    letters = slide.shapes.title.text_frame.paragraphs[0].runs[0].font
    letters.size, letters.color.rgb = Pt(44), RGBColor.from_string(WHITE)
    lead = [subject.organisation, " · ".join(_when(subject))]
    lines = [Line(line, is_heading=True) for line in filter(None, lead)]
    slide.write([lines], OPENING_BOXES[1:], WHITE)
    _add_tiles(slide, subject)
    slide.say(
        [f"{title}. {'. '.join(filter(None, lead))}.", *_answered(subject), *_hidden(subject)]
    )
    slide.finish()


def _when(subject: Subject) -> Iterator[str]:
    """How many answers are shown, of whom, and between which days they were given."""
    if subject.groups:
        yield subject.text("opening.answers", n=subject.total, number=subject.number(subject.total))
    if subject.part:
        yield one_line(subject.part)
    if subject.days:
        first, last = map(subject.date, subject.days)
        yield subject.text(
            f"opening.{'on' if first == last else 'between'}", first=first, last=last
        )


def _add_tiles(slide: Slide, subject: Subject) -> None:
    if not subject.groups:
        box = Box(EDGE, TILES_TOP, INNER, TILES_HEIGHT)
        slide.label(subject.text("nothing"), box, look.LARGE, colour=INK)
        return
    rows = -(-len(subject.groups) // MOST_ACROSS)
    height = TILES_HEIGHT / rows
    boxes = side_by_side(
        min(MOST_ACROSS, max(3, len(subject.groups))), Box(EDGE, TILES_TOP, INNER, height - 0.1)
    )
    names = [subject.name(group.group) for group in subject.groups]
    size = look.named_size(names, look.LARGE, boxes[0].width)
    for number, group in enumerate(subject.groups):
        row, column = divmod(number, MOST_ACROSS)
        place = boxes[column]
        box = Box(place.left, place.top + row * height, place.width, 0.4)
        slide.heading(group.group, names[number], box, size)
        _add_count(slide, subject, group, box, large=rows == 1)


def _add_count(
    slide: Slide, subject: Subject, group: GroupResult, box: Box, *, large: bool
) -> None:
    """Below a group's name, large, how many they are."""
    letters, last = (LETTERS, look.BODY) if large else (look.LARGE, look.SMALL)
    middle = Box(box.left, box.top + box.height, box.width, letters * 1.15 / 72)
    slide.label(subject.number(group.n), middle, letters, bold=True, colour=INK)
    below = Box(box.left, middle.top + middle.height, box.width, 0.3)
    slide.label(_answers(subject, group), below, last)


def _answers(subject: Subject, group: GroupResult) -> str:
    if group.roll is None:
        return subject.text("tile.answers")
    key = "all" if group.is_census else "of"
    return subject.text(f"tile.{key}", roll=subject.number(group.roll))


def _answered(subject: Subject) -> Iterator[str]:
    for group in subject.groups:
        yield f"{subject.name(group.group)}: {subject.people(group)}."
    if not subject.groups:
        yield subject.text("nothing")


def _hidden(subject: Subject) -> Iterator[str]:
    return map(subject.reason, subject.comparison.withheld)


def add_method(deck: Any, subject: Subject) -> None:
    """What was asked, what is not shown and why, and what to bear in mind."""
    slide = Slide(deck, TEXTS, subject, _asked_in_short(subject))
    boxes = side_by_side(2, room())
    asked, care = list(_questions(subject)), list(_care(subject))
    slide.write([asked, care], boxes)
    slide.say(line.text for line in (*asked, *care))
    slide.finish()


def _asked_in_short(subject: Subject) -> str:
    instrument = subject.comparison.instrument
    picks = {question.pick for question in instrument.questions}
    if len(picks) > 1:
        return subject.text("method.title")
    told = {"pick": picks.pop(), "values": len(instrument.values)}
    several = len(instrument.questions) > 1
    return subject.text(f"method.{'each' if several else 'picked'}", **told)


def _questions(subject: Subject) -> Iterator[Line]:
    yield Line(subject.text("method.asked"), is_heading=True)
    for question in subject.comparison.instrument.questions:
        asked = capitalised(subject.told(question.short))
        yield Line(f"{asked}: {subject.told(question.text)}")
    share = subject.share(subject.comparison.baseline)
    yield Line(subject.text("method.limiting", letter=subject.letter, share=share))
    if len(subject.compared) > 1:
        yield Line(subject.text("method.pattern", **patterns(subject)))


def patterns(subject: Subject) -> dict[str, str]:
    """What is striped and what is solid."""
    return {
        "first": subject.asked(subject.compared[0]),
        "last": subject.asked(subject.compared[-1]),
    }


def _care(subject: Subject) -> Iterator[Line]:
    if subject.comparison.withheld:
        yield Line(subject.text("method.hidden"), is_heading=True)
        yield from map(Line, _hidden(subject))
    yield Line(subject.text("method.care"), is_heading=True)
    yield from map(Line, map(one_line, subject.remarks))
    threshold = subject.comparison.gate.threshold
    for name in ("chosen", "why", "gate"):
        yield Line(subject.text(f"method.{name}", threshold=threshold))
