"""After a crash: an interview was interrupted. Take it up, or throw it away?"""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.responses.channel import Channel
from valuetui.screens.kiosk.framed import FramedScreen, button
from valuetui.screens.kiosk.intents import Stop, TakeUp
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile


class InterruptedScreen(FramedScreen):
    """Shows nothing of the interview: it may be another person who stands here now.

    At a kiosk it stays as long as the warning of the idle time does.
    """

    CSS_PATH = "interrupted.tcss"
    offers_stop = False
    warns = False
    about = "interrupted"

    def __init__(self, channel: Channel) -> None:
        super().__init__()
        self._channel = channel

    def body(self) -> Iterable[Widget]:
        with Vertical(id="middle"):
            yield Static(id="large")
            yield Static(id="text")

    @property
    def idle_seconds(self) -> float | None:
        return None if self._channel is Channel.STAFF else self.kiosk.instrument.kiosk.warning

    def fill(self) -> None:
        super().fill()
        words, rules = self.words, self.kiosk.instrument.kiosk
        about = "staff" if self._channel is Channel.STAFF else rules.interrupted
        texts = [
            words("kiosk.interrupted.text"),
            words(f"kiosk.interrupted.{about}", n=rules.warning),
        ]
        self.query_one("#large", Static).update(words("kiosk.interrupted.heading"))
        self.query_one("#text", Static).update("\n\n".join(texts))

    def buttons(self) -> list[Tile]:
        return [
            button("discard", self.words("kiosk.interrupted.throw_away")),
            button("take_up", self.words("kiosk.interrupted.take_up"), primary=True),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(TakeUp() if key == "take_up" else Stop())
