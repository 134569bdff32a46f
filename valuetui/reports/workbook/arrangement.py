"""How groups share the width of a page."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

MOST_ACROSS = 4


def in_bands(items: Sequence[T]) -> list[Sequence[T]]:
    """Up to four beside each other; more than that in rows as even as can be: five as 3 + 2."""
    rows = -(-len(items) // MOST_ACROSS)
    across = -(-len(items) // rows) if rows else 1
    return [items[start : start + across] for start in range(0, len(items), across)]
