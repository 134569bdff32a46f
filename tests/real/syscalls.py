"""The calls by which a station's file is changed, as strace sees them."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "ftruncate")
SYNCS = ("fsync", "fdatasync", "sync", "syncfs")
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


def calls_on_the_file(folder: Path, saves: int) -> Counter[str]:
    """How often each call was made on the station's file in so many saves. Needs strace."""
    folder.mkdir(exist_ok=True)
    trace = folder / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-y", "-o", str(trace), "-e", f"trace={','.join(WRITES + SYNCS)}"),
            *(sys.executable, "-c", SCRIPT, str(folder / "data"), str(saves)),
        ],
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    path = str(folder / "data" / "responses" / "kiosk-1.json")
    calls = [match.groups() for match in map(CALL.search, trace.read_text().splitlines()) if match]
    return Counter(call for call, file in calls if file == path)
