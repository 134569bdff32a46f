"""The tallies of a wave, kept beside its answers, so that they need not be counted at each start.

They are derived: whatever is amiss with them, the answers are counted again. They hold what few
people picked together, so that they lie where the answers lie, for the same eyes, and go with them.
"""

import json
from contextlib import suppress
from pathlib import Path

from valuetui.responses.condition import Condition, ends_of
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, make_folders, opened, read_all
from valuetui.responses.files import write_new as write
from valuetui.results.packing import NotATally, pack, unpack
from valuetui.results.tally import Tally

FOLDER = "cache"
NAME = "tallies"
FORM = 1


def keep(
    wave: Path, condition: Condition, tallies: dict[str, Tally], files: FileOps = SYSTEM
) -> None:
    """Keep the tallies of the answers in files in this condition, by the hashes of instruments.

    Where it cannot be done it is not done: the folder may be for reading only.
    """
    packed = {stamp: pack(tally) for stamp, tally in tallies.items()}
    lengths = {stamp: len(content) for stamp, content in packed.items()}
    path = wave / FOLDER / NAME
    new = path.with_name(f".{NAME}.new")
    with suppress(OSError, StoreError):
        known = {"form": FORM, "condition": condition, "ends": ends_of(wave, files)}
        head = json.dumps({**known, "lengths": lengths}).encode()
        make_folders(files, path.parent)
        write(files, new, [head, b"\n", *packed.values()], Opening.FRESH)
        files.replace(new, path)


def kept(wave: Path, condition: Condition, files: FileOps = SYSTEM) -> dict[str, Tally] | None:
    """What was kept of files in just this condition; None where there is no such thing."""
    try:
        with opened(files, wave / FOLDER / NAME) as handle:
            line, _, packed = read_all(files, handle).partition(b"\n")
        head = json.loads(line)
        if (
            head["form"] != FORM
            or head["condition"] != [list(each) for each in condition]
            or head["ends"] != ends_of(wave, files)
        ):
            return None
        tallies, start = {}, 0
        for stamp, length in head["lengths"].items():
            tallies[stamp] = unpack(packed[start : start + length])
            start += length
    except (OSError, StoreError, NotATally, ValueError, KeyError, TypeError, AttributeError):
        return None
    return tallies
