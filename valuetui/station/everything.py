"""Every fact in the folder of a survey, for those who need them one by one: the archive."""

from dataclasses import dataclass
from pathlib import Path

from valuetui.instrument.margins import FILE as MARGINS
from valuetui.reports.archive.material import LeftOut, Material
from valuetui.responses.answer import Answer
from valuetui.responses.errors import CannotOpen, PurgeBegun
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.purge import unfinished_purge
from valuetui.responses.record import Fact, UnknownRecord, fact_from_document
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.station.errors import NewerInstrument, NoInstrument

_WHOLE = frozenset({"torn", "unnamed", "different"})
"""Reasons of problems with a file of which all else was read."""


@dataclass(frozen=True)
class Everything:
    """What lies in the folder, and what was amiss with it."""

    material: Material
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file of answers could be read."""
        return all(problem.reason in _WHOLE for problem in self.problems)


def everything(folder: Path) -> Everything:
    """Read all facts in the folder, the instruments that they need, and what figures were made
    with besides: reviews of missed words, and margins.

    Raises :class:`~valuetui.responses.errors.NoResponses`, ``CannotOpen``, ``Damaged``,
    ``PurgeBegun`` where some of them have been removed already, :class:`NoInstrument` and
    :class:`NewerInstrument`.
    """
    if begun := unfinished_purge(folder):
        raise PurgeBegun(begun[0], begun[1].decision)
    responses = ResponseFolder(folder)
    facts: list[Fact] = []
    unknown = []
    for document in responses.documents():
        try:
            facts.append(fact_from_document(document))
        except UnknownRecord:
            unknown.append(document)
    problems = tuple(responses.problems)
    left_out = [
        LeftOut(each.path.relative_to(folder).as_posix(), each.reason, each.count)
        for each in problems
        if each.reason in _WHOLE
    ]
    material = Material(
        facts,
        _forms(folder, facts),
        unknown,
        left_out,
        reviews=ReviewFile(folder).read().facts,
        margins=_margins(folder / MARGINS),
    )
    try:
        _ = material.instruments
    except ValueError:
        raise NewerInstrument(folder) from None
    return Everything(material, problems)


def _margins(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotOpen.from_os(path, error) from error


def _forms(folder: Path, facts: list[Fact]) -> dict[str, bytes]:
    """The instruments of the answers; where there are none yet, all that are kept."""
    kept = kept_instruments(folder)
    used = {fact.instrument_hash for fact in facts if isinstance(fact, Answer)}
    if not kept or used - set(kept):
        raise NoInstrument(folder)
    return {stamp: kept[stamp] for stamp in used or kept}
