"""``valuetui kiosk --plain``: the kiosk line by line, in whatever terminal this is."""

import logging

from valuetui.screens.crash import place_of
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.lines.app import PlainKiosk
from valuetui.screens.lines.terminal import Terminal
from valuetui.station.restarts import CRASHED

log = logging.getLogger(__name__)


def run_plain(kiosk: Kiosk) -> int:
    """One interview after another; the exit code. A crash says nothing on the terminal: what it
    knows may be an answer."""
    with Terminal() as terminal:
        try:
            return PlainKiosk(kiosk, terminal, lock=kiosk.lock).run()
        except Exception as error:  # noqa: BLE001 (whatever it is, nobody may read it)
            log.error("crash: %s at %s", type(error).__name__, place_of(error))
            return CRASHED
