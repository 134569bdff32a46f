"""Telling the system that the program is ready and alive, as systemd wants to hear it.

A datagram to the socket that ``NOTIFY_SOCKET`` names. Nothing about what anybody does is ever told.
Where there is no such socket, or nobody listens, nothing happens.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress

from valuetui import __version__

USUAL = 10.0
"""Seconds between two signs of life where the system wants none."""


class Supervisor:
    """Who starts the program again when it ends, or is silent for too long."""

    def __init__(self, address: str = "", every: float = USUAL) -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self.every = every
        """Seconds between two signs of life: a third of what the system waits."""
        self._is_ready = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Supervisor":
        """The one that the environment names.

        ``WATCHDOG_PID`` is not heeded: a kiosk runs behind a server and a terminal, and the unit
        allows it to speak for them (``NotifyAccess=all``).
        """
        microseconds = environment.get("WATCHDOG_USEC", "")
        every = int(microseconds) / 3e6 if microseconds.isdecimal() and int(microseconds) else USUAL
        return cls(environment.get("NOTIFY_SOCKET", ""), every)

    def is_alive(self) -> None:
        """Give a sign of life; the first one says that the program is ready too."""
        ready = () if self._is_ready else ("READY=1", f"STATUS=valuetui {__version__}")
        self._is_ready = True
        self._say(*ready, "WATCHDOG=1")

    def is_ending(self) -> None:
        """Say that the program is about to end by itself."""
        self._say("STOPPING=1")

    def _say(self, *said: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        # One that does not listen must never make a kiosk wait.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.setblocking(False)
            channel.sendto("\n".join(said).encode(), self._address)
