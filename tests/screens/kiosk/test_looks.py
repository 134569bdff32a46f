"""What the kiosk looks like: every screen as plain text, for the eyes of whoever reviews a change.

After a change that is meant to be seen::

    python3 run.py test -n 0 tests/screens/kiosk/test_looks.py --snapshot-update
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.looks import in_sizes_and_languages
from tests.screens.kiosk.visitor import Clock, Shelf, instrument, visiting


@in_sizes_and_languages
async def test_every_screen_looks_as_it_did(
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    language: str,
) -> None:
    monkeypatch.setattr("secrets.randbits", lambda _: 2026)  # the order of the values
    shelf, long = Shelf(), instrument("kommun")
    async with visiting(clock, shelf, size=size, questionnaire=long) as visitor:
        async for name in all_screens(visitor, shelf, language):
            await visitor.settles()
            assert visitor.text == snapshot(name=name)
