"""Real processes: several at once, and some that are killed."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.responses.samples import by_id, plain
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore

WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).parents[2]


def writer(folder: Path, count: int, rewrites: bool = False) -> "subprocess.Popen[str]":
    """A process that saves ``count`` answers and prints the id of each when it is safe."""
    arguments = [str(folder), str(count)] + ["rewrites"] * rewrites
    return subprocess.Popen(
        [sys.executable, str(WRITER), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def acknowledged(process: "subprocess.Popen[str]") -> list[str]:
    """The ids that the process has printed to its end; a line without its end is none."""
    assert process.stdout is not None
    with process.stdout as printed:
        lines = printed.read().splitlines(keepends=True)
    process.wait()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("rewrites", [False, True])
def test_four_processes_save_to_one_file_and_nothing_is_lost(
    tmp_path: Path, rewrites: bool
) -> None:
    writers = [writer(tmp_path, 30, rewrites) for _ in range(4)]
    saved = [identifier for each in writers for identifier in acknowledged(each)]
    assert [each.returncode for each in writers] == [0] * 4
    assert len(saved) == 120
    found = plain(tmp_path / "responses" / "kiosk-1.json")
    assert {document["id"] for document in found} == set(saved)
    assert len(found) == 120
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id(found)
    assert folder.problems == []


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_writers_are_killed(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    saved: set[str] = set()
    path = tmp_path / "responses" / "kiosk-1.json"
    for loop in range(6):
        writers = [writer(tmp_path, 10_000, rewrites=loop % 2 == 1) for _ in range(2)]
        for each in writers:
            assert each.stdout is not None
            saved.update(each.stdout.readline().rstrip("\n") for _ in range(chance.randint(1, 40)))
        for each in writers:
            each.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        for each in writers:
            saved.update(acknowledged(each))
        read = {document["id"] for document in ResponseFolder(tmp_path).documents()}
        assert saved <= read
        with StationStore(tmp_path, "kiosk-1"):
            found = [document["id"] for document in plain(path)]
        assert saved <= set(found)
        assert len(found) == len(set(found))
    assert len(saved) > 100


def test_a_reader_sees_whole_records_while_others_write(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1"):
        pass
    folder = ResponseFolder(tmp_path)
    followed = []
    writers = [writer(tmp_path, 150) for _ in range(2)]
    while any(each.poll() is None for each in writers):
        followed += list(folder.follow())
    saved = [identifier for each in writers for identifier in acknowledged(each)]
    followed += list(folder.follow())
    assert sorted(document["id"] for document in followed) == sorted(saved)
    assert by_id(followed) == by_id(plain(tmp_path / "responses" / "kiosk-1.json"))
    assert folder.problems == []
