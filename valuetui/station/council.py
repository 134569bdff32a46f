"""A session of a council at this machine: who is present, what became of them, and its end."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from valuetui.responses.answered import Answered, answered
from valuetui.responses.attendance import (
    DamagedAttendance,
    Sheet,
    Turnout,
    keep_sheet,
    read_sheet,
    sheet_path,
    turnouts,
)
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.layout import Document
from valuetui.responses.sessions import NAME, NotOpen, Sitting, open_sitting, sittings
from valuetui.results.reconciliation import Reconciliation, reconciled


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file of answers as it was when the session was closed."""

    name: str
    records: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a session has come to: now, or when it was closed."""

    sitting: Sitting
    present: int | None
    turnout: Turnout
    found: Answered
    files: tuple[SealedFile, ...] = ()
    """How the files of answers were sealed; none while the session is open."""
    codes: tuple[int, int] | None = None
    """Codes of the group that were issued, and used; None where it answers without."""
    is_cut_short: bool = False
    """The closing was interrupted on this machine, and is done by doing it again."""

    @property
    def reconciliation(self) -> Reconciliation:
        """What became of those who are present."""
        return reconciled(self.present, self.turnout, self.found)

    @property
    def is_final(self) -> bool:
        """Whether it is what the session was closed with."""
        return bool(self.sitting.closed) and not self.is_cut_short


class Unfinished(StoreError):
    """The closing of an earlier session of the name was interrupted here, and comes first: later,
    the name would mean the other one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "session-unfinished", "the closing of a session was interrupted")


def open_session(
    wave: Path, name: str, day: str, group: str | None = None, files: FileOps = SYSTEM
) -> Sitting:
    """Open a session on a day (an ISO date). Raises :class:`Unfinished`, ``AlreadyOpen`` and
    another ``StoreError``."""
    if cut_short(wave, name, files):
        raise Unfinished(wave / NAME)
    return open_sitting(wave, name, day, group, files)


def cut_short(wave: Path, name: str, files: FileOps = SYSTEM) -> Sitting | None:
    """The first session of this name of which the closing was interrupted on this machine, as far
    as what is noted of them can be read. Raises a ``StoreError`` where the sessions cannot be."""
    for each in sittings(wave, files):
        with suppress(DamagedAttendance):
            if each.name == name and is_unfinished(each, read_sheet(wave, each.id, files)):
                return each
    return None


def named(wave: Path, name: str, *, is_open: bool = False, files: FileOps = SYSTEM) -> Sitting:
    """The session of this name: one that is open before one that is over, of which it is the
    last. Raises ``NotOpen`` where there is none, and another ``StoreError``."""
    found = [each for each in sittings(wave, files) if each.name == " ".join(name.split())]
    going_on = [each for each in found if each.closed is None]
    chosen = going_on or ([] if is_open else found)
    if not chosen:
        raise NotOpen(wave / NAME)
    return chosen[-1]


def account(
    wave: Path,
    sitting: Sitting,
    documents: Iterable[Document] | None = None,
    files: FileOps = SYSTEM,
) -> Account:
    """What a session has come to. ``documents`` are those of the folder, where they have been read
    for several sessions. Raises a ``StoreError``."""
    sheet = read_sheet(wave, sitting.id, files)
    is_cut_short = is_unfinished(sitting, sheet)
    if sitting.closed and sheet.closing:
        try:
            then = _remembered(sitting, sheet.present, sheet.closing)
            return replace(then, is_cut_short=is_cut_short)
        except (TypeError, ValueError, LookupError):
            raise DamagedAttendance(sheet_path(wave, sitting.id)) from None
    if documents is None:
        documents = documents_in(wave, files)
    turnout = sum(turnouts(wave, sitting.id, files).values(), Turnout())
    found = answered(documents, sitting.id, sitting.opened, sitting.closed)
    return Account(sitting, sheet.present, turnout, found, is_cut_short=is_cut_short)


def is_unfinished(sitting: Sitting, sheet: Sheet) -> bool:
    """Whether a session is over, and the closing that was begun here has not come to its end."""
    return bool(sitting.closed) and sheet.closing is not None and "files" not in sheet.closing


def accounts(wave: Path, files: FileOps = SYSTEM) -> list[Account]:
    """What all sessions of a folder have come to. Reads the answers at most once."""
    found = sittings(wave, files)
    is_told = all(each.closed and read_sheet(wave, each.id, files).closing for each in found)
    documents = [] if is_told else list(documents_in(wave, files))
    return [account(wave, each, documents, files) for each in found]


def documents_in(wave: Path, files: FileOps = SYSTEM) -> Iterable[Document]:
    """What there is of answers; nothing where nobody has answered yet."""
    try:
        return ResponseFolder(wave, files).documents()
    except NoResponses:
        return ()


def count_present(wave: Path, sitting: Sitting, present: int, files: FileOps = SYSTEM) -> None:
    """Note how many are present, in place of what was noted before. Raises ``NotOpen`` where the
    session has been closed with a number, and another ``StoreError``."""
    sheet = read_sheet(wave, sitting.id, files)
    if sheet.closing and sheet.present is not None:
        raise NotOpen(wave / NAME)
    keep_sheet(wave, sitting.id, replace(sheet, present=present), files)


def _remembered(sitting: Sitting, present: int | None, closing: Mapping[str, Any]) -> Account:
    codes = closing.get("codes")
    return Account(
        sitting,
        present,
        Turnout(**_numbers(Turnout, closing.get("turnout"))),
        Answered(**_numbers(Answered, closing.get("found"))),
        tuple(SealedFile(str(each["name"]), int(each["records"]), str(each["sha256"]))
              for each in closing.get("files", ())),
        (int(codes[0]), int(codes[1])) if codes else None,
    )  # fmt: skip


def _numbers(kind: type[Turnout | Answered], found: Any) -> dict[str, int]:
    """The fields that this version knows; what a later one has added is passed over."""
    known = found if isinstance(found, dict) else {}
    return {each.name: int(known.get(each.name, 0)) for each in fields(kind)}
