"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from valuetui.instrument.difference import difference
from valuetui.responses.errors import StoreError
from valuetui.responses.seal import Opener
from valuetui.responses.store import Problem
from valuetui.results.comparison import Comparison, compare
from valuetui.results.evidence import Evidence
from valuetui.results.evidence import evidence as weighed
from valuetui.results.quality.report import QualityReport
from valuetui.results.tally import Layout, Tally
from valuetui.station.counting import Counting
from valuetui.station.errors import NotComparable
from valuetui.station.quality import quality_in
from valuetui.station.versions import newest_of, versions_in


class AllSealed(StoreError):
    """There are answers, but none that can be read. Reasons: ``sealed`` (there was no key), else
    ``other-key`` (some were sealed for other keys), else ``damaged``."""

    def __init__(self, path: Path, unopened: Mapping[str, int]) -> None:
        reason = next(each for each in ("sealed", "other-key", "damaged") if each in unopened)
        super().__init__(path, reason, f"all answers are sealed: {reason}")


def still_sealed(path: Path, unopened: Mapping[str, int]) -> list[Problem]:
    """How many of the answers that were read stayed sealed, and why."""
    return [Problem(path, reason, n) for reason, n in sorted(unopened.items())]


class Survey:
    """The answers in a folder, counted. :meth:`refresh` takes in those that came since.

    Sealed answers are counted where the ``opener`` has the key.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers.
    """

    def __init__(self, folder: Path, opener: Opener | None = None) -> None:
        self.folder = folder
        self._opener = opener
        self._counting = Counting(folder, opener)
        self._has_past_groups = False
        self._compared: tuple[Comparison, Tally] | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the answers that were read, and about those that the last
        :meth:`comparison` left out."""
        path = self._counting.path
        found = self._counting.problems
        organisations = self._organisations()
        if len(organisations) > 1:
            found.append(Problem(path, "organisations", len(organisations)))
        if self._has_past_groups:
            found.append(Problem(path, "groups"))
        if not self.all_sealed:  # which is an error of its own
            found += still_sealed(path, self.unopened)
        return tuple(found)

    @property
    def unopened(self) -> Counter[str]:
        """How many sealed answers are not counted, by reason: see :class:`AllSealed`."""
        return self._counting.unopened

    @property
    def all_sealed(self) -> bool:
        """There are sealed answers, and none could be counted."""
        return not self._counting.tallies and bool(self.unopened)

    def refresh(self) -> bool:
        """Count what came since the last call; whether there was anything."""
        return self._counting.refresh()

    def comparison(self) -> Comparison:
        """The comparison of all answers.

        Versions of the instrument that are comparable are counted together; the newest gives the
        texts. Raises :class:`NotComparable`, :class:`NoInstrument`, :class:`NewerInstrument` and
        :class:`AllSealed`.
        """
        if self.all_sealed:
            raise AllSealed(self.folder, self.unopened)
        self._counting.must_be_whole()
        instruments = self._counting.instruments or versions_in(self.folder)
        newest = newest_of(instruments)
        together = Tally(Layout.of(newest))
        for stamp, tally in self._counting.tallies.items():
            found = difference(instruments[stamp], newest)
            if not found.comparable:
                raise NotComparable(self.folder, instruments[stamp], newest)
            together += tally.arranged(together.layout, dict(found.renamed))
        groups = {group.id for group in newest.groups}
        self._has_past_groups = not groups.issuperset(together.respondents)
        self._compared = compare(together, newest), together
        return self._compared[0]

    def evidence(self) -> Evidence:
        """How sure the figures of the last comparison are. It may be asked for from another thread,
        for it reads nothing that still grows."""
        if self._compared is None:
            self.comparison()
        assert self._compared is not None  # noqa: S101 - as that has just made it
        return weighed(*self._compared)

    def quality(self) -> QualityReport:
        """How far the answers can be believed, from all of them read anew. May be asked for in
        another thread, for nothing that is counted here is touched. Raises what
        :func:`~valuetui.station.quality.quality_in` does."""
        return quality_in(self.folder, self._opener)

    def _organisations(self) -> set[str]:
        return {stratum.organisation for tally in self._counting.tallies.values()
                for stratum in tally.cells}  # fmt: skip
