"""The pages that a clerk can read: the help, and the control totals of a batch."""

from rich.text import Text

from valuetui.instrument.form_number import written
from valuetui.interview.entry.checking import Rates
from valuetui.interview.entry.sheet import Flag
from valuetui.interview.entry.totals import Totals
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.paragraphs import figure_lines, number_lines
from valuetui.screens.staff.paragraphs import indented as indented
from valuetui.screens.staff.paragraphs import key_lines as key_lines
from valuetui.screens.staff.rates_page import rates_lines
from valuetui.words import Words

KEYS = (
    "numbers", "enter", "erase", "arrows", "more", "take_out", "illegible", "note", "write_in",
    "undo", "put_away", "menu", "totals", "batch", "correct", "other", "quit",
)  # fmt: skip
TEXTS = ("as_it_is", "number", "aside")


def help_keys(*, has_menu: bool, quits: bool, seals: bool, corrects: bool) -> tuple[str, ...]:
    """The keys that do something where forms are entered: there may be a menu, to which ``q`` leads
    unless it ``quits``; a station that ``seals`` keeps no form that was begun."""
    leaves = ("quit_lost" if seals else "quit") if quits else "to_menu"
    left_out = {*([] if has_menu else ["menu"]), *([] if corrects else ["correct"]), "quit"}
    return (*(key for key in KEYS if key not in left_out), leaves)


def help_page(width: int, look: Look, words: Words, keys: tuple[str, ...] = KEYS) -> Block:
    """The keys and what they do, then what to bear in mind."""
    lines: Block = [Text(), Text(f" {words('entry.help.keys')}", look.strong)]
    lines += key_lines([words(f"entry.help.{key}") for key in keys], width, look)
    lines += [Text(), Text(f" {words('entry.help.reading')}", look.strong)]
    for text in TEXTS:
        lines += indented(words(f"entry.help.text.{text}"), width, look)
    return lines


def totals_page(
    found: Totals,
    numbers: range | None,
    checked: Rates,
    width: int,
    look: Look,
    words: Words,
) -> Block:
    """What a batch comes to, as it is noted on its control list."""
    lines: Block = [Text()]
    if numbers is None:
        lines += indented(words("entry.totals.no_numbers"), width, look)
    else:
        first, last = written(numbers[0]), written(numbers[-1])
        told = words("entry.totals.numbers", first=first, last=last, n=len(numbers))
        lines.append(Text(f" {told}", look.strong))
    lines.append(Text())
    figures = [("forms", found.entered)]
    if found.sealed:
        figures.append(("sealed", found.sealed))
    if found.forms or not found.sealed:
        figures += [("complete", found.complete), ("marks", found.marks)]
        figures += [(flag.value, found.flags.get(flag, 0)) for flag in Flag]
    if numbers is not None:
        figures.append(("outside", found.outside))
    named = [(words(f"entry.totals.{key}"), count) for key, count in figures]
    lines += figure_lines(named, width, look)
    if numbers is not None:
        lines += _listed("missing", found.missing, width, look, words)
        lines += _listed("twice", found.twice, width, look, words)
    return [*lines, *rates_lines(checked, width, look, words)]


def _listed(key: str, numbers: tuple[int, ...], width: int, look: Look, words: Words) -> Block:
    """Numbers that should not be there, or the good news that there are none."""
    if not numbers:
        return [Text(), Text(f" {words(f'entry.totals.nothing_{key}')}", look.good)]
    heading = Text(f" {words(f'entry.totals.{key}', n=len(numbers))}", look.bad)
    return [Text(), heading, *number_lines(numbers, width, look, words)]
