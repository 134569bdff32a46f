"""The codes that a station takes: on disk as keyed digests, never as they stand on the slips.

``<wave>/codes/<station>.json`` is written when codes are issued and only read by the station. It
holds a key of its own, and for each group the digests of its codes, sorted.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from valuetui.responses.damage import place_of_damage
from valuetui.responses.errors import CannotOpen, Damaged, NotSaved
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    make_folders,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.layout import is_identifier

FOLDER = "codes"
SPENT = ".spent.json"
FORM = 1
KEY = 32
"""Bytes of a key."""
_DIGEST = 16
"""Bytes of a digest, in hexadecimal as long as a record's id."""
_SUFFIX = ".json"


class DamagedCodes(Damaged):
    """A file of codes is none, or was written by a later version."""

    def __init__(self, path: Path, place: tuple[int, int] = (0, 0)) -> None:
        super().__init__(path, "codes", "not-json" if any(place) else "other", place)


@dataclass(frozen=True)
class Register:
    """The codes of one station."""

    key: bytes
    issued: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Group id to the digests of its codes."""

    def digest(self, code: str) -> str:
        """What is kept in place of a code: 32 hexadecimal digits."""
        made = hashlib.blake2b(code.encode(), key=self.key, digest_size=_DIGEST, person=b"code")
        return made.hexdigest()

    def group_of(self, digest: str) -> str | None:
        """The group for which a code was issued; None where it was not issued here."""
        return next((group for group, known in self.issued.items() if digest in known), None)

    def with_codes(self, group: str, codes: Iterable[str]) -> Self:
        """The register with further codes of a group."""
        known = self.issued.get(group, frozenset()) | set(map(self.digest, codes))
        return replace(self, issued={**self.issued, group: known})

    def joined(self, other: Self | None) -> Self:
        """With the codes of another copy of it."""
        found = dict(self.issued)
        for group, known in (other.issued if other else {}).items():
            found[group] = found.get(group, frozenset()) | known
        return replace(self, issued=found)

    def to_document(self) -> dict[str, Any]:
        """As it is kept: plain JSON, in which nothing tells in which order codes were made."""
        issued = {group: sorted(known) for group, known in sorted(self.issued.items())}
        return {"form": FORM, "key": self.key.hex(), "issued": issued}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError`` for others."""
        issued = {group: digests_in(found) for group, found in document["issued"].items()}
        key = bytes.fromhex(document["key"])
        if document["form"] != FORM or len(key) != KEY:
            raise ValueError("no register of this version")
        return cls(key, issued)


def register_path(wave: Path, station: str) -> Path:
    """Where the codes of a station are."""
    return Path(wave) / FOLDER / (station + _SUFFIX)


def read_register(wave: Path, station: str, files: FileOps = SYSTEM) -> Register | None:
    """The codes of a station; None where none were issued.

    Raises :class:`DamagedCodes` and ``CannotOpen``.
    """
    path = register_path(wave, station)
    document = read_document(files, path)
    return None if document is None else _understood(path, document)


def keep_register(wave: Path, station: str, register: Register, files: FileOps = SYSTEM) -> None:
    """Keep the codes of a station durably. Raises ``NotSaved``."""
    write_document(files, register_path(wave, station), register.to_document())


def stations_with_codes(wave: Path, files: FileOps = SYSTEM) -> Iterator[str]:
    """The stations for which codes were issued in this folder. Raises ``CannotOpen``."""
    folder = Path(wave) / FOLDER
    try:
        names = sorted(files.names(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error
    for name in names:
        if name.endswith(_SUFFIX) and not name.startswith(".") and not name.endswith(SPENT):
            yield name.removesuffix(_SUFFIX)


def digests_in(found: object) -> frozenset[str]:
    """The digests of a list as it comes from a disk. Raises ``ValueError`` where it is none."""
    if not isinstance(found, list) or not all(map(is_identifier, found)):
        raise ValueError("no list of digests")
    return frozenset(found)


def read_document(files: FileOps, path: Path) -> dict[str, Any] | None:
    """The JSON object in a file; None where there is no file. Raises :class:`DamagedCodes` and
    ``CannotOpen``."""
    try:
        with opened(files, path) as handle:
            content = read_all(files, handle)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise DamagedCodes(path, place_of_damage(content)) from None
    if not isinstance(found, dict):
        raise DamagedCodes(path)
    return found


def write_document(files: FileOps, path: Path, document: Mapping[str, Any]) -> None:
    """Put a JSON object in the place of a file, whole and durably. Raises ``NotSaved``."""
    new = path.with_name(f".{path.name}.new")
    try:
        make_folders(files, path.parent)
        write_new(files, new, [json.dumps(document, indent=1).encode()], Opening.FRESH)
        files.replace(new, path)
        files.sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.from_os(path, error) from error


def _understood(path: Path, document: Mapping[str, Any]) -> Register:
    try:
        return Register.from_document(document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DamagedCodes(path) from None
