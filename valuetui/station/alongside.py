"""What goes along with answers from folder to folder: the log of the dialogue, the reviews of the
words that people missed, and codes. Each is a set union, so that it may be repeated. In backups the
margins go along too: where there are others, these stay."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.instrument.margins import FILE as MARGINS
from valuetui.reports.dialogue.keeping import DialogueLog, Joined
from valuetui.responses.bundle import (
    Entry,
    Kind,
    codes_entry,
    log_entry,
    margins_entry,
    reviews_entry,
)
from valuetui.responses.codes.carrying import CodesTaken, code_files, take_codes
from valuetui.responses.errors import CannotOpen, Damaged, NotSaved, StoreError
from valuetui.responses.files import FileOps, Opening, make_folders, opened, read_all, write_new
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile

Unread = (Damaged, CannotOpen)


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
    problems: tuple[Problem, ...] = ()
    """What could not be read, or was in use."""

    @property
    def new(self) -> int:
        """How many documents came."""
        codes = len(self.codes.registers) + self.codes.used
        return len(self.log.new) + self.reviews + codes + self.margins


def entries_alongside(
    folder: Path,
    kind: Kind,
    stations: tuple[str, ...],
    problems: list[Problem],
    files: FileOps,
) -> Iterator[Entry]:
    """What goes into a bundle beside the answers. That one of them is damaged is no reason to keep
    no copy of the rest: it is told under ``problems``."""
    log, reviews = DialogueLog(folder, files), ReviewFile(folder, files)
    try:
        if log.entries():
            yield log_entry(log.tables())
    except Unread as error:
        problems.append(_problem(error))
    try:
        if reviews.read().facts:
            yield reviews_entry(reviews.tables())
    except Unread as error:
        problems.append(_problem(error))
    try:
        unread: list[StoreError] = []
        for name, content in code_files(folder, stations, unread, files, whole=kind is Kind.BACKUP):
            yield codes_entry(name, content)
        problems += map(_problem, unread)
    except Unread as error:
        problems.append(_problem(error))
    try:
        if kind is Kind.BACKUP and (margins := _margins(folder, files)) is not None:
            yield margins_entry(margins)
    except Unread as error:
        problems.append(_problem(error))


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
        problems.append(_problem(error))
    try:
        reviews, disputed = _take_reviews(source, folder, source_files, files, dry_run=dry_run)
    except Unread as error:
        problems.append(_problem(error))
    try:
        codes = take_codes(source, folder, source_files, files, whole=whole, dry_run=dry_run)
        problems += map(_problem, codes.failed.values())
    except Unread as error:
        problems.append(_problem(error))
    margins = False
    try:
        margins = whole and _take_margins(source, folder, source_files, files, dry_run=dry_run)
    except _OtherMargins as error:
        problems.append(Problem(error.path, "margins-kept"))
    except Unread as error:
        problems.append(_problem(error))
    return Alongside(joined, reviews, disputed, codes, margins, tuple(problems))


def _problem(error: StoreError) -> Problem:
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
