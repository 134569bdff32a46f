"""The quality of the answers in a folder, read anew from the disk when somebody asks for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.ease import Ease
from valuetui.responses.errors import StoreError
from valuetui.responses.fold import Corrections
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.record import Correction, Fact, UnknownRecord, Void, fact_from_document
from valuetui.responses.seal import Opener
from valuetui.responses.sealed import is_sealed
from valuetui.responses.sessions import sittings
from valuetui.results.frozen import Frozen
from valuetui.results.quality.quality import Quality
from valuetui.results.quality.report import QualityReport, quality_report
from valuetui.results.tally import Layout
from valuetui.station.comparable import understood
from valuetui.station.errors import NoInstrument, NotComparable
from valuetui.station.versions import newest_of, versions_in


@dataclass
class Counted:
    """The answers to one version of the instrument."""

    instrument: Instrument
    quality: Quality = field(default_factory=Quality)

    def __post_init__(self) -> None:
        self._rows = Layout.of(self.instrument).rows

    def add(self, answer: Answer) -> None:
        """Count an answer as the results do: not where it holds what the instrument has not."""
        if all(chosen in self._rows.get(question, ())
               for question, picks in answer.picks.items() for chosen in picks):  # fmt: skip
            self.quality.add(answer, self.instrument)


class AsShown:
    """The answers that the figures shown count, as these count them: whatever has been corrected
    since, for figures that move with one answer tell of it."""

    def __init__(self, shown: Mapping[str, Frozen]) -> None:
        self.known = {
            group: frozen.tally(None).respondents[group]
            for group, frozen in shown.items()
            if len(frozen.snapshots) == 1
        }
        """The groups whose figures have never moved, with the number of their answers: the tables
        of the quality are not among those that the gate remembers."""
        counted = [each.counted() for each in shown.values()]
        self._counted = [(each.identifiers(), each.corrected) for each in counted]

    def __call__(self, answer: Answer, corrections: Corrections) -> Answer | None:
        """The answer as it counts; None where it does not."""
        identifier = bytes.fromhex(answer.id)
        for standing, corrected_by in self._counted:
            if identifier in standing:
                if identifier not in corrected_by:
                    return answer
                by = corrections.correction(corrected_by[identifier].hex())
                if by is None or isinstance(by, Void):
                    return None
                return corrections.as_of(answer, by)
        return None


def as_it_stands(answer: Answer, corrections: Corrections) -> Answer | None:
    """The answer as it counts by now; None where it does not."""
    return corrections.standing(answer)


Standing = Callable[[Answer, Corrections], Answer | None]


def quality_in(
    folder: Path, opener: Opener | None = None, shown: AsShown | None = None
) -> QualityReport:
    """How far the answers in a folder can be believed: those that count, as they are ``shown``.

    Takes about ten microseconds an answer beside the reading, and shares nothing with whoever
    counts the same folder, so that it may be done in a thread of its own. Versions of the
    instrument that are comparable are counted together, each answer by the version that it was
    given to; the newest gives the threshold and the texts. Sealed answers that the ``opener`` has
    no key for are not counted.

    Raises :class:`~valuetui.responses.errors.NoResponses`, ``CannotOpen``, :class:`NoInstrument`,
    :class:`NewerInstrument` and :class:`NotComparable`.
    """
    counted = _counted(folder, opener, shown or as_it_stands)
    instruments = {stamp: each.instrument for stamp, each in counted.items()} or versions_in(folder)
    latest = newest_of(instruments)
    together = Quality()
    for each in counted.values():
        if not difference(each.instrument, latest).comparable:
            raise NotComparable(folder, each.instrument, latest)
        together.merge(each.quality)
    return quality_report(together, latest, shown.known if shown else None)


def _counted(folder: Path, opener: Opener | None, standing: Standing) -> dict[str, Counted]:
    """The answers that count, by the hash of their instrument. They are read once more where a
    correction was found, which may come after its answer: so that not all need be in memory."""
    corrections = Corrections()
    while True:
        known = len(corrections)
        counted = _read(folder, opener, corrections, standing)
        if len(corrections) == known:
            return counted


def _read(
    folder: Path, opener: Opener | None, corrections: Corrections, standing: Standing
) -> dict[str, Counted]:
    """All answers, with the corrections known before each; what else there is, is known then."""
    counted: dict[str, Counted] = {}
    forms, sessions = kept_instruments(folder), _sessions(folder)
    eases: list[Ease] = []
    for fact in facts_in(folder, opener):
        if isinstance(fact, Ease):
            eases.append(fact)
        elif isinstance(fact, Correction):
            corrections.add(fact)
        elif isinstance(fact, Answer) and (answer := standing(fact, corrections)):
            stamp = answer.instrument_hash
            if stamp not in counted:
                counted[stamp] = Counted(_understood(folder, forms, stamp))
            counted[stamp].add(_with_session(answer, sessions))
    for ease in eases:
        if ease.instrument_hash in counted:
            counted[ease.instrument_hash].quality.ease[ease.verdict] += 1
    return counted


def facts_in(folder: Path, opener: Opener | None = None) -> Iterator[Fact]:
    """The facts in a folder that can be read, in any order: not what is sealed for others, and no
    records of kinds that are unknown here."""
    return facts_of(ResponseFolder(folder, opener=opener))


def facts_of(responses: ResponseFolder) -> Iterator[Fact]:
    """The same of a folder whose problems and sealed answers are asked for afterwards."""
    for document in responses.documents():
        if not is_sealed(document):
            try:
                yield fact_from_document(document)
            except UnknownRecord:  # told by whoever counts the results
                continue


def _sessions(folder: Path) -> dict[str, str]:
    """What sessions are called, by their ids; nothing where their file cannot be read."""
    try:
        return {each.id: f"{each.name} {each.opened}" for each in sittings(folder)}
    except StoreError:
        return {}


def _with_session(answer: Answer, sessions: Mapping[str, str]) -> Answer:
    """With the name of its session in place of the id, which says nothing to anybody."""
    name = sessions.get(answer.session) if answer.session else None
    return replace(answer, session=name) if name else answer


def _understood(folder: Path, forms: Mapping[str, bytes], stamp: str) -> Instrument:
    if stamp not in forms:
        raise NoInstrument(folder)
    return understood(folder, forms[stamp])
