"""The surveys that lie beside one: the wave before it, and other organisations of the same wave.

They are followed as the survey itself is: answers that come, and folders that come or go.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.following import Problem
from valuetui.responses.seal import Opener
from valuetui.results.comparison import Comparison
from valuetui.results.gate import Look
from valuetui.results.network import OrganisationsDiffer, network
from valuetui.station.errors import NotComparable
from valuetui.station.survey import Survey
from valuetui.station.surveys import beside, signs_of_surveys, wave_before

Trouble = OSError | StoreError


class Neighbours:
    """What stands beside a survey in a folder of surveys.

    Each is a survey of its own: its figures are its snapshots, and move by the same steps. Nothing
    is shared with whoever follows the survey itself, so that :meth:`refresh` may be called from
    another thread. What is amiss with one of them hinders nothing: it stays as it was seen last.
    """

    def __init__(
        self, surveys: Path, survey: Path, shown: Comparison, opener: Opener | None = None
    ) -> None:
        """``shown`` is the survey's own comparison."""
        self.earlier: Comparison | None = None
        """The figures of the wave before."""
        self.others: tuple[Comparison, ...] = ()
        """The figures of other organisations that were asked the same."""
        self.troubles: tuple[Trouble, ...] = ()
        """Why some of them are not here, or as they were."""
        self._surveys, self._survey, self._opener = surveys, survey, opener
        self._shown = shown
        self._signs: object = None
        self._before: Path | None = None
        self._beside: list[Path] = []
        self._known: dict[Path, Survey] = {}
        self._seen: dict[Path, Comparison] = {}
        self._unlike: list[Trouble] = []
        self._look(Look.ONCE)

    @property
    def problems(self) -> list[Problem]:
        """What a person should know about their answers."""
        return [problem for each in self._known.values() for problem in each.problems]

    def refresh(self) -> bool:
        """Take in what came since the last call; whether any figures are others now.

        With nothing new, each folder is looked at and a few bytes of each file are read.
        """
        return self._look(Look.FOLLOWING)

    def _look(self, look: Look) -> bool:
        troubles: list[Trouble] = []
        try:
            self._find()
        except OSError as error:
            troubles.append(error)
        seen: dict[Path, Comparison] = {}
        for folder in [*([self._before] if self._before else []), *self._beside]:
            try:
                seen[folder] = self._figures(folder, look)
            except (OSError, StoreError) as error:
                troubles.append(error)
                if folder in self._seen:
                    seen[folder] = self._seen[folder]
        for gone in self._known.keys() - seen.keys():
            del self._known[gone]
        has_changed = list(map(id, seen.values())) != list(map(id, self._seen.values()))
        if has_changed:
            self._seen = seen
            self.earlier = seen.get(self._before) if self._before else None
            self._unlike = []
            self.others = tuple(self._alike(seen[each] for each in self._beside if each in seen))
        self.troubles = (*troubles, *self._unlike)
        return has_changed

    def _find(self) -> None:
        """Which folders there are; what was asked in them is read where any has changed."""
        signs = signs_of_surveys(self._surveys)
        if signs != self._signs:
            self._before = wave_before(self._surveys, self._survey)
            self._beside = beside(self._surveys, self._survey)
            self._signs = signs

    def _figures(self, folder: Path, look: Look) -> Comparison:
        """What one of them shows: the very same where nothing has come."""
        known = self._known.get(folder)
        if known is None:
            known = self._known[folder] = Survey(folder, self._opener)
            return known.comparison()
        if known.refresh() or folder not in self._seen:
            return known.comparison(look=look)
        return self._seen[folder]

    def _alike(self, found: Iterable[Comparison]) -> Iterator[Comparison]:
        """Those that were asked the same as the survey."""
        for other in found:
            try:
                network([self._shown, other])
            except OrganisationsDiffer as error:
                asked = self._shown.instrument
                self._unlike.append(NotComparable(self._survey, error.other.instrument, asked))
            else:
                yield other
