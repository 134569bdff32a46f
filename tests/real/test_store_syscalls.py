"""What the store asks of the system, as the system sees it."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.real.programs import need

ROOT = Path(__file__).parents[2]
SAVES = 12
WRITING = "write,pwrite64,writev,pwritev,pwritev2,ftruncate,fsync,fdatasync,sync,syncfs"
SCRIPT = """
import sys
from pathlib import Path
from tests.responses.samples import answer
from valuetui.responses.store import StationStore

with StationStore(Path(sys.argv[1]), "kiosk-1") as store:
    for _ in range(int(sys.argv[2])):
        store.save(answer())
"""
CALL = re.compile(r"(\w+)\(\d+<([^>]*)>")


def test_a_save_is_one_write_and_one_sync(tmp_path: Path) -> None:
    need("strace")
    trace = tmp_path / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-y", "-o", str(trace), "-e", f"trace={WRITING}"),
            *(sys.executable, "-c", SCRIPT, str(tmp_path / "data"), str(SAVES)),
        ],
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    path = str(tmp_path / "data" / "responses" / "kiosk-1.json")
    calls = [match.groups() for match in map(CALL.search, trace.read_text().splitlines()) if match]
    assert Counter(call for call, file in calls if file == path) == {
        "pwrite64": SAVES,
        "fdatasync": SAVES,
    }
