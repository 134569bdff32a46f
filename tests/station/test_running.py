"""Which kiosks go on at a machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.started import environment
from valuetui.station.running import running

HOLD = """\
import os
import sys
from pathlib import Path
from valuetui.station.running import tell_of
tell_of(os.getpid(), Path(sys.argv[1]), sys.argv[2])
print("told", flush=True)
sys.stdin.read()
"""


def started(state: Path, station: str) -> "subprocess.Popen[str]":
    """A process that has told of itself."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, state, station],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "told\n"
    return process


@pytest.mark.slow
def test_a_process_is_found_as_long_as_it_lives_and_no_number_that_is_left_over(
    tmp_path: Path,
) -> None:
    assert running(tmp_path) == {}
    with started(tmp_path, "kiosk-1") as one, started(tmp_path, "kiosk-2") as two:
        assert running(tmp_path) == {"kiosk-1": one.pid, "kiosk-2": two.pid}
        with started(tmp_path, "kiosk-1") as second:
            assert running(tmp_path)["kiosk-1"] == one.pid
            second.kill()
        one.kill()
        one.wait()
        assert running(tmp_path) == {"kiosk-2": two.pid}
        two.kill()


def test_a_file_that_is_no_number_is_none(tmp_path: Path) -> None:
    (tmp_path / "running").mkdir()
    (tmp_path / "running" / "kiosk-1.pid").write_text(f"x{os.getpid()}")
    assert running(tmp_path) == {}
