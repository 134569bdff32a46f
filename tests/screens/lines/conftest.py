"""What the tests of the plain interview share."""

import pytest

from tests.screens.kiosk.visitor import Clock


@pytest.fixture
def clock() -> Clock:
    """The clock of a test."""
    return Clock()
