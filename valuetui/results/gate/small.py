"""What is told of the figures of a small base, where a count of one or two is somebody."""

from collections.abc import Iterable
from enum import Enum

SMALL_BASE = 50
"""Bases below are small."""

FEW = 3
"""Counts below this are not told apart in a small base, and neither are those so near to all."""

LISTED = 10


class Told(Enum):
    """How a count, and its share, may be shown."""

    EXACTLY = "exactly"
    FEW = "few"
    """Fewer than three, and more than none."""
    NEARLY_ALL = "nearly all"
    """All of the base, or all but one or two."""


def is_small(base: int) -> bool:
    """Whether figures from ``base`` respondents are told with care."""
    return base < SMALL_BASE


def told(count: int, base: int) -> Told:
    """How ``count`` of ``base`` respondents may be shown.

    "Nearly all" begins as far from the end as "few" does: were it said of all alone, or of what is
    above 95 % (which in a base of 20 or fewer is all alone), it would say just what it hides.
    """
    if not is_small(base) or count == 0:
        return Told.EXACTLY
    if count < FEW:
        return Told.FEW
    return Told.NEARLY_ALL if count > base - FEW else Told.EXACTLY


def least_listed(counts: Iterable[int], base: int) -> int:
    """The smallest count that a list of values may show: in a small base that of the tenth place,
    so that ties are kept; otherwise 0."""
    if not is_small(base):
        return 0
    by_size = sorted(counts, reverse=True)[:LISTED]
    return max(1, by_size[-1]) if by_size else 1
