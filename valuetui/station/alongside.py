"""What goes along with answers from folder to folder: the log of the dialogue, the reviews of the
words that people missed, codes, and which forms were sealed. Each is a set union, so that it may be
repeated. In backups the margins and the numbers of sessions go along too: where there are others,
these stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.instrument.margins import FILE as MARGINS
from valuetui.reports.dialogue.keeping import DialogueLog, Joined
from valuetui.responses.attendance import DamagedAttendance
from valuetui.responses.bundle import (
    Entry,
    Kind,
    log_entry,
    margins_entry,
    plain_entry,
    reviews_entry,
)
from valuetui.responses.carried_attendance import AttendanceTaken, take_attendance
from valuetui.responses.codes.carrying import CodesTaken, code_files, take_codes
from valuetui.responses.errors import CannotOpen, Damaged, NotSaved, StoreError
from valuetui.responses.files import FileOps, Opening, make_folders, opened, read_all, write_new
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.sealed_forms import DamagedForms, form_files, take_forms

Unread = (Damaged, DamagedAttendance, DamagedForms, CannotOpen)


@dataclass(frozen=True)
class Alongside:
    """What came along with the answers of a source."""

    log: Joined = field(default_factory=Joined)
    reviews: int = 0
    """Reviews that were new."""
    disputed: int = 0
    """Words that were decided differently in two places, which was not known before."""
    codes: CodesTaken = field(default_factory=CodesTaken)
    margins: bool = False
    """The margins came, where there were none."""
    attendance: int = 0
    """Files with numbers of sessions that came."""
    forms: int = 0
    """Forms, entered where answers are sealed, of which it was not known."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, or was in use."""

    @property
    def new(self) -> int:
        """How many documents came."""
        codes = len(self.codes.registers) + self.codes.used
        others = self.margins + self.attendance + self.forms
        return len(self.log.new) + self.reviews + codes + others


def entries_alongside(
    folder: Path,
    kind: Kind,
    stations: tuple[str, ...],
    problems: list[Problem],
    files: FileOps,
) -> Iterator[Entry]:
    """What goes into a bundle beside the answers. That one of them is damaged is no reason to keep
    no copy of the rest: it is told under ``problems``."""
    is_backup = kind is Kind.BACKUP
    unread: list[StoreError] = []
    codes = code_files(folder, stations, unread, files, whole=is_backup)
    sources: tuple[Iterable[Entry], ...] = (
        _log_entries(folder, files),
        _review_entries(folder, files),
        (plain_entry(*each) for each in codes),
        (plain_entry(*each) for each in form_files(folder, stations, files)),
        _margin_entries(folder, files) if is_backup else (),
    )
    for entries in sources:
        try:
            yield from entries
        except Unread as error:
            unread.append(error)
    problems += map(problem_of, unread)


def _log_entries(folder: Path, files: FileOps) -> Iterator[Entry]:
    log = DialogueLog(folder, files)
    if log.entries():
        yield log_entry(log.tables())


def _review_entries(folder: Path, files: FileOps) -> Iterator[Entry]:
    reviews = ReviewFile(folder, files)
    if reviews.read().facts:
        yield reviews_entry(reviews.tables())


def _margin_entries(folder: Path, files: FileOps) -> Iterator[Entry]:
    margins = _margins(folder, files)
    if margins is not None:
        yield margins_entry(margins)


def take_alongside(
    source: Path,
    folder: Path,
    source_files: FileOps,
    files: FileOps,
    *,
    whole: bool,
    dry_run: bool,
) -> Alongside:
    """Take in what a source has of these. What cannot be read, or is in use, is told, and hinders
    neither the answers nor the others. Of codes the ``whole`` is for a backup alone: see
    :mod:`~valuetui.responses.codes.carrying`. Raises ``NotSaved``."""
    problems: list[Problem] = []
    joined, reviews, disputed, codes = Joined(), 0, 0, CodesTaken()
    try:
        log, theirs = DialogueLog(folder, files), DialogueLog(source, source_files)
        joined = log.joined(theirs) if dry_run else log.join(theirs)
    except Unread as error:
        problems.append(problem_of(error))
    try:
        reviews, disputed = _take_reviews(source, folder, source_files, files, dry_run=dry_run)
    except Unread as error:
        problems.append(problem_of(error))
    try:
        codes = take_codes(source, folder, source_files, files, whole=whole, dry_run=dry_run)
        problems += map(problem_of, codes.failed.values())
    except Unread as error:
        problems.append(problem_of(error))
    margins = False
    try:
        margins = whole and _take_margins(source, folder, source_files, files, dry_run=dry_run)
    except _OtherMargins as error:
        problems.append(Problem(error.path, "margins-kept"))
    except Unread as error:
        problems.append(problem_of(error))
    attendance = AttendanceTaken()
    try:
        if whole:
            attendance = take_attendance(source, folder, source_files, files, dry_run=dry_run)
            problems += [Problem(each, "attendance-kept") for each in attendance.other]
            problems += map(problem_of, attendance.failed)
    except Unread as error:
        problems.append(problem_of(error))
    forms = 0
    try:
        forms = take_forms(source, folder, source_files, files, dry_run=dry_run)
    except Unread as error:
        problems.append(problem_of(error))
    return Alongside(
        joined, reviews, disputed, codes, margins, attendance.new, forms, tuple(problems)
    )


def problem_of(error: StoreError) -> Problem:
    """What is told of something that could not be taken along."""
    if isinstance(error, CannotOpen) and error.reason != "busy":
        return Problem(error.path, "unreadable", detail=error.errno_name)
    return Problem(error.path, error.reason)


def _take_reviews(
    source: Path, folder: Path, source_files: FileOps, files: FileOps, *, dry_run: bool
) -> tuple[int, int]:
    """How many reviews are new, and how many words are disputed by them."""
    own, theirs = ReviewFile(folder, files), ReviewFile(source, source_files).read().facts
    before, new = own.read(), own.missing(theirs)
    if not dry_run:
        own.add(new)
    return len(new), len(before.plus(new).disputed - before.disputed)


class _OtherMargins(Exception):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


def _margins(folder: Path, files: FileOps) -> bytes | None:
    path = folder / MARGINS
    try:
        with opened(files, path) as handle:
            return read_all(files, handle)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error


def _take_margins(
    source: Path, folder: Path, source_files: FileOps, files: FileOps, *, dry_run: bool
) -> bool:
    theirs, ours = _margins(source, source_files), _margins(folder, files)
    if theirs is None or theirs == ours:
        return False
    path = folder / MARGINS
    if ours is not None:
        raise _OtherMargins(path)
    if not dry_run:
        try:
            make_folders(files, folder)
            write_new(files, path, [theirs], Opening.NEW)
            files.sync_folder(folder)
        except OSError as error:
            raise NotSaved.from_os(path, error) from error
    return True
