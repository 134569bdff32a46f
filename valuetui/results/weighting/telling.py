"""Weights and why there are none, as people read them: the same on screens, sheets and in data."""

from collections.abc import Iterator
from decimal import Decimal

from valuetui.instrument.background import Background
from valuetui.results.inference.weights import (
    LEAST_IN_CATEGORY,
    LEAST_WEIGHTED,
    MOST_DEFF,
    TRIM,
    Refusal,
)
from valuetui.results.weighting.report import WeightedGroup, WeightedQuestion
from valuetui.results.weighting.scheme import MOST_UNKNOWN, Category
from valuetui.words import Words
from valuetui.words.dates import long_date
from valuetui.words.numbers import number, percent
from valuetui.words.text import in_language

BETWEEN = " + "


def refusal_in_words(why: Refusal, words: Words) -> str:
    """Why nothing weighted is shown of a group, in a sentence."""
    reason = words(
        f"margins.refused.{why}",
        least=LEAST_WEIGHTED,
        each=LEAST_IN_CATEGORY,
        deff=_decimal(words, MOST_DEFF, 1),
        unknown=percent(words, round(100 * MOST_UNKNOWN)),
    )
    return f"{words('margins.refused.lead')} {reason}"


def category_in_words(category: Category, question: Background, words: Words) -> str:
    """The options that are weighted as one: "18–29 + 30–44"."""
    labels = (question.option_by_id[each].label for each in category.options)
    return BETWEEN.join(in_language(each, words.language) for each in labels)


def weights_in_words(found: WeightedGroup, words: Words) -> Iterator[str]:
    """How much the weights cost, and whom they cannot place, in sentences."""
    yield words(
        "margins.screen.weights",
        n=number(words, found.n),
        effective=number(words, round(found.effective)),
        deff=_decimal(words, found.deff, 2),
        largest=_decimal(words, found.largest, 1),
    )
    if found.trimmed:
        least, most = (_decimal(words, each, 1) for each in TRIM)
        yield words("margins.screen.trimmed", least=least, most=most)
    if found.known is None:
        yield words("margins.screen.unknown_few")
    elif unknown := found.n - found.known:
        yield words("margins.screen.unknown", n=unknown, number=number(words, unknown))


def sources_in_words(found: WeightedGroup, words: Words) -> Iterator[str]:
    """Where the numbers of people come from, each once."""
    told = dict.fromkeys((each.source, each.day) for each in found.margins)
    for source, day in told:
        yield words("margins.screen.source", source=source.rstrip("."), day=long_date(words, day))


def top_in_words(found: WeightedQuestion, words: Words) -> Iterator[str]:
    """Which words enter and leave the top ten."""
    for key, values in (("entered", found.entered), ("left", found.left)):
        if values:
            labels = ", ".join(in_language(each.label, words.language) for each in values)
            yield words(f"margins.screen.{key}", values=labels)
    if not (found.entered or found.left):
        yield words("margins.screen.same")


def _decimal(words: Words, amount: float, digits: int) -> str:
    return number(words, Decimal(amount).quantize(Decimal(1).scaleb(-digits)))
