"""The staff of this machine: what they are called, what they may do, and the PIN of each.

Everybody has a folder of their own under ``staff`` in the machine's state: ``person.json``, and the
PIN and the wrong attempts at it as :mod:`valuetui.station.staff_lock` keeps them. Who has no
``person.json`` is nobody: it is written last and removed first.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.station.small_file import read_small, write_small
from valuetui.station.staff_lock import StaffLock
from valuetui.words.names import is_same_person

FOLDER, FILE = "staff", "person.json"
FORM = 1
"""The version of ``person.json``."""
NAME_LETTERS = 40
"""How long the name of one of the staff may be."""


class Role(StrEnum):
    """What somebody of the staff is there for."""

    OPERATOR = "operator"
    """Enters forms."""
    SUPERVISOR = "supervisor"
    """Enters and corrects, and looks after the stations."""
    ANALYST = "analyst"
    """Looks at counts and results."""


@dataclass(frozen=True)
class Person:
    """One of the staff."""

    name: str
    role: Role


class DamagedPerson(StoreError):
    """The file of a person is none, or was written by a later version."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "damaged-person", "the file is none of a person of the staff")


class AlreadyThere(ValueError):
    """Somebody has this name."""


class NobodyThere(ValueError):
    """Nobody has this name."""


class People:
    """The staff of a machine. Several programs may use it at once; ``now`` are seconds since the
    machine was started."""

    def __init__(
        self, state: Path, now: Callable[[], float] = time.monotonic, files: FileOps = SYSTEM
    ) -> None:
        self._folder = state / FOLDER
        self._now = now
        self._files = files

    def everybody(self) -> tuple[Person, ...]:
        """All of them, by name. Raises :class:`DamagedPerson` and ``OSError``."""
        try:
            names = self._files.names(self._folder)
        except FileNotFoundError:
            return ()
        found = [self._person(self._folder / name / FILE) for name in names]
        there = [each for each in found if each is not None]
        return tuple(sorted(there, key=lambda each: each.name.casefold()))

    def add(self, person: Person, digits: str) -> None:
        """Let somebody sign in with this PIN. Raises :class:`AlreadyThere`, also where the name is
        there in another spelling, :class:`DamagedPerson` and ``OSError``."""
        folder = self._folder_of(person.name)
        if any(is_same_person(person.name, each.name) for each in self.everybody()):
            raise AlreadyThere
        self.lock(person.name).set_pin(digits)
        document = {"form": FORM, "name": person.name, "role": person.role.value}
        write_small(self._files, folder / FILE, document)

    def remove(self, name: str) -> None:
        """Let somebody sign in no more. What they entered and corrected stays as it is. Raises
        :class:`NobodyThere` and ``OSError``."""
        folder = self._folder_of(name)
        try:
            self._files.remove(folder / FILE)
        except (FileNotFoundError, NotADirectoryError):
            raise NobodyThere from None
        self._files.sync_folder(folder)
        with suppress(OSError):  # whoever has no person.json is nobody
            for left in self._files.names(folder):
                self._files.remove(folder / left)
            self._files.remove_folder(folder)

    def lock(self, name: str) -> StaffLock:
        """What opens to the PIN of this person alone; to nothing where they are gone."""
        return StaffLock(self._folder_of(name), self._now, self._files)

    def clear(self) -> bool:
        """Forget the wrong attempts at everybody's PIN; whether anybody had to wait."""
        waited = [self.lock(each.name).clear() for each in self.everybody()]
        return any(waited)

    def _folder_of(self, name: str) -> Path:
        """Names become no file names, and differ by more than capitals."""
        return self._folder / blake2b(name.casefold().encode(), digest_size=8).hexdigest()

    def _person(self, path: Path) -> Person | None:
        try:
            found = read_small(self._files, path)
            if found["form"] != FORM or not isinstance(found["name"], str):
                raise DamagedPerson(path)
            return Person(found["name"], Role(found["role"]))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (ValueError, LookupError, RecursionError):
            raise DamagedPerson(path) from None
