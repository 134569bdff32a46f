"""After a crash, and before the kiosk tries again: that it comes back, in every language."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.plain import calm_lines


class CalmScreen(KioskScreen):
    """There is nothing to press; staff can end the kiosk from here as from every screen."""

    warns: ClassVar[bool] = False

    def body(self) -> Iterable[Widget]:
        yield Static("\n\n".join(calm_lines(self.kiosk.instrument.languages)), id="calm")

    @property
    def idle_seconds(self) -> float | None:
        return None
