"""When the answers were given that the figures shown count."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from valuetui.responses.answer import Answer
from valuetui.responses.seal import Opener
from valuetui.results.frozen import Frozen
from valuetui.station.quality import facts_in

Days = tuple[date, date]
"""The first day and the last."""


def days_shown(folder: Path, opener: Opener | None, shown: Iterable[Frozen]) -> Days | None:
    """The first and the last day of all these groups together; None where nobody is shown.

    Of all together: the days of one group would tell more of when somebody came than is needed.
    Read one by one, so that any number of answers takes no more room than their ids.
    """
    counted = frozenset[bytes]().union(*(each.counted().identifiers() for each in shown))
    first = last = ""
    for fact in facts_in(folder, opener):
        if isinstance(fact, Answer) and bytes.fromhex(fact.id) in counted:
            first = min(first or fact.day, fact.day)
            last = max(last, fact.day)
    return (date.fromisoformat(first), date.fromisoformat(last)) if last else None
