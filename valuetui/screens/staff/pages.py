"""The pages that a clerk can read: the help, and the control totals of a batch."""

from rich.text import Text

from valuetui.instrument.form_number import written
from valuetui.interview.entry.sheet import Flag
from valuetui.interview.entry.totals import Totals, spans
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.staff.look import Look
from valuetui.words import Words

KEYS = (
    "numbers", "enter", "erase", "arrows", "more", "take_out", "illegible", "note", "write_in",
    "undo", "put_away", "totals", "batch", "correct", "other", "quit",
)  # fmt: skip
TEXTS = ("as_it_is", "number", "aside")
WIDEST = 100


def help_page(width: int, look: Look, words: Words) -> Block:
    """The keys and what they do, then what to bear in mind."""
    lines: Block = [Text(), Text(f" {words('entry.help.keys')}", look.strong)]
    lines += key_lines([words(f"entry.help.{key}") for key in KEYS], width, look)
    lines += [Text(), Text(f" {words('entry.help.reading')}", look.strong)]
    for text in TEXTS:
        lines += indented(words(f"entry.help.text.{text}"), width, look)
    return lines


def totals_page(
    found: Totals, numbers: range | None, width: int, look: Look, words: Words
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
    figures = [
        ("forms", found.forms),
        ("complete", found.complete),
        ("marks", found.marks),
        *((flag.value, found.flags.get(flag, 0)) for flag in Flag),
    ]
    if numbers is not None:
        figures.append(("outside", found.outside))
    names = {key: words(f"entry.totals.{key}") for key, _ in figures}
    column = max(map(len, names.values())) + 2
    for key, count in figures:
        lines.append(
            Text.assemble((f" {names[key]:<{column}}", look.text), (f"{count:>6}", look.strong))
        )
    if numbers is not None:
        lines += _listed("missing", found.missing, width, look, words)
        lines += _listed("twice", found.twice, width, look, words)
    return lines


def _listed(key: str, numbers: tuple[int, ...], width: int, look: Look, words: Words) -> Block:
    """Numbers under a heading, stretches of them in short."""
    if not numbers:
        return [Text(), Text(f" {words(f'entry.totals.nothing_{key}')}", look.good)]
    shown = [
        written(first)
        if first == last
        else words("entry.totals.span", first=written(first), last=written(last))
        for first, last in spans(numbers)
    ]
    heading = Text(f" {words(f'entry.totals.{key}', n=len(numbers))}", look.bad)
    return [Text(), heading, *indented(", ".join(shown), width, look)]


def key_lines(pairs: list[str], width: int, look: Look) -> Block:
    """Keys and what they do, of texts that have a bar between the two."""
    width = min(width, WIDEST)
    halves = [pair.split("|") for pair in pairs]
    column = max(len(key) for key, _ in halves) + 2
    lines: Block = []
    for key, meaning in halves:
        first, *rest = wrapped(meaning, width - column - 2, look.text)
        lines.append(Text.assemble(" ", (f"{key:<{column}}", look.accent), first))
        lines += [Text.assemble(" " * (column + 1), line) for line in rest]
    return lines


def indented(text: str, width: int, look: Look) -> Block:
    """A paragraph, one column from the edge."""
    return [Text.assemble(" ", line) for line in wrapped(text, min(width, WIDEST) - 2, look.text)]
