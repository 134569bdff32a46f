"""The tallies of a wave, and which answers they count, kept beside its answers, so that they need
not be counted at each start.

They are derived: whatever is amiss with them, the answers are counted again. They hold what few
people picked together, so that they lie where the answers lie, for the same eyes, and go with them.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from valuetui.responses.condition import Condition, ends_of
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, make_folders, opened, read_all
from valuetui.responses.files import write_new as write
from valuetui.results.packing import NotATally, pack, unpack
from valuetui.results.roster import ID, Roster
from valuetui.results.tally import Stratum, Tally

FOLDER = "cache"
NAME = "tallies"
FORM = 2


def keep(
    wave: Path,
    condition: Condition,
    tallies: dict[str, Tally],
    roster: Roster,
    files: FileOps = SYSTEM,
) -> None:
    """Keep the tallies of the answers in files in this condition, by the hashes of instruments,
    and which answers they are: in the order of their ids, which is none of arrival.

    Where it cannot be done it is not done: the folder may be for reading only.
    """
    packed = {stamp: pack(tally) for stamp, tally in tallies.items()}
    lengths = {stamp: len(content) for stamp, content in packed.items()}
    strata, ids, numbers = roster.packed()
    path = wave / FOLDER / NAME
    new = path.with_name(f".{NAME}.new")
    with suppress(OSError, StoreError):
        known = {"form": FORM, "condition": condition, "ends": ends_of(wave, files)}
        who = {
            "strata": strata,
            "corrected": {each.hex(): by.hex() for each, by in sorted(roster.corrected.items())},
            "answers": len(roster),
            "digest": _digest(ids, numbers),
        }
        head = json.dumps({**known, "lengths": lengths, **who}).encode()
        make_folders(files, path.parent)
        write(files, new, [head, b"\n", ids, numbers, *packed.values()], Opening.FRESH)
        files.replace(new, path)


def kept(
    wave: Path, condition: Condition, files: FileOps = SYSTEM
) -> tuple[dict[str, Tally], Roster] | None:
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
        start = (ID + 4) * head["answers"]
        roster = _roster(head, packed[:start])
        tallies = {}
        for stamp, length in head["lengths"].items():
            tallies[stamp] = unpack(packed[start : start + length])
            start += length
    except (OSError, StoreError, NotATally, ValueError, KeyError, TypeError, AttributeError):
        return None
    return tallies, roster


def _roster(head: dict[str, Any], packed: bytes) -> Roster:
    middle = ID * head["answers"]
    ids, numbers = packed[:middle], packed[middle:]
    strata = [
        (stamp, Stratum._make([*names, tuple(answered)]))
        for stamp, (*names, answered) in head["strata"]
    ]
    corrected = {bytes.fromhex(e): bytes.fromhex(by) for e, by in head["corrected"].items()}
    if head["digest"] != _digest(ids, numbers):
        raise ValueError("not whole")
    return Roster.unpacked(strata, ids, numbers, corrected)


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()
