"""The findings in plain sentences, for screens and reports alike."""

from decimal import Decimal

from valuetui.instrument.model import Group, Instrument, Question, Role
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Agreement as Likeness
from valuetui.results.evidence import Evidence, GroupEvidence, QuestionDifferences
from valuetui.results.findings import Agreement, Surprise, Wish
from valuetui.results.inference.differences import detectable
from valuetui.results.inference.intervals import Interval
from valuetui.results.inference.multiplicity import LEVEL
from valuetui.results.measures import Share
from valuetui.results.telling import count_in_words, share_in_words
from valuetui.words import Words
from valuetui.words.numbers import number, percent
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


def likeness_in_words(found: Likeness, words: Words) -> str:
    """How alike two groups are, beside what chance gives where groups think alike."""
    expected = found.expected
    return words(
        "findings.likeness.text",
        first=in_language(found.first.label, words.language),
        second=in_language(found.second.label, words.language),
        matches=number(words, found.matches),
        low=number(words, round(expected.matches.low)),
        high=number(words, round(expected.matches.high)),
        common=percent(words, round(100 * found.common_picks)),
        common_low=number(words, round(100 * expected.common_picks.low)),
        common_high=number(words, round(100 * expected.common_picks.high)),
    )


def wishes_in_words(
    found: GroupEvidence, asked: Question, words: Words, *, is_census: bool = False
) -> str:
    """Whether anything else is wanted than is seen, and how much of what each person picks is the
    same. Where everybody has answered there is no chance to tell it from."""
    if is_census:
        said = []
    elif found.wishes_differ is None:
        said = [words("findings.wishes.untested")]
    else:
        key = "differ" if found.wishes_differ.p < LEVEL else "alike"
        said = [words(f"findings.wishes.{key}")]
    if found.own_matches is not None:
        mean = number(words, Decimal(f"{found.own_matches:.1f}"))
        said.append(words("findings.wishes.own", mean=mean, pick=asked.pick))
    return " ".join(said)


def detectable_in_words(comparison: Comparison, evidence: Evidence, words: Words) -> str:
    """How far apart two groups must be for it to be told from chance; empty where none are tested.

    Of the two smallest groups that are tested."""
    tested = [
        group for group in comparison.groups
        if any(group.group in each.groups for each in evidence.questions.values())
    ]  # fmt: skip
    if len(tested) < 2:
        return ""
    one, other = sorted(tested, key=lambda group: group.n)[:2]
    points = round(100 * detectable(one.n, other.n))
    first, second = (in_language(each.group.label, words.language) for each in (one, other))
    return words("findings.detectable", n=points, first=first, second=second)


def limiting_in_words(share: Share, interval: Interval, words: Words) -> str:
    """A limiting share with its interval: "27 % (24–31)"; without one where nothing was drawn."""
    told = share_in_words(share, words)
    low, high = (round(100 * end) for end in (interval.low, interval.high))
    if low == high:
        return told
    return words("findings.limiting", share=told, low=number(words, low), high=number(words, high))


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
