"""The draft of an amendment: what it takes to go on with it after a crash, or another day.

A draft comes from a disk, so that nothing of it is taken for granted.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from valuetui.interview.amending import Amending
from valuetui.interview.draft import CannotResume


def to_document(amending: Amending) -> dict[str, Any]:
    """What has been typed of an amendment, as JSON has it."""
    picks = {question: list(values) for question, values in amending.picks.items()}
    return {"group": amending.group, "picks": picks, "place": amending.place}


def from_document(document: Mapping[str, Any], fresh: Amending) -> Amending:
    """The amendment where it was left; ``fresh`` is that of the answer as it counts now. Raises
    :class:`~valuetui.interview.draft.CannotResume`."""
    try:
        picks = {each: tuple(values) for each, values in document["picks"].items()}
        group, place = document["group"], document["place"]
        sound = (
            group in fresh.instrument.group_by_id
            and type(place) is int
            and 0 <= place <= len(fresh.instrument.questions) + 1
            and picks.keys() == fresh.picks.keys()
            and all(_may_be(values, each, fresh) for each, values in picks.items())
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        raise CannotResume("damaged") from None
    if not sound:
        raise CannotResume("damaged")
    return replace(fresh, group=group, picks=picks, place=place)


def _may_be(values: tuple[str, ...], question: str, fresh: Amending) -> bool:
    asked = fresh.instrument
    is_known = len(set(values)) == len(values) and asked.value_by_id.keys() >= set(values)
    return is_known and len(values) <= asked.question_by_id[question].pick
