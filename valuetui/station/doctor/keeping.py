"""Checks of the place where answers are kept. Pure: what was seen is passed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from valuetui.responses.following import Problem
from valuetui.responses.verify import Verified
from valuetui.station.doctor.finding import Finding, bad, doubtful, good

MEGABYTE = 1 << 20
LEAST = MEGABYTE
"""Bytes below which it is a matter of hours until nothing can be saved."""
SCARCE = 100 * MEGABYTE
"""Bytes below which somebody should know."""
PRIVATE = 0o077
"""What others than the owner must not be allowed."""
PASSING = frozenset({"torn", "unnamed", "different", "unknown"})
"""What is amiss in part of a file, and does not keep the program from saving."""


@dataclass(frozen=True)
class FolderSeen:
    """What was seen of the folder of answers."""

    path: Path
    exists: bool
    """It is made at the first start; until then what is told is of the folder above it."""
    trouble: str = ""
    """Why nothing could be written there: ``full``, ``forbidden``, ``missing`` or ``device``."""
    free: int | None = None
    """Bytes that are free on the disk."""
    mode: int | None = None
    """Who may do what, where the system knows such a thing."""
    is_ours: bool = True
    """It belongs to whoever runs this program."""


def check_writing(folder: FolderSeen) -> Finding:
    """Something was written there, synced, renamed and removed: so will the answers be."""
    if folder.trouble:
        return bad("writing", folder.trouble, path=folder.path)
    return good("writing", "good" if folder.exists else "new", path=folder.path)


def check_space(folder: FolderSeen) -> Finding:
    """There must be room for answers to come."""
    if folder.free is None:
        return doubtful("space", "unknown", path=folder.path)
    megabytes = folder.free // MEGABYTE
    if folder.free < LEAST:
        return bad("space", "none", n=megabytes, path=folder.path)
    if folder.free < SCARCE:
        return doubtful("space", "scarce", n=megabytes, path=folder.path)
    return good("space", gigabytes=round(folder.free / 1024 / MEGABYTE, 1))


def check_privacy(folder: FolderSeen) -> Finding | None:
    """Nobody else on this machine may read the answers. None where that cannot be told yet."""
    if not folder.exists or folder.mode is None:
        return None
    if not folder.is_ours:
        return doubtful("privacy", "owner", path=folder.path)
    if folder.mode & PRIVATE:
        return doubtful("privacy", "open", path=folder.path, mode=f"{folder.mode & 0o777:o}")
    return good("privacy")


def check_integrity(problems: Sequence[Problem], verified: Sequence[Verified] = ()) -> Finding:
    """The files of answers can be read, and are as they were written where that was looked at."""
    whole = [each for each in problems if each.reason not in PASSING]
    if whole:
        return bad("integrity", "unreadable", n=len(whole), file=whole[0].path.name)
    changed = [each for each in verified if each.findings]
    if changed:
        return doubtful("integrity", "changed", n=len(changed), file=changed[0].path.name)
    if problems:
        return doubtful("integrity", "partly", n=len(problems), file=problems[0].path.name)
    return good("integrity", n=len(verified)) if verified else good("integrity", "read")


def check_drafts(stations: Sequence[str]) -> Finding:
    """No interview was left behind by a crash."""
    if stations:
        return doubtful("drafts", "left", stations=", ".join(stations))
    return good("drafts")


def check_spool(count: int) -> Finding | None:
    """No answer waits because its file had failed. None where that is so."""
    return doubtful("spool", "waiting", n=count) if count else None
