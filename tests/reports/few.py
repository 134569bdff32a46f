"""Counts of which some are too few to be told."""

FEW = [18, 16, 15, 1, 14, 13, 2, 12, *[0] * 16]
"""In the list are two words of the same theme, of which one and two are few."""
BEYOND = [*[9] * 12, 3, 4, 4, 5, *[0] * 8]
"""After the tenth place are two words of the same theme with three and five."""


def swapped(counts: list[int], one: int, other: int) -> list[int]:
    """The two words have each other's counts; no sum is another."""
    found = list(counts)
    found[one], found[other] = counts[other], counts[one]
    return found
