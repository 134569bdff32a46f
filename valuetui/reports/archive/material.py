"""What an archive package is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from valuetui.instrument.canonical import from_canonical
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.ease import Ease
from valuetui.responses.fold import fold
from valuetui.responses.record import Correction, Fact, Reentry
from valuetui.responses.reviews.review import Review

F = TypeVar("F", Answer, Correction, Ease, Reentry)


@dataclass(frozen=True)
class LeftOut:
    """Something in the folder that is not in the package: ``what`` was amiss with the file, as the
    reason of a ``Problem``."""

    file: str
    what: str
    count: int


@dataclass(frozen=True)
class Material:
    """Every fact of a wave, and the instruments that make it understood."""

    facts: Sequence[Fact]
    """In any order; the same fact twice is one."""
    forms: Mapping[str, bytes]
    """The canonical forms of the instruments that were used, by their hash."""
    unknown: Sequence[Mapping[str, Any]] = ()
    """Documents of records that this version does not know."""
    left_out: Sequence[LeftOut] = ()
    sessions: Sequence[Mapping[str, Any]] = ()
    """What the ids in ``session`` mean: ``id``, ``name``, ``opened``, ``closed`` and ``group``."""
    reviews: Iterable[Review] = ()
    """What was decided of the words that people missed, in any order."""
    margins: bytes | None = None
    """How the people are made up whom groups stand for: the file; None where there is none."""

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The instruments by their hash, in the order of the hashes. Raises ``ValueError``."""
        return {stamp: from_canonical(self.forms[stamp]) for stamp in sorted(self.forms)}

    @cached_property
    def given(self) -> dict[str, Answer]:
        """The answers as they were given, by id, in the order of the ids."""
        return _by_id(fact for fact in self.facts if isinstance(fact, Answer))

    @cached_property
    def counting(self) -> dict[str, Answer]:
        """The answers that count, as they count."""
        return _by_id(fold(self.facts).values())

    @cached_property
    def corrections(self) -> dict[str, Correction]:
        """The voids, amendments and adjudications."""
        return _by_id(fact for fact in self.facts if isinstance(fact, Correction))

    @cached_property
    def eases(self) -> dict[str, Ease]:
        """How easy people found it to answer."""
        return _by_id(fact for fact in self.facts if isinstance(fact, Ease))

    @cached_property
    def reentries(self) -> dict[str, Reentry]:
        """What was entered of forms a second time."""
        return _by_id(fact for fact in self.facts if isinstance(fact, Reentry))

    @cached_property
    def replaced(self) -> dict[str, Answer]:
        """The answers that do not count as they were given."""
        return {each.id: each for each in self.given.values() if self.counting.get(each.id) != each}


def _by_id(facts: Iterable[F]) -> dict[str, F]:
    return {fact.id: fact for fact in sorted(facts, key=lambda fact: fact.id)}
