"""Where the arrows lead at the edge of a board: to the next one that way. Pure geometry."""

from collections.abc import Sequence

from textual.geometry import Region


def neighbour(here: Region, others: Sequence[Region], across: int, down: int) -> int | None:
    """The number of the nearest of the others on one side of ``here``; of several at the same
    distance the one that lies most nearly opposite. None where there is none."""
    found = [
        (distance, aside, number)
        for number, other in enumerate(others)
        for distance, aside in [_way(here, other, across, down)]
        if distance >= 0
    ]
    return min(found)[2] if found else None


def _way(here: Region, other: Region, across: int, down: int) -> tuple[int, int]:
    """How far the other one is in the direction, and how far aside; negative where it is not
    there."""
    if down:
        ahead = other.y - here.bottom if down > 0 else here.y - other.bottom
        return ahead, _gap(here.x, here.right, other.x, other.right)
    ahead = other.x - here.right if across > 0 else here.x - other.right
    aside = _gap(here.y, here.bottom, other.y, other.bottom)
    return (ahead, aside) if aside == 0 else (-1, aside)


def _gap(first: int, first_end: int, second: int, second_end: int) -> int:
    """What lies between two stretches; 0 where they overlap."""
    return max(0, second - first_end + 1, first - second_end + 1)
