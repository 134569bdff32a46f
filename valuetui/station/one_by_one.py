"""The answers behind the figures that are shown, one by one, for those who need them so."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from valuetui.responses.answer import Answer, Order
from valuetui.responses.fold import Corrections
from valuetui.responses.record import Correction
from valuetui.responses.seal import Opener
from valuetui.results.frozen import Frozen
from valuetui.station.newest import Newest
from valuetui.station.quality import AsShown, facts_in

_ALIKE = ("organisation", "wave", "instrument", "instrument_hash", "group", "station", "language",
          "day", "unit", "session")  # fmt: skip
_NO_ORDER = Order("", 0, "")


def answers_shown(
    folder: Path, opener: Opener | None, shown: Mapping[str, Frozen], newest: Newest
) -> tuple[Answer, ...]:
    """Exactly the answers that these figures count, as they count them and with the questions as
    the newest instrument calls them, in the order of their random ids.

    So they add up to the figures, and two looks in a row differ by as many people as the gate asks
    for: who has come in between stands among them.

    What nobody is told of single answers is not in them: the order of the words, the seconds, and
    words of one's own. A hundred thousand take about 100 MB.
    """
    corrections = Corrections()
    given: dict[str, Answer] = {}
    slim = _Slim()
    for fact in facts_in(folder, opener):
        if isinstance(fact, Answer):
            given[fact.id] = slim(fact)
        elif isinstance(fact, Correction):
            corrections.add(fact)
    counting = AsShown(shown)
    standing = (counting(given[identifier], corrections) for identifier in sorted(given))
    return tuple(
        _asked_now(answer, newest) for answer in standing if answer and answer.group in shown
    )


class _Slim:
    """Makes answers that share what is the same in them."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, answer: Answer) -> Answer:
        known = self._known.setdefault
        shared = {name: known(each, each) for name in _ALIKE if (each := getattr(answer, name))}
        picks = {
            known(question, question): tuple(known(each, each) for each in picked)
            for question, picked in answer.picks.items()
        }
        return replace(answer, **shared, picks=picks, order=_NO_ORDER, seconds={}, write_ins={})


def _asked_now(answer: Answer, newest: Newest) -> Answer:
    """The answer with its picks under the names that the questions have by now."""
    renamed = newest.renamed.get(answer.instrument_hash)
    if not renamed:
        return answer
    picks = {renamed.get(asked, asked): picked for asked, picked in answer.picks.items()}
    return replace(answer, picks=picks)
