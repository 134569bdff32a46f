"""How forms on paper are handed in, entered and checked: ``[paper]`` in ``config/station.toml``."""

from types import MappingProxyType
from typing import NamedTuple

from valuetui.instrument.reader import Reader
from valuetui.words import Text, kiosk_languages

LONGEST_HAND_IN = 300
"""Characters of what a paper form says of how to hand it in."""

DOUBLE_ENTRY = 0.1
"""The share of the forms that is entered twice where nothing is said."""
STATISTICS_DAYS, MOST_DAYS = 30, 366
"""Days for which it is known how the operators work where nothing is said, and at most."""


class PaperSettings(NamedTuple):
    """What the settings say of forms on paper."""

    hand_in: Text = MappingProxyType({})
    """What a form says of how to hand it in; empty where the settings say nothing."""
    check_digits: bool = False
    """Every code of a word has a third digit, which checks the other two."""
    double_entry: float = DOUBLE_ENTRY
    """The share of the forms, 0..1, that somebody else enters again."""
    without_code: bool = False
    """A form that comes without the code from a slip is taken all the same, and that is noted."""
    statistics_days: int = STATISTICS_DAYS
    """Days for which it is known how the operators work; 0 for not at all."""


def read_paper(reader: Reader) -> PaperSettings:
    """What stands under ``[paper]``; faults are noted."""
    paper = reader.table("paper", required=False)
    if paper is None:
        return PaperSettings()
    found = PaperSettings(
        hand_in=_read_hand_in(paper),
        check_digits=paper.flag("check_digits", default=False),
        double_entry=paper.share("double_entry", default=DOUBLE_ENTRY),
        without_code=paper.flag("without_code", default=False),
        statistics_days=paper.whole("operator_statistics_days", 0, MOST_DAYS, STATISTICS_DAYS),
    )
    paper.finish()
    return found


def _read_hand_in(paper: Reader) -> Text:
    """``hand_in``, in the languages in which it is said."""
    spoken = paper.table("hand_in", required=False)
    if spoken is None:
        return {}
    found = {each: spoken.text(each) for each in kiosk_languages() if each in spoken}
    for language, text in found.items():
        if len(text) > LONGEST_HAND_IN:
            spoken.note(language, "hand_in_too_long", length=len(text), most=LONGEST_HAND_IN)
    spoken.finish()
    return found
