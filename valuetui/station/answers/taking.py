"""Taking the answers of a file into the folder of a survey: all of them, or none.

First every row is looked at, and nothing is written. Where a row is refused nothing is taken in,
unless that was asked for. Then the file is read once more and what it holds is merged into the
folder, a set union by id: the same file a second time adds nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from valuetui.instrument.canonical import canonical, content_hash
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer, Status
from valuetui.responses.closing import close_station
from valuetui.responses.errors import NoResponses
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.fingerprint import fingerprint
from valuetui.responses.holdings import Found
from valuetui.responses.layout import dump
from valuetui.responses.merge import Counts, Merge, by_its_own_station
from valuetui.responses.meter import unseen
from valuetui.responses.seal import Sealer
from valuetui.responses.stations import stations
from valuetui.responses.stock import Stock, Version
from valuetui.station.answers.columns import NOTHING_SAID, Columns, Said
from valuetui.station.answers.formats import FORMATS, recognised
from valuetui.station.answers.rows import HARMLESS, Circumstances, NotAnAnswer, Rows
from valuetui.station.answers.secret import STATION
from valuetui.station.answers.table import CsvTable, Unreadable, open_table
from valuetui.station.same_survey import SameSurvey

BATCH = 4000
"""Answers that are saved together: with one write, where there are no more."""
LISTED = 50
"""Refused rows that are told one by one."""


class OtherKey(Exception):
    """The folder holds answers that another machine has taken in: of which answers of this file
    they are, nobody can see here. ``station`` is what they are filed under."""

    def __init__(self, station: str) -> None:
        super().__init__(station)
        self.station = station


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is no answer."""

    line: int
    reason: str
    heading: str


@dataclass
class Outcome:
    """What a file holds, and what became of it."""

    columns: Columns
    delimiter: str
    rows: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    """Of the rows that are answers."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Of the rows that are none."""
    refused: list[RefusedRow] = field(default_factory=list)
    """The first of them."""
    cut: int = 0
    counts: Counts = field(default_factory=Counts)
    """What the answers are to the folder."""
    same_survey: SameSurvey | None = None
    written: bool = False

    @property
    def refused_rows(self) -> int:
        """How many rows are refused; those that are left without anything being amiss are not."""
        return sum(n for reason, n in self.reasons.items() if reason not in HARMLESS)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was refused."""
        return not self.refused_rows and not self.counts.refused.total()


@dataclass(frozen=True)
class File:
    """A file of answers, and what was said of it."""

    path: Path
    form: str | None = None
    """The name of the program that wrote it; None to find out."""
    said: Said = NOTHING_SAID


def take_in(
    file: File,
    folder: Path,
    instrument: Instrument,
    about: Circumstances,
    *,
    today: date,
    dry_run: bool = False,
    take_rest: bool = False,
    sealer: Sealer | None = None,
    show: Callable[[float], None] = unseen,
    files: FileOps = SYSTEM,
) -> Outcome:
    """Take the answers of a file into a folder, or find out what that would do.

    With ``take_rest`` also where rows are refused, without these. Raises
    :class:`~.table.Unreadable`, ``OSError`` where the file cannot be read, and
    :class:`~valuetui.responses.errors.StoreError`: what was taken by then stays, and the same
    again completes it.
    """
    half = _half(show) if not dry_run else show
    outcome = _look(file, folder, instrument, about, sealer, half, files)
    if dry_run or not (outcome.is_whole or take_rest):
        return outcome
    outcome.counts = Counts()
    merge = _Into(folder, instrument, sealer, files, dry_run=False)
    with open_table(file.path) as table:
        rows = Rows(outcome.columns, instrument, about)
        for batch in _batches(_answers(table, rows, None)):
            outcome.counts.add(merge.take(batch))
            show(0.5 + table.share / 2)
    outcome.written = True
    if outcome.counts.new:
        close_station(folder, about.station, today.isoformat(), files)
    return outcome


def refuse_other_key(folder: Path, station: str) -> None:
    """Raises :class:`OtherKey` where another machine has taken answers into the folder."""
    try:
        found = [each for each in stations(folder) if STATION.fullmatch(each) and each != station]
    except NoResponses:
        return
    if found:
        raise OtherKey(found[0])


def _half(show: Callable[[float], None]) -> Callable[[float], None]:
    return lambda share: show(share / 2)


def _look(
    file: File,
    folder: Path,
    instrument: Instrument,
    about: Circumstances,
    sealer: Sealer | None,
    show: Callable[[float], None],
    files: FileOps,
) -> Outcome:
    """Look at every row, and find out what the answers are to the folder."""
    with open_table(file.path) as table:
        form = FORMATS[file.form] if file.form else recognised(table.headings)
        if form is None:
            raise Unreadable("unknown_format", formats=", ".join(FORMATS))
        columns = Columns(
            table.headings,
            instrument,
            form,
            file.said,
            group=about.group is not None,
            day=about.day is not None,
        )
        outcome = Outcome(columns, table.delimiter)
        rows = Rows(columns, instrument, about)
        merge = _Into(folder, instrument, sealer, files, dry_run=True)
        for batch in _batches(_answers(table, rows, outcome)):
            outcome.counts.add(merge.take(batch))
            show(table.share)
        outcome.cut, outcome.same_survey = rows.cut, merge.same_survey
    return outcome


def _answers(table: CsvTable, rows: Rows, outcome: Outcome | None) -> Iterator[Answer]:
    """The answers in a table; the outcome is told of every row."""
    for line, cells in table.rows():
        try:
            answer = rows.answer(cells)
        except NotAnAnswer as refusal:
            if outcome:
                _note(outcome, RefusedRow(line, refusal.reason, refusal.heading))
            continue
        if outcome:
            outcome.rows += 1
            outcome.statuses[answer.status] += 1
        yield answer


def _note(outcome: Outcome, row: RefusedRow) -> None:
    outcome.rows += 1
    outcome.reasons[row.reason] += 1
    if row.reason not in HARMLESS and len(outcome.refused) < LISTED:
        outcome.refused.append(row)


def _batches(answers: Iterator[Answer]) -> Iterator[list[Answer]]:
    """In the order of their ids, which says nothing of when they came."""
    while batch := list(islice(answers, BATCH)):
        yield sorted(batch, key=lambda answer: answer.id)


class _Into:
    """The folder, as what is to be merged into it sees it."""

    def __init__(
        self,
        folder: Path,
        instrument: Instrument,
        sealer: Sealer | None,
        files: FileOps,
        *,
        dry_run: bool,
    ) -> None:
        self._merge = Merge(folder, files, dry_run=dry_run)
        stamp = content_hash(instrument)
        self._merge.offer_instruments({stamp: canonical(instrument)})
        self.same_survey = SameSurvey(self._merge.held, self._merge.instruments, [stamp])
        self._admit = by_its_own_station(self.same_survey.check)
        self._sealer = sealer

    def take(self, answers: list[Answer]) -> Counts:
        """Merge some answers of one station."""
        station, counts = answers[0].station, Counts()
        versions = []
        for answer in answers:
            version = self._version(answer)
            # Sealed anew, the same answer is another text.
            if self._sealer and self._merge.held.find(version) is not Found.NEW:
                counts.known[self._merge.held.place_of(version)] += 1
            else:
                versions.append(version)
        counts.add(self._merge.take(Stock(station, versions), self._admit))
        return counts

    def _version(self, answer: Answer) -> Version:
        document = answer.to_document()
        if self._sealer:
            document = self._sealer.seal(document)
        return Version(answer.id, fingerprint(document), dump(document))
