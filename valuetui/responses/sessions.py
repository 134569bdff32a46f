"""The sessions of a wave: meetings or days of sitting that answers belong to.

They lie in ``<wave>/sessions.json``, a TinyDB file like the stations' own, in a table ``sessions``.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tinydb import where
from tinydb.table import Table

from valuetui.responses.damage import damaged
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.layout import Tables
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables
from valuetui.responses.table import ResponseDB

NAME = "sessions.json"
TABLE = "sessions"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session: a meeting or a day's sitting. (One person's interview is an
    :class:`~valuetui.interview.session.Session`.)"""

    id: str
    """128 random bits as 32 hexadecimal digits; an answer's ``session``."""
    name: str
    opened: str
    """ISO date."""
    group: str | None = None
    """The group of everybody who answers in it, where there is only one."""
    closed: str | None = None
    """ISO date; None while it is open."""


class AlreadyOpen(StoreError):
    """A session of this name is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "session-open", "a session of this name is open")


class NotOpen(StoreError):
    """No session of this name is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "session-not-open", "no session of this name is open")


def sittings(wave: Path, files: FileOps = SYSTEM) -> list[Sitting]:
    """All sessions, by day and name. Raises ``CannotOpen`` and ``Damaged``."""
    path = wave / NAME
    try:
        tables, _ = read_tables(files, path)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    except Foreign as foreign:
        raise damaged(files, path, "sessions", foreign.reason) from None
    return sorted(map(_sitting, tables.get(TABLE, {}).values()), key=_rank)


def open_sitting(
    wave: Path, name: str, day: str, group: str | None = None, files: FileOps = SYSTEM
) -> Sitting:
    """Open a session durably. Raises :class:`AlreadyOpen` and another ``StoreError``."""
    sitting = Sitting(secrets.token_hex(16), name, day, group)
    with _table(wave, files) as table:
        if table.contains(_is_open(name)):
            raise AlreadyOpen(wave / NAME)
        table.insert(asdict(sitting))
    return sitting


def close_sitting(
    wave: Path, name: str, day: str, files: FileOps = SYSTEM, *, identifier: str | None = None
) -> None:
    """Note durably that a session is over: the one with this ``identifier``, for after a merge
    several of a name may be open. Raises :class:`NotOpen` and another ``StoreError``."""
    meant = _is_open(name) if identifier is None else _is_open(name) & (where("id") == identifier)
    with _table(wave, files) as table:
        if not table.update({"closed": day}, meant):
            raise NotOpen(wave / NAME)


def merged(one: Iterable[Sitting], other: Iterable[Sitting]) -> list[Sitting]:
    """Both lists as one, by id; what is over in either of them is over.

    The same whatever is merged with what, in whatever order and however often.
    """
    by_id: dict[str, Sitting] = {}
    for each in (*one, *other):
        known = by_id.get(each.id, each)
        days = [day for day in (known.closed, each.closed) if day]
        by_id[each.id] = replace(min(known, each, key=_rank), closed=min(days, default=None))
    return sorted(by_id.values(), key=_rank)


def keep_sittings(wave: Path, found: Iterable[Sitting], files: FileOps = SYSTEM) -> None:
    """Take in sessions of another folder, durably. Raises a ``StoreError``."""
    found = list(found)
    held = sittings(wave, files)
    if merged(held, found) == held:
        return
    with _table(wave, files) as table:
        held = sittings(wave, files)
        table.truncate()
        table.insert_multiple(asdict(each) for each in merged(held, found))


def sessions_table(found: Iterable[Sitting]) -> Tables:
    """The sessions as the tables of a file, the same bytes for the same sessions."""
    return {TABLE: {str(number): asdict(each) for number, each in enumerate(found, 1)}}


def _rank(sitting: Sitting) -> tuple[str, str, str]:
    return sitting.opened, sitting.name, sitting.id


def _is_open(name: str) -> Any:
    return (where("name") == name) & (where("closed") == None)  # noqa: E711 - TinyDB's way


@contextmanager
def _table(wave: Path, files: FileOps) -> Iterator[Table]:
    """The table for a change, with nobody else changing it meanwhile."""
    path = wave / NAME
    try:
        make_folders(files, wave)
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error
    with ResponseDB(path, files=files) as database, database.changing():
        yield database.table(TABLE)


def _sitting(document: Mapping[str, Any]) -> Sitting:
    named = {name: str(document.get(name, "")) for name in ("id", "name", "opened")}
    return Sitting(**named, group=document.get("group"), closed=document.get("closed"))
