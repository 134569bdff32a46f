"""How many of a group's codes were used, as it may be told. Pure.

Where nearly nobody has answered, or nearly everybody, an exact number tells of persons: whoever
knows who was there can tell who answered, or who did not.
"""

from dataclasses import dataclass

from valuetui.instrument.model import THRESHOLD_FLOOR


@dataclass(frozen=True)
class Participation:
    """At least ``least`` and at most ``most`` codes were used; nothing is told where both are
    None."""

    issued: int
    least: int | None
    most: int | None

    @property
    def is_exact(self) -> bool:
        return self.least is not None and self.least == self.most


def participation(issued: int, used: int, fewest: int = THRESHOLD_FLOOR) -> Participation:
    """What may be told: numbers from ``fewest`` up to as many as leave ``fewest``."""
    if issued < 2 * fewest:
        return Participation(issued, None, None)
    if used < fewest:
        return Participation(issued, 0, fewest - 1)
    if issued - used < fewest:
        return Participation(issued, issued - fewest + 1, issued)
    return Participation(issued, used, used)
