"""What the checking of a batch comes to, and what of it waits for whom."""

from decimal import Decimal

from rich.text import Text

from valuetui.interview.entry.checking import Rates
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.paragraphs import figure_lines, indented, number_lines
from valuetui.words import Words
from valuetui.words.numbers import percent


def rates_lines(found: Rates, width: int, look: Look, words: Words) -> Block:
    """How many forms were entered twice, and how often the two differ."""
    heading: Block = [Text(), Text(f" {words('double.rates.heading')}", look.strong)]
    if not found.drawn and not found.compared:
        return []
    figures = [
        ("drawn", found.drawn), ("due", len(found.due)), ("compared", found.compared),
        ("different", found.different), ("waiting", len(found.waiting)),
        ("parts", found.parts), ("differing", found.differing),
    ]  # fmt: skip
    named = [(words(f"double.rates.{key}"), count) for key, count in figures]
    if not found.compared:
        nothing = indented(words("double.rates.nothing"), width, look)
        return [*heading, *figure_lines(named[:3], width, look), Text(), *nothing]
    shares = ("rate", found.differing, found.parts), ("forms", found.different, found.compared)
    said = [
        line
        for key, count, of in shares
        for line in indented(_share(key, count, of, words), width, look)
    ]
    what = indented(words("double.rates.what"), width, look)
    return [*heading, *figure_lines(named, width, look), Text(), *said, *what]


def queue_page(yours: tuple[int, ...], found: Rates, width: int, look: Look, words: Words) -> Block:
    """The numbers that wait for a clerk, how many wait for somebody else, and the rates."""
    lines: Block = [Text()]
    if yours:
        lines.append(Text(f" {words('double.queue.yours', n=len(yours))}", look.strong))
        lines += number_lines(yours, width, look, words)
    else:
        lines.append(Text(f" {words('double.queue.none')}", look.good))
    if others := len(found.due) - len(yours):
        lines += [Text(), *indented(words("double.queue.others", n=others), width, look)]
    return [*lines, *rates_lines(found, width, look, words)]


def _share(key: str, count: int, of: int, words: Words) -> str:
    from valuetui.results.inference.intervals import wilson  # numpy, for this page alone

    interval = wilson(count, of)
    shares = (count / of, interval.low, interval.high)
    share, low, high = (percent(words, round(Decimal(100 * each), 1)) for each in shares)
    return words(f"double.rates.{key}", share=share, low=low, high=high)
