"""How the operators work, for the supervisor alone."""

from decimal import Decimal
from functools import partial

from rich.text import Text

from valuetui.screens.results.layout import Block, padded, right_aligned
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.paragraphs import indented
from valuetui.screens.staff.work import Work
from valuetui.station.operators import Tally
from valuetui.words import Words
from valuetui.words.numbers import number

COLUMNS = ("forms", "per_hour", "compared", "different", "wrong")
NAME, ROOM = 20, 10
"""Columns of a name, and of a figure."""


def begin(work: Work) -> InfoScreen:
    """The table."""
    place = work.staff.place
    known = place.operators.known(place.today()) if place.operators else []
    days = place.operators.days if place.operators else 0
    return InfoScreen("double.operators.heading", partial(operators_page, known, days))


def operators_page(known: list[Tally], days: int, width: int, look: Look, words: Words) -> Block:
    """One operator a line, and what the figures mean."""
    if not days:
        return [Text(), *indented(words("double.operators.off"), width, look)]
    lines: Block = [Text(), *indented(words("double.operators.lead", n=days), width, look), Text()]
    if not known:
        return [*lines, *indented(words("double.operators.nobody"), width, look)]
    heads = [right_aligned(Text(words(f"double.operators.{each}"), look.muted), ROOM)
             for each in COLUMNS]  # fmt: skip
    lines.append(Text.assemble(" ", padded(Text(), NAME), *heads))
    lines += [_line(each, look, words) for each in known]
    meaning = [words(f"double.operators.means.{each}") for each in ("per_hour", "different")]
    return [*lines, *(part for each in meaning for part in (Text(), *indented(each, width, look)))]


def _line(tally: Tally, look: Look, words: Words) -> Text:
    per_hour = number(words, round(Decimal(tally.per_hour), 0)) if tally.seconds else "–"
    figures = [str(tally.forms), per_hour, str(tally.compared), str(tally.different),
               str(tally.wrong)]  # fmt: skip
    shown = [right_aligned(Text(each, look.strong), ROOM) for each in figures]
    return Text.assemble(" ", padded(Text(tally.operator, look.text), NAME), *shown)
