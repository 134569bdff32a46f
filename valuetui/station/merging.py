"""Merging into the folder of a survey, and what became of each source."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Place
from valuetui.responses.merge import Counts, Merge, by_its_own_station
from valuetui.responses.meter import Meter, unseen
from valuetui.responses.sources import Source, SourceKind, open_source
from valuetui.station.alongside import Alongside, take_alongside
from valuetui.station.errors import NotComparable
from valuetui.station.remembering import may_be_the_same, remember
from valuetui.station.same_survey import SameSurvey


@dataclass(frozen=True)
class Taken:
    """What became of one source."""

    path: Path
    kind: SourceKind | None = None
    """None where the source was refused whole."""
    counts: Counts = field(default_factory=Counts)
    problems: tuple[Problem, ...] = ()
    """What could not be read of it."""
    not_comparable: tuple[NotComparable, ...] = ()
    """Whose words differ from those of the folder."""
    refusal: StoreError | None = None
    alongside: Alongside = field(default_factory=Alongside)
    """What came along: the log of the dialogue, reviews and codes."""


@dataclass(frozen=True)
class Merged:
    """What became of all sources, and what is in the folder then."""

    folder: Path
    sources: tuple[Taken, ...]
    counts: Counts
    standing: Counter[Place]
    """The answers that count."""
    void: Counter[Place]
    """Those that were made void, or that an adjudication puts aside."""
    problems: tuple[Problem, ...]
    """What could not be read of the folder itself."""
    dry_run: bool


def merge(
    sources: Iterable[Path],
    folder: Path,
    *,
    dry_run: bool = False,
    show: Callable[[float], None] = unseen,
    files: FileOps = SYSTEM,
) -> Merged:
    """Take what is in the sources into a folder, or find out what that would do.

    A source that cannot be used is refused whole, and the others are taken. Where the folder itself
    fails a :class:`~valuetui.responses.errors.StoreError` is raised, and what was taken stays.
    """
    meter = Meter(show)
    target = Merge(folder, files, dry_run=dry_run, meter=meter)
    taken = tuple(_take(path, target, meter, files) for path in sources)
    counts = Counts()
    for each in taken:
        counts.add(each.counts)
    standing, void = target.held.counted()
    return Merged(folder, taken, counts, standing, void, tuple(target.problems), dry_run)


def _take(path: Path, target: Merge, meter: Meter, files: FileOps) -> Taken:
    with ExitStack() as stack:
        try:
            source = stack.enter_context(open_source(path, meter, files))
        except StoreError as refusal:
            return Taken(path, refusal=refusal)
        return _take_from(source, target)


def _take_from(source: Source, target: Merge) -> Taken:
    target.offer_instruments(source.instruments)
    same_survey = SameSurvey(target.held, target.instruments, source.instruments)
    admit = by_its_own_station(same_survey.check)
    target.take_sessions(source.sessions)
    counts = Counts()
    problems = [*source.aside.problems, *remember(source, target, same_survey)]
    for stock in source.stocks():
        counts.add(target.take(stock, admit))
        problems += stock.problems
    counts.set_aside += target.take_aside(source.aside)
    alongside = _take_alongside(source, target, same_survey)
    problems += alongside.problems
    return Taken(
        source.path,
        source.kind,
        counts,
        tuple(problems),
        tuple(NotComparable(source.path, *pair) for pair in same_survey.not_comparable.values()),
        alongside=alongside,
    )


def _take_alongside(source: Source, target: Merge, same_survey: SameSurvey) -> Alongside:
    """What a folder has beside its answers; nothing of a single file, nor of another survey."""
    if source.kind is SourceKind.FILE or not may_be_the_same(source, same_survey):
        return Alongside()
    return take_alongside(
        source.path, target.folder, source.files, target.files, whole=False,
        dry_run=target.dry_run,
    )  # fmt: skip
