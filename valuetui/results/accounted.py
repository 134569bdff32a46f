"""A reconciliation in words, the same on screens, in terminals and in the protocol. Pure."""

from valuetui.results.reconciliation import Reconciliation
from valuetui.words import Words
from valuetui.words.numbers import number


def rows_in_words(found: Reconciliation, words: Words) -> list[tuple[str, str]]:
    """What became of those present, line by line: what, and how many."""
    unknown = words("council.row.not_told")
    counts: list[tuple[str, int | None]] = [
        ("present", found.present),
        ("begun", found.begun),
        ("submitted", found.submitted),
    ]
    if found.incomplete:
        counts.append(("incomplete", found.incomplete))
    counts += [("paper", found.paper), ("stopped", found.stopped)]
    if found.cut_off:
        counts.append(("cut_off", found.cut_off))
    if found.open:
        counts.append(("open", found.open))
    counts.append(("unanswered", found.unanswered))
    return [
        (words(f"council.row.{what}"), unknown if n is None else number(words, n))
        for what, n in counts
    ]


def sum_in_words(found: Reconciliation, words: Words) -> str:
    """All who are present as the sum of what became of them; empty where that is not known."""
    if found.present is None or found.unanswered is None:
        return ""
    parts = {
        "submitted": found.submitted,
        "paper": found.paper,
        "abandoned": found.abandoned,
        "open": found.open,
        "unanswered": found.unanswered,
    }
    told = [
        words(f"council.sum.{what}", n=n)
        for what, n in parts.items()
        if n or what in {"submitted", "unanswered"}
    ]
    total = found.present + found.more
    return words("council.sum.all", total=number(words, total), parts=" + ".join(told))


def differences_in_words(found: Reconciliation, words: Words) -> list[str]:
    """What does not come out even, each in a sentence or two; one sentence where all does. Last the
    forms that belong to no session, where there are any."""
    told = [words(f"council.difference.{each.kind}", n=each.n) for each in found.differences]
    outside = [words("council.outside", n=found.outside)] if found.outside else []
    return [*(told or [words("council.even")]), *outside]
