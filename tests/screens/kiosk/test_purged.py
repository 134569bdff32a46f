"""The answers are purged while a kiosk still runs: it brings nothing back."""

from pathlib import Path

import pytest

from tests.responses.samples import answer
from tests.screens.kiosk.visitor import Clock, visiting
from valuetui.responses.answer import Answer
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.purge import plan_purge, purge
from valuetui.responses.store import StationStore
from valuetui.screens.kiosk.handing_in import RETRY
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen

pytestmark = pytest.mark.slow


class Wave:
    """Answers go to a real store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = StationStore(folder, "kiosk-1")

    def save(self, answer: Answer) -> None:
        """Keep an answer on disk."""
        self.store.save(answer.to_document())

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is on disk."""
        return any(each["id"] == identifier for each in ResponseFolder(self.folder).documents())


def inside(folder: Path) -> list[Path]:
    """All that is in a folder."""
    return list(folder.iterdir())


async def test_a_kiosk_that_still_runs_after_a_purge_says_that_it_cannot_save(
    clock: Clock, tmp_path: Path
) -> None:
    wave = Wave(tmp_path)
    wave.store.save(answer())
    async with visiting(clock, wave) as visitor:  # type: ignore[arg-type]
        picks = await visitor.answers()
        path, _ = purge(plan_purge(tmp_path), "KS 2026:123", "2026-11-23")
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        assert inside(tmp_path) == [path]

        with StationStore(tmp_path, "kiosk-1"):  # staff have started the kiosk anew
            await visitor.until(lambda: not visitor.app.handing_in.is_due)
            visitor.clock.go(RETRY)
            await visitor.comes_to(ThanksScreen)
        kept = [document["picks"] for document in ResponseFolder(tmp_path).documents()]
        assert kept == [{question: list(values) for question, values in picks.items()}]
    wave.store.close()
