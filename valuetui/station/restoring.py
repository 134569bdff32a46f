"""Bringing the folder of a survey back from its backup, whole or what is missing of it."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from valuetui.responses.bundle import Kind
from valuetui.responses.bundle_files import BundleFiles
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Held, Holdings, Place
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.merge import Counts, Merge, Refused, read_holdings
from valuetui.responses.meter import Meter, unseen
from valuetui.responses.restore import restore_rest
from valuetui.responses.shown import kept_shown
from valuetui.responses.sources import SourceKind, source_of
from valuetui.station.alongside import Alongside, take_alongside
from valuetui.station.errors import NotComparable
from valuetui.station.remembering import remember
from valuetui.station.same_survey import SameSurvey


class NotABackup(StoreError):
    """The bundle was made to be merged, and is not all that its folder held."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "not-a-backup", "the bundle is no backup")


class OtherSurvey(StoreError):
    """The folder holds answers of another organisation or wave."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "other-survey", "the folder holds answers of another survey")


@dataclass(frozen=True)
class Restored:
    """What came back, and what is in the folder then."""

    counts: Counts
    instruments: int
    """Instruments that were missing."""
    rest: int
    """Other documents that were missing: of other tables, or without an id."""
    standing: Counter[Place]
    void: Counter[Place]
    problems: tuple[Problem, ...]
    """What could not be read."""
    dry_run: bool
    forgotten: bool = False
    """It is not known what has been shown since the backup: the folder did not know it."""
    alongside: Alongside = field(default_factory=Alongside)
    """What came along: the log of the dialogue, reviews and codes. ``rest`` counts them too."""


def restore(
    path: Path,
    folder: Path,
    *,
    dry_run: bool = False,
    show: Callable[[float], None] = unseen,
    files: FileOps = SYSTEM,
) -> Restored:
    """Bring back what a backup has and the folder has not, or find out what that would be.

    Nothing in the folder is changed, and what came since the backup stays. Whatever was in the
    backed up folder comes back, also what this version does not know; but not into a folder whose
    answers are to other words, or of another survey. Raises a
    :class:`~valuetui.responses.errors.StoreError`.
    """
    meter = Meter(show)
    with BundleFiles(path, files, meter) as bundle:
        if bundle.manifest.kind is not Kind.BACKUP:
            raise NotABackup(path)
        target = Merge(folder, files, dry_run=dry_run, meter=meter)
        forgotten = not kept_shown(files, folder)
        if target.held.surveys:
            _refuse_other_survey(bundle, target, meter)
        counts, rest, problems = Counts(), 0, list(target.problems)
        source = source_of(path, SourceKind.BUNDLE, bundle, meter)
        instruments = target.keep_instruments(source.instruments)
        same_survey = SameSurvey(target.held, target.instruments, source.instruments)
        problems += remember(source, target, same_survey)
        for stock in source.stocks(whole=True):
            counts.add(target.take(stock, partial(_as_it_lay, stock.station)))
            rest += restore_rest(target, stock)
            problems += stock.problems
        counts.set_aside += target.take_aside(source.aside)
        target.take_sessions(source.sessions)
        alongside = take_alongside(path, folder, bundle, files, whole=True, dry_run=dry_run)
        rest += alongside.new
        problems += alongside.problems
    standing, void = target.held.counted()
    return Restored(
        counts, instruments, rest, standing, void, tuple(problems), dry_run, forgotten, alongside
    )  # fmt: skip


def _as_it_lay(station: str, fact: Held | None) -> str:
    """Whatever a record is, it goes to the station in whose file it lay."""
    del fact
    return station


def _refuse_other_survey(bundle: BundleFiles, target: Merge, meter: Meter) -> None:
    """Keep apart what could never be counted together: before anything is written."""
    backup, _ = read_holdings(bundle, bundle.path, meter)
    if backup.surveys and not target.held.surveys & backup.surveys:
        raise OtherSurvey(target.folder)
    own = Holdings()
    own.instruments = target.held.instruments - backup.instruments
    same_survey = SameSurvey(own, target.instruments | kept_instruments(bundle.path, bundle))
    for stamp in backup.instruments:
        with suppress(Refused):
            same_survey.check_instrument(stamp)
    for pair in same_survey.not_comparable.values():
        raise NotComparable(target.folder, *pair)
