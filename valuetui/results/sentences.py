"""The findings in plain sentences, for screens and reports alike."""

from valuetui.instrument.model import Group, Instrument, Role
from valuetui.results.evidence import QuestionDifferences
from valuetui.results.findings import Agreement, Surprise, Wish
from valuetui.results.inference.intervals import Interval
from valuetui.results.inference.multiplicity import LEVEL
from valuetui.results.measures import Share
from valuetui.results.telling import count_in_words, share_in_words
from valuetui.words import Words
from valuetui.words.numbers import number
from valuetui.words.text import in_language


def agreement_in_words(found: Agreement, instrument: Instrument, words: Words) -> str:
    """Where the word stands in all groups, and how sure that is."""
    key = "sure" if found.is_sure else "unsure"
    return words(f"findings.agreement.{key}", asked=_asked(found.role, instrument, words))


def surprise_in_words(found: Surprise, instrument: Instrument, words: Words) -> str:
    """The two shares that are furthest apart, with their n, and how far apart they may be."""
    (higher, more), (lower, less) = found.higher, found.lower
    told: dict[str, str] = {
        "asked": _asked(found.role, instrument, words),
        "higher": of_group(higher, more, words),
        "lower": of_group(lower, less, words),
        "points": _points(found.gap.whole_points, words),
    }
    if not found.gap.is_exact:
        return words("findings.surprise.rough", **told)
    return words("findings.surprise.text", **told, **_ends(found.interval, words))


def wish_in_words(found: Wish, instrument: Instrument, words: Words) -> str:
    """How many see the word and how many want to, and how far apart that may be."""
    told: dict[str, str] = {
        "current": share_in_words(found.shift.current, words),
        "desired": share_in_words(found.shift.desired, words),
        "now": short(Role.CURRENT, instrument, words),
        "later": short(Role.DESIRED, instrument, words),
        "points": _points(found.shift.whole_points, words),
    }
    if not found.shift.is_exact:
        return words("findings.wish.rough", **told)
    return words("findings.wish.text", **told, **_ends(found.interval, words))


def overall_in_words(
    role: Role, found: QuestionDifferences, instrument: Instrument, words: Words
) -> str:
    """Whether the groups differ on a question at all."""
    asked = _asked(role, instrument, words)
    if found.overall is None:
        return words("findings.overall.untested", asked=asked)
    key = "differ" if found.overall.p < LEVEL else "alike"
    return words(f"findings.overall.{key}", asked=asked)


def of_group(group: Group, share: Share, words: Words) -> str:
    """A group's share with the counts: "Medborgare 41 % (17 av 41)"."""
    return words(
        "findings.share",
        group=in_language(group.label, words.language),
        share=share_in_words(share, words),
        number=count_in_words(share, words),
        of=number(words, share.of),
    )


def short(role: Role, instrument: Instrument, words: Words) -> str:
    """A few words for what was asked: "i dag"."""
    question = instrument.question_in_role(role)
    return in_language(question.short, words.language) if question else ""


def _asked(role: Role, instrument: Instrument, words: Words) -> str:
    text = short(role, instrument, words)
    return text[:1].upper() + text[1:]


def _points(points: int, words: Words) -> str:
    return words("findings.points", n=points)


def _ends(interval: Interval, words: Words) -> dict[str, str]:
    """Both ends in whole percentage points."""
    return {
        "low": number(words, round(100 * interval.low)),
        "high": number(words, round(100 * interval.high)),
    }
