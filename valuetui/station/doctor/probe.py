"""Looking at this machine: what the checks judge. Nothing here judges anything."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import valuetui
from valuetui.responses import drafts, spool
from valuetui.responses.condition import condition_of
from valuetui.responses.errors import CannotOpen, NoResponses, StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, write_new
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.seal import Sealer, SealingMissing
from valuetui.responses.verify import Verified, verify_wave
from valuetui.station.begun import DRAFT
from valuetui.station.doctor.emulator import emulator_of
from valuetui.station.doctor.keeping import FolderSeen
from valuetui.station.doctor.terminal import Seen
from valuetui.station.doctor.tty import terminal_name
from valuetui.station.window import window_of

PIN = "pin.json"
"""In the folder of the machine's state: written by ``valuetui station init``."""
LEFT_BEHIND = 600.0
"""Seconds without a change after which nobody works on a draft any more."""
PATIENCE = 10.0
"""Seconds for another program to answer."""


def see_folder(path: Path, files: FileOps = SYSTEM) -> FolderSeen:
    """The folder of answers, or the one above it where it is not there yet."""
    exists = _is_folder(path)
    here = next(each for each in (path, *path.absolute().parents) if _is_folder(each))
    status = here.stat()
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(here).free
    knows_modes = sys.platform != "win32"
    return FolderSeen(
        path,
        exists,
        trouble_writing(here, files),
        free,
        status.st_mode if knows_modes else None,
        not knows_modes or status.st_uid == os.geteuid(),
    )


def _is_folder(path: Path) -> bool:
    """Whether there is such a folder that this user may know of."""
    with suppress(OSError):
        return path.is_dir()
    return False


def trouble_writing(folder: Path, files: FileOps = SYSTEM) -> str:
    """What kept a file from being written, synced, renamed and removed in a folder, as the program
    does with answers: a reason as in :class:`CannotOpen`, or nothing."""
    new = folder / f".doctor-{os.getpid()}.new"
    done = new.with_suffix(".done")
    try:
        write_new(files, new, [b"valuetui doctor\n"], Opening.FRESH)
        files.replace(new, done)
        files.sync_folder(folder)
        files.remove(done)
    except OSError as error:
        for path in (new, done):
            with suppress(OSError):
                files.remove(path)
        return CannotOpen.from_os(folder, error).reason
    return ""


def see_answers(wave: Path, *, thoroughly: bool) -> tuple[list[Problem], list[Verified]]:
    """What is amiss with the files of answers; where asked for, also what was changed in them.

    Where there are none yet, nothing is amiss.
    """
    try:
        folder = ResponseFolder(wave)
        for _ in folder.documents():
            pass
        verified = verify_wave(wave) if thoroughly and not folder.problems else []
    except NoResponses:
        return [], []
    except StoreError as error:
        return [Problem(error.path, error.reason)], []
    return folder.problems, verified


def newest_change(wave: Path) -> float | None:
    """When a file of answers was last changed, in seconds since 1970; None without answers."""
    try:
        changed = [each[-1] for each in condition_of(wave)]
    except (StoreError, OSError):
        return None
    return max(changed) / 1e9 if changed else None


def drafts_left(wave: Path, now: float) -> list[str]:
    """The stations at which an interview was interrupted, and nobody has gone on with it. What
    staff have begun to correct waits for them, however long."""
    left = []
    for path in sorted((wave / drafts.FOLDER).glob("*.json")):
        if path.name.endswith(DRAFT.format(station="") + ".json"):
            continue
        with suppress(OSError):
            if not path.name.startswith(".") and now - path.stat().st_mtime > LEFT_BEHIND:
                left.append(path.stem)
    return left


def spooled(wave: Path) -> int:
    """How many answers wait because their file had failed."""
    with suppress(OSError):
        return len(spool.spool_names(SYSTEM, wave / spool.FOLDER))
    return 0


def installed() -> float:
    """When the program was installed, in seconds since 1970: no clock is older than that."""
    return Path(valuetui.__file__).stat().st_mtime


def pin_is_set(state: Path) -> bool:
    """Whether staff have a PIN: a JSON object lies where it is kept."""
    try:
        return bool(json.loads((state / PIN).read_bytes())["digest"])
    except (OSError, ValueError, TypeError, LookupError):
        return False


def can_seal(keys: tuple[str, ...]) -> bool:
    """Whether answers can be sealed with these public keys."""
    try:
        Sealer(keys)
    except (SealingMissing, ValueError):
        return False
    return True


def see_terminal(environment: Mapping[str, str], answers: Mapping[str, bool]) -> Seen:
    """The terminal that this program runs in."""
    stdin, stdout, stderr = (
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.__stderr__)
    )
    return Seen(
        stdin,
        stdout,
        stderr,
        encoding=getattr(sys.__stderr__, "encoding", "") or "",
        window=window_of(2, 0, 1),
        emulator=emulator_of(environment, terminal_name() if stdin and stderr else ""),
        environment=environment,
        fonts=_fonts(),
        answers=answers,
    )


def _fonts() -> frozenset[str] | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603 (a program of the system, with nothing from outside)
            [program, ":", "family"], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return frozenset(name for line in told.stdout.splitlines() for name in line.split(","))
    return None


def now() -> float:
    """Seconds since 1970, by the clock on the wall."""
    return time.time()
