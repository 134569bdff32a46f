"""How long a program that crashes again and again waits before it begins anew. Pure."""

CRASHED = 70
"""Exit code of a program on screen that has crashed, and shows nothing of what."""
GOOD = 60.0
"""Seconds of work after which a program's crash is no longer one of a row."""
FREE = 2
"""Crashes in a row after which it begins at once."""
LONGEST = 30.0
"""Seconds that it waits at most."""


def counted(row: int, lived: float) -> int:
    """How many crashes in a row there are with this one, after so many seconds of work."""
    return 1 if lived >= GOOD else row + 1


def pause(row: int) -> float:
    """Seconds to wait after so many crashes in a row: 0, 0, 1, 2, 4 … up to the longest."""
    return min(LONGEST, 2.0 ** min(row - FREE - 1, 10)) if row > FREE else 0.0
