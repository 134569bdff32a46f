"""Merging into the folder of a survey: which answers may lie together, and what became of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.instrument.canonical import from_canonical
from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Held, Holdings, Place, Sealed
from valuetui.responses.merge import Counts, Merge, Refused, by_its_own_station
from valuetui.responses.meter import Meter, unseen
from valuetui.responses.record import Answer
from valuetui.responses.sources import Source, SourceKind, open_source
from valuetui.station.errors import NotComparable


class SameSurvey:
    """Whether an answer may lie beside those of a folder: it is of the same survey, its instrument
    is there, and the same words were offered."""

    def __init__(
        self, held: Holdings, forms: Mapping[str, bytes], offered: Iterable[str] = ()
    ) -> None:
        self.not_comparable: dict[str, tuple[Instrument, Instrument]] = {}
        """Hash of a refused instrument to one of the folder and itself."""
        self._held = held
        self._forms = forms
        self._offered = tuple(offered)
        """Hashes of the instruments to any of which a sealed answer may be."""
        self._understood: dict[str, Instrument | None] = {}

    def check(self, fact: Held) -> None:
        """Raises :class:`~valuetui.responses.merge.Refused` for an answer that may not, and for a
        sealed one where any that came with it might not.

        Reasons: ``other-survey``, ``no-instrument``, ``newer-instrument`` and ``other-words``.
        """
        if isinstance(fact, Answer):
            self.check_survey(fact.organisation, fact.wave)
            self.check_instrument(fact.instrument_hash)
        elif isinstance(fact, Sealed):
            for stamp in self._offered:
                self.check_instrument(stamp)

    def check_survey(self, organisation: str, wave: str) -> None:
        """As :meth:`check`, of the survey that an answer belongs to."""
        if self._held.surveys and (organisation, wave) not in self._held.surveys:
            raise Refused("other-survey")

    def check_instrument(self, stamp: str) -> None:
        """As :meth:`check`, of the instrument with this hash."""
        if stamp in self.not_comparable:
            raise Refused("other-words")
        if stamp not in self._forms:
            raise Refused("no-instrument")
        instrument = self._instrument(stamp)
        if instrument is None:
            raise Refused("newer-instrument")
        if stamp in self._held.instruments:
            return
        for each in self._held.instruments:
            other = self._instrument(each)
            if other and not difference(other, instrument).comparable:
                self.not_comparable[stamp] = (other, instrument)
                raise Refused("other-words")

    def _instrument(self, stamp: str) -> Instrument | None:
        """None where the instrument is missing, or of a form that is not known here."""
        if stamp not in self._understood:
            try:
                self._understood[stamp] = from_canonical(self._forms.get(stamp, b""))
            except ValueError:
                self._understood[stamp] = None
        return self._understood[stamp]


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
    counts, problems = Counts(), list(source.aside.problems)
    for stock in source.stocks():
        counts.add(target.take(stock, admit))
        problems += stock.problems
    counts.set_aside += target.take_aside(source.aside)
    return Taken(
        source.path,
        source.kind,
        counts,
        tuple(problems),
        tuple(NotComparable(source.path, *pair) for pair in same_survey.not_comparable.values()),
    )
