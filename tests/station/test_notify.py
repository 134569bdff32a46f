"""What systemd is told: over a real socket, and never so that somebody waits."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from valuetui import __version__
from valuetui.station.notify import USUAL, Supervisor


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(tmp_path / "notify"))
        channel.settimeout(20)
        yield channel


def test_the_first_sign_says_that_it_is_ready(listener: socket.socket) -> None:
    supervisor = Supervisor.of({"NOTIFY_SOCKET": listener.getsockname()})
    supervisor.is_alive()
    supervisor.is_alive()
    supervisor.is_ending()
    said = [listener.recv(1000).decode().split("\n") for _ in range(3)]
    assert said == [
        ["READY=1", f"STATUS=valuetui {__version__}", "WATCHDOG=1"],
        ["WATCHDOG=1"],
        ["STOPPING=1"],
    ]


def test_an_abstract_address(listener: socket.socket) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind("\0valuetui-" + Path(listener.getsockname()).parent.name)
        channel.settimeout(20)
        Supervisor.of({"NOTIFY_SOCKET": "@" + channel.getsockname()[1:].decode()}).is_ending()
        assert channel.recv(1000) == b"STOPPING=1"


@pytest.mark.parametrize(
    ("microseconds", "every"),
    [("30000000", 10.0), ("6000000", 2.0), ("", USUAL), ("soon", USUAL), ("0", USUAL)],
)
def test_signs_come_three_times_as_often_as_they_must(microseconds: str, every: float) -> None:
    assert Supervisor.of({"WATCHDOG_USEC": microseconds}).every == every


def test_nobody_waits_where_nobody_listens(tmp_path: Path, listener: socket.socket) -> None:
    for address in ("", str(tmp_path / "gone"), str(tmp_path)):
        Supervisor(address).is_alive()
    busy = Supervisor(listener.getsockname())
    for _ in range(5000):  # more than any socket holds
        busy.is_alive()
