"""The sizes and languages in which the kiosk's screens are looked at."""

import pytest

from tests.screens.kiosk.visitor import GRIDS
from tests.sparing import slow

in_sizes_and_languages = pytest.mark.parametrize(
    ("size", "language"),
    [
        (GRIDS[0], "sv"),
        slow(GRIDS[1], "sv"),
        slow(GRIDS[2], "sv"),
        slow(GRIDS[1], "en"),
        slow(GRIDS[0], "sv-simple"),
    ],
    ids=str,
)
"""Every size in Swedish, and one of them in each other language."""
