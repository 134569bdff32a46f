"""Which presses are one and the same: a finger bounces, a key is held down. Pure."""

TOUCH_AGAIN = 0.4
"""Seconds within which a second touch of the same tile is the same touch."""
KEY_AGAIN = 0.75
"""The same for a key: a key that is held down waits up to 0.66 s before it repeats."""
BOUNCE = 0.05
"""The same where a tile may be pressed several times on purpose, such as a letter."""

NOTHING = ("", -1, 0.0)


class Presses:
    """Remembers the last press of a board."""

    def __init__(self, *, may_repeat: bool) -> None:
        self._may_repeat = may_repeat
        self._last = NOTHING

    def is_new(self, key: str, place: int, now: float, *, by_key: bool) -> bool:
        """Take in a press of the tile with this key at this place; whether it counts. It does not
        where it is the last one that still goes on: on the same tile, or on what has come into its
        place."""
        again = BOUNCE if self._may_repeat else KEY_AGAIN if by_key else TOUCH_AGAIN
        (last_key, last_place, when), self._last = self._last, (key, place, now)
        return (key != last_key and place != last_place) or now - when >= again

    def forget(self) -> None:
        """Know of no press."""
        self._last = NOTHING
