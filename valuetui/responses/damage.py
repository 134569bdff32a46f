"""Where a file of JSON is damaged: for whoever mends it, without a word of what it holds."""

import json
from pathlib import Path

from valuetui.responses.errors import CannotOpen, Damaged
from valuetui.responses.files import FileOps, opened, read_all


def place_of_damage(content: bytes) -> tuple[int, int]:
    """The line and the letter, from 1, from which these bytes are no JSON; nought for both where
    they are."""
    try:
        json.loads(content.decode())
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    except RecursionError:
        return 1, 1
    return 0, 0


def damaged(files: FileOps, path: Path, what: str, how: str) -> Damaged:
    """What is wrong with a file. Raises ``CannotOpen`` where it cannot be looked at any more."""
    try:
        with opened(files, path) as handle:
            content = read_all(files, handle)
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    return Damaged(path, what, how, place_of_damage(content) if how == "not-json" else (0, 0))
