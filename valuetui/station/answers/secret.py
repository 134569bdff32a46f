"""The key by which answers from elsewhere get their ids: a secret of this machine.

It lies with what the machine knows of itself and never beside the answers. Whoever has both an
answer and the other program's numbers cannot tell without it which number the answer had, and so
not in which order people came.
"""

import hashlib
import re
import secrets
from pathlib import Path

from valuetui.responses.errors import CannotOpen, NotSaved
from valuetui.responses.files import SYSTEM, Opening, make_folders, write_new

NAME = "answers-key"
_KEY = re.compile(r"[0-9a-f]{64}")
STATION = re.compile(r"web-[0-9a-f]{8}")
"""What the stations of answers from elsewhere are called."""


class BadKey(Exception):
    """The file at ``path`` holds no key."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no key")
        self.path = path


def key_in(folder: Path, name: str = NAME) -> bytes:
    """The key of this machine with this name, made where there is none yet. Raises :class:`BadKey`
    and :class:`~valuetui.responses.errors.StoreError`."""
    path = folder / name
    if not path.exists():
        try:
            make_folders(SYSTEM, folder)
            write_new(SYSTEM, path, [f"{secrets.token_hex(32)}\n".encode()], Opening.NEW)
            SYSTEM.sync_folder(folder)
        except FileExistsError:
            return read_key(path)
        except OSError as error:
            raise NotSaved.from_os(path, error) from error
    return read_key(path)


def read_key(path: Path) -> bytes:
    """The key in a file. Raises :class:`BadKey` and ``CannotOpen``."""
    try:
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    if not _KEY.fullmatch(text):
        raise BadKey(path)
    return bytes.fromhex(text)


def station_of_key(key: bytes) -> str:
    """The station of the answers that have their ids by a key: of what another machine has taken
    in, it shows that the ids are other ones."""
    return f"web-{hashlib.sha256(key).hexdigest()[:8]}"
