"""Which kiosks go on at this machine: each holds a lock, beside which its process number stands.

The system frees the lock of a process that dies, however it dies. So a number that is left over is
never taken for that of a kiosk. Nobody waits for the disk: after a power cut none of it counts.
"""

from contextlib import suppress
from pathlib import Path

from valuetui.responses.files import SYSTEM, FileOps, Opening, opened, read_at, write_at

FOLDER = "running"
LARGEST = 32
"""Bytes of the largest process number."""
MOMENT = 0.01
"""Seconds that a kiosk waits for whoever just looks whether it is there, with the lock in hand."""


def tell_of(process: int, state: Path, station: str, files: FileOps = SYSTEM) -> None:
    """Let others find a process as the kiosk of a station, to the end of this one.

    Where that cannot be, or where another kiosk has the name, this one goes on all the same.
    """
    with suppress(OSError):
        if _locks_to_the_end(state / FOLDER / f"{station}.lock", files):
            with opened(files, state / FOLDER / f"{station}.pid", Opening.FRESH) as handle:
                write_at(files, handle, 0, str(process).encode())


def running(state: Path, files: FileOps = SYSTEM) -> dict[str, int]:
    """The process numbers of the kiosks that go on, by their stations. May raise ``OSError``."""
    folder = state / FOLDER
    found = {}
    for path in sorted(folder.glob("*.pid")) if folder.is_dir() else ():
        with suppress(FileNotFoundError, ValueError), opened(files, path) as handle:
            if _is_held(path.with_suffix(".lock"), files):
                found[path.stem] = int(read_at(files, handle, 0, LARGEST))
    return found


def known(state: Path) -> set[str]:
    """The stations whose kiosk has ever been started at this machine, whether it goes on or not."""
    folder = state / FOLDER
    return {path.stem for path in folder.glob("*.pid")} if folder.is_dir() else set()


def _locks_to_the_end(path: Path, files: FileOps) -> bool:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = files.open(path, Opening.CREATE)
    try:
        files.lock(handle, MOMENT)
    except TimeoutError:
        files.close(handle)
        return False
    return True


def _is_held(path: Path, files: FileOps) -> bool:
    """Whether some process holds the lock at ``path``."""
    try:
        with opened(files, path, Opening.WRITE) as handle:
            files.lock(handle, 0)
    except TimeoutError:
        return True
    except OSError:
        return False
    return False
