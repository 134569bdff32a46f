"""What the tests of the kiosk share."""

import pytest

from tests.screens.kiosk.visitor import Clock
from valuetui.screens.widgets.board import Board


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of a test, which all boards go by too."""
    clock = Clock()
    monkeypatch.setitem(Board.__init__.__kwdefaults__, "clock", clock)
    return clock
