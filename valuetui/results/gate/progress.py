"""What a live screen may say of a group: how many have answered, and when the figures move."""

from dataclasses import dataclass
from enum import Enum

from valuetui.results.gate.snapshot import History, leaves_enough

EXACT_FROM = 100
PARTS = 20
"""Every look costs: while somebody follows live, figures move with a part of so many at most."""


class Look(Enum):
    """How somebody looks at figures."""

    ONCE = "once"
    """To see what there is: now they may move as soon as the gate allows."""
    FOLLOWING = "following"
    """All the time, as a screen does."""


def step(history: History, look: Look) -> int:
    """How many people must have come, left or been changed before the figures may move."""
    if look is Look.ONCE:
        return history.threshold
    return max(history.threshold, history.size(history.latest) // PARTS)


@dataclass(frozen=True)
class Progress:
    """How far a group has come."""

    answers: int
    """How many have answered, as it may be said: see ``rounded``."""
    moves_at: int | None
    """With how many answers the figures move next, at the earliest; None where they will not. It
    tells no more of how many have answered than ``answers`` does."""


def progress(
    history: History, answers: int, roll: int | None = None, look: Look = Look.ONCE
) -> Progress:
    """The progress of a group of which so many have answered by now.

    ``roll`` is the number of people who may answer, where it is known. Where more have answered it
    tells nothing.
    """
    if roll is not None and roll < answers:
        roll = None
    shown = history.size(history.latest)
    earliest = max(_rounded_up(answers), shown + step(history, look))
    return Progress(
        answers=rounded(answers, history.threshold),
        moves_at=_next_step(earliest, roll, history.threshold),
    )


def rounded(answers: int, threshold: int) -> int:
    """Nothing below the threshold, whole tens below a hundred, and then the number itself."""
    if answers < threshold:
        return 0
    return answers if answers >= EXACT_FROM else answers // 10 * 10


def in_tens(answers: int, threshold: int) -> int:
    """How many have answered in one place, beside what is said of the whole group: whole tens, and
    nothing below ten or the threshold. An exact number would, taken from that of the group, tell of
    the few who answered elsewhere."""
    return 0 if answers < threshold else answers // 10 * 10


def _rounded_up(answers: int) -> int:
    return answers if answers >= EXACT_FROM else -(-answers // 10) * 10


def _next_step(earliest: int, roll: int | None, threshold: int) -> int | None:
    if leaves_enough(earliest, roll, threshold):
        return earliest if roll is None or earliest <= roll else None
    return roll
