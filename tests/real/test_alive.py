"""A real kiosk tells systemd that it is ready and alive, and is silent when it hangs."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.kiosk import WORDS
from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal

PATIENCE = 20.0


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(tmp_path / "notify"))
        channel.settimeout(PATIENCE)
        yield channel


@pytest.mark.slow
def test_it_tells_as_long_as_its_loop_goes_on(listener: socket.socket, tmp_path: Path) -> None:
    need("setsid")
    supervised = {
        **environment(),
        "NOTIFY_SOCKET": listener.getsockname(),
        "WATCHDOG_USEC": "600000",
        "WATCHDOG_PID": "1",  # the terminal's, or the server's: the kiosk speaks for them
    }
    command: list[str | Path] = [
        *PROGRAM,
        "kiosk",
        "--no-lock",
        "--lang",
        "sv",
        "--data",
        tmp_path / "d",
    ]
    with Terminal(command, columns=91, rows=26, environment=supervised, folder=tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
        first = listener.recv(1000).decode().split("\n")
        assert first[0] == "READY=1"
        assert first[-1] == "WATCHDOG=1"
        for _ in range(3):
            assert listener.recv(1000) == b"WATCHDOG=1"

        os.kill(kiosk.program, signal.SIGSTOP)  # as one that hangs
        listener.settimeout(1)
        with pytest.raises(TimeoutError):
            while True:  # what was sent before it hung
                listener.recv(1000)
        listener.settimeout(PATIENCE)
        os.kill(kiosk.program, signal.SIGCONT)
        assert listener.recv(1000) == b"WATCHDOG=1"

        kiosk.type("\x11")  # Ctrl+Q
        assert kiosk.until_end() == 0
        while (said := listener.recv(1000)) == b"WATCHDOG=1":
            pass
        assert said == b"STOPPING=1"
