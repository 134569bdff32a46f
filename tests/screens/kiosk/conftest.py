"""What the tests of the kiosk share."""

import pytest

from tests.screens.kiosk.visitor import Clock
from valuetui.screens.widgets.board import Board


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of a test, which all boards go by too."""
    clock = Clock()
    defaults = Board.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "clock", clock)
    return clock
