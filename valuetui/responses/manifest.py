"""What the files of a wave were when they were closed: ``<wave>/manifest.json``.

It says nothing of when in a day, and nothing of the answers.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from valuetui.responses.files import FileOps, Opening, opened, read_all, write_new
from valuetui.responses.mending import Foreign

NAME = "manifest.json"
FORM = 1


@dataclass(frozen=True, slots=True)
class Seal:
    """A file as it was closed. What has been added since lies behind its first ``length`` bytes."""

    length: int
    sha256: str
    """Of the first ``length`` bytes."""
    day: str
    """ISO date of the closing."""
    changed: tuple[str, ...] = ()
    """What the program had not written, as found at this closing or an earlier one: a change and
    the id of the record that showed it, such as ``altered 9e95…``."""
    being_closed: tuple[int, str] | None = None
    """Length and digest of the file before it is made anew, while that is being done."""


def manifest_path(wave: Path) -> Path:
    """Where the manifest of a wave is."""
    return wave / NAME


def read_manifest(files: FileOps, wave: Path) -> dict[str, Seal]:
    """File name in ``responses/`` to how it was closed; empty where nothing was yet.

    Raises ``OSError`` and :class:`~valuetui.responses.mending.Foreign`.
    """
    try:
        with opened(files, manifest_path(wave)) as handle:
            content = json.loads(read_all(files, handle))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise Foreign("not-json") from None
    try:
        if content["form"] > FORM:
            raise Foreign("newer")
        return {name: _seal(entry) for name, entry in content["files"].items()}
    except (KeyError, TypeError, AttributeError):
        raise Foreign("not-tinydb") from None


def _seal(entry: dict[str, Any]) -> Seal:
    unfinished = entry["being_closed"]
    return Seal(
        **entry
        | {
            "changed": tuple(entry["changed"]),
            "being_closed": (unfinished[0], unfinished[1]) if unfinished else None,
        }
    )


def write_manifest(files: FileOps, wave: Path, seals: Mapping[str, Seal]) -> None:
    """Put a manifest in place, durably. May raise ``OSError``."""
    content = {"form": FORM, "files": {name: asdict(seals[name]) for name in sorted(seals)}}
    path = manifest_path(wave)
    new = path.with_name(f".{NAME}.new")
    write_new(files, new, [json.dumps(content, indent=1).encode("ascii")], Opening.FRESH)
    files.replace(new, path)
    files.sync_folder(wave)
