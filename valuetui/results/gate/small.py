"""What is told of the figures of a small base, where a count of one or two is somebody.

This is the one place that says so: the comparison and the report of the quality hold no other
shares than those from here, and whoever shows them, on a screen, a sheet or a page, has no more to
show.
"""

from collections.abc import Iterable, Mapping

from valuetui.results.measures import Rough, Share, Told

SMALL_BASE = 50
"""Bases below are small."""

FEW = 3
"""Counts below this are not told apart in a small base, and neither are those so near to all."""

LISTED = 10


def is_small(base: int) -> bool:
    """Whether figures from ``base`` respondents are told with care."""
    return base < SMALL_BASE


def told(share: Share) -> Share:
    """A share of respondents as it may be shown by itself.

    In a small base one and two are few, and all and all but one or two nearly all. "Nearly all"
    begins as far from the end as "few" does: were it said of all alone, or of what is above 95 %
    (which in a base of 20 or fewer is all alone), it would say just what it hides.
    """
    count, base = share.count, share.of
    if not is_small(base) or count == 0:
        return share
    if count < FEW:
        return Share(FEW - 1, base, Rough(Told.FEW, 1, FEW - 1))
    if count > base - FEW:
        least = base - FEW + 1
        return Share(least, base, Rough(Told.NEARLY_ALL, least, base))
    return share


def told_in_list(shares: Mapping[str, Share], base: int) -> dict[str, Share]:
    """The shares of all values on a question as they may be shown beside each other.

    In a small base the list ends with the tenth place and those who share it. Of the values after
    it is told that they are: none of them is picked oftener.
    """
    least = least_listed((share.count for share in shares.values()), base)
    return {
        value: told(share) if share.count >= least else _beyond(least, base)
        for value, share in shares.items()
    }


def least_listed(counts: Iterable[int], base: int) -> int:
    """The smallest count that a list of values may show: in a small base that of the tenth place,
    so that ties are kept; otherwise 0."""
    if not is_small(base):
        return 0
    by_size = sorted(counts, reverse=True)[:LISTED]
    return max(1, by_size[-1]) if by_size else 1


def _beyond(least: int, base: int) -> Share:
    """Below the count of the tenth place, of which no more is told than where it stands itself."""
    tenth = told(Share(least, base))
    most = max(tenth.most - 1, FEW - 1)
    return Share(most, base, Rough(Told.BEYOND, 0, most))
