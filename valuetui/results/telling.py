"""Shares, how far they are apart and whose they are, as people read them: the same on screens,
sheets and pages."""

from decimal import Decimal

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import UNKNOWN_LANGUAGE
from valuetui.responses.channel import Channel
from valuetui.results.measures import Distance, Share, Told
from valuetui.results.selection import Offer, Variable
from valuetui.words import Words, language_name
from valuetui.words.numbers import number, percent
from valuetui.words.text import in_language

TENTHS = Decimal("0.1")
BELOW, ABOVE = "<", ">"
AT_LEAST, AT_MOST = "≥", "≤"


def part_in_words(offer: Offer, words: Words, instrument: Instrument) -> str:
    """Whose figures they are where not everybody's: "Kanal: kiosk"."""
    variable = words(f"results.filter.variable.{offer.selection.variable}")
    return f"{variable}: {category_in_words(offer, words, instrument)}"


def category_in_words(offer: Offer, words: Words, instrument: Instrument) -> str:
    """One category: "kiosk"."""
    variable, category = offer.selection.variable, offer.selection.category
    if not category:
        return words(f"results.filter.without.{variable}")
    if variable is Variable.LANGUAGE:
        return language_in_words(category, words)
    if variable is Variable.CHANNEL and category in set(Channel):
        return words(f"results.filter.channel.{category}")
    if variable is Variable.UNIT and category in instrument.units:
        return in_language(instrument.units[category], words.language)
    return offer.name or category


def language_in_words(language: str, words: Words) -> str:
    """What a language calls itself; "okänt språk" where nobody knows which it was."""
    return words("language.unknown") if language == UNKNOWN_LANGUAGE else language_name(language)


def share_in_words(share: Share, words: Words, *, tenths: bool = False) -> str:
    """A share in per cent, without decimals or with one: "69 %", "69,0 %". Of what is not exact
    what is told: "få", "nästan alla", "<34 %"."""
    if share.rough is None:
        return percent(words, share.percent.quantize(TENTHS) if tenths else share.whole_percent)
    if share.rough.told is Told.BEYOND:
        return BELOW + percent(words, _above(share))
    return words(f"told.{share.rough.told.value}")


def short_share(share: Share) -> str:
    """A share in whole per cent for a narrow column: "69"; "<7", ">93" and "<34" of what is not
    exact."""
    if share.rough is None:
        return str(share.whole_percent)
    if share.rough.told is Told.NEARLY_ALL:
        return f"{ABOVE}{Share(share.least - 1, share.of).whole_percent}"
    return f"{BELOW}{_above(share)}"


def _above(share: Share) -> int:
    """The first whole per cent that the share is below."""
    return Share(share.most + 1, share.of).whole_percent


def count_in_words(share: Share, words: Words) -> str:
    """How many picked it: "28", or "0–13" where that is all that is told."""
    least, most = (number(words, count) for count in (share.least, share.most))
    return least if share.is_exact else words("told.between", least=least, most=most)


def points_in_words(distance: Distance, words: Words, *, tenths: bool = False) -> str:
    """How far apart with its sign: "+23"; "≥+23" or "≤−23" where it may be more, and a question
    mark where nobody can say which way."""
    points = distance.points.quantize(TENTHS) if tenths else distance.whole_points
    if distance.is_exact:
        return number(words, points, signed=True)
    if not points:
        return words("told.unknown")
    return f"{AT_LEAST if points > 0 else AT_MOST}{number(words, points, signed=True)}"
