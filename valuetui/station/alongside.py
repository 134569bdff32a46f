"""What goes along with answers from folder to folder: the log of the dialogue, the reviews of the
words that people missed, and codes. Each is a set union, so that it may be repeated."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.reports.dialogue.keeping import DialogueLog, Joined
from valuetui.responses.bundle import Entry, Kind, codes_entry, log_entry, reviews_entry
from valuetui.responses.codes.carrying import CodesTaken, code_files, take_codes
from valuetui.responses.codes.register import DamagedCodes
from valuetui.responses.errors import CannotOpen, ForeignFile, StoreError
from valuetui.responses.files import FileOps
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile

Unread = (ForeignFile, DamagedCodes, CannotOpen)


@dataclass(frozen=True)
class Alongside:
    """What came along with the answers of a source."""

    log: Joined = field(default_factory=Joined)
    reviews: int = 0
    """Reviews that were new."""
    disputed: int = 0
    """Words that were decided differently in two places, which was not known before."""
    codes: CodesTaken = field(default_factory=CodesTaken)
    problems: tuple[Problem, ...] = ()
    """What could not be read, or was in use."""

    @property
    def new(self) -> int:
        """How many documents came."""
        return len(self.log.new) + self.reviews + len(self.codes.registers) + self.codes.used


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
        for name, content in code_files(folder, stations, files, whole=kind is Kind.BACKUP):
            yield codes_entry(name, content)
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
    return Alongside(joined, reviews, disputed, codes, tuple(problems))


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
