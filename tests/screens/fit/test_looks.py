"""What measuring looks like, as plain text, for the eyes of whoever reviews a change."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.fit.test_app import measuring, press, result, until
from tests.screens.snapshot import screen_text


@pytest.mark.parametrize(("language", "size"), [("sv", (91, 26)), ("en", (64, 24))], ids=str)
async def test_every_state_looks_as_it_did(
    language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with measuring(language, size) as app:
        press(app, "right", "left", "down", "up")
        await until(app, lambda: "▌" in screen_text(app))
        await until(app, lambda: "▄" * 9 in screen_text(app))
        assert screen_text(app) == snapshot(name="card")
        press(app, "enter")
        await result(app)
        assert screen_text(app) == snapshot(name="result")
        press(app, "a", "r", *"452")
        label = app.words("machine.fit.ruler.label")
        await until(app, lambda: "452▌" in screen_text(app) and label in screen_text(app))
        assert screen_text(app) == snapshot(name="ruler")
