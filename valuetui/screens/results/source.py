"""Where the results screen gets its figures: whoever starts it decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from valuetui.responses.following import Problem
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Look, Progress
from valuetui.results.quality.report import QualityReport
from valuetui.results.selection import Offer, Selection
from valuetui.results.weighting.report import WeightedReport


class SurveysBeside(Protocol):
    """What stands beside the figures of a survey, and may grow as they do."""

    @property
    def earlier(self) -> Comparison | None:
        """The figures of the wave before this one, where there is one."""
        ...

    @property
    def others(self) -> tuple[Comparison, ...]:
        """The figures of other organisations that were asked the same in the same wave."""
        ...

    def refresh(self) -> bool:
        """Look for what is new; whether any figures are others now. From another thread, and it
        raises nothing."""
        ...


@dataclass
class Still:
    """What stands beside and does not grow."""

    earlier: Comparison | None = None
    others: tuple[Comparison, ...] = ()

    def refresh(self) -> bool:
        return False


class ResultsSource(Protocol):
    """Answers that may grow while they are looked at.

    All methods may raise ``OSError`` or ``StoreError`` where the answers cannot be read just now:
    the screen says so, keeps what it shows, and tries again.
    """

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was amiss with the files when they were last read, and hindered nothing else."""
        ...

    def refresh(self) -> bool:
        """Look for new answers, cheaply; whether :meth:`comparison` may have changed."""
        ...

    def comparison(self, selection: Selection | None = None, look: Look = Look.ONCE) -> Comparison:
        """The comparison of all figures that are shown by now, or of those of a selection."""
        ...

    def progress(self) -> Mapping[str, Progress]:
        """Of each group how many have answered by now, and when its figures move. Cheap."""
        ...

    def selections(self) -> Sequence[Offer]:
        """Of whom figures may be looked at apart."""
        ...

    def evidence(self, snapshot: str) -> Evidence | None:
        """How sure the figures of a comparison are, by its snapshot; None where they have moved
        since. It takes a moment, and may be asked for from another thread.
        """
        ...

    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which the answers were given that the last comparison of
        everybody shows; None where nobody is shown. Takes its time."""
        ...

    def with_words(self, comparison: Comparison) -> Comparison:
        """A comparison of everybody, one of the last few, with the words that people missed; that
        of a part as it is. Takes its time, and may be asked for from another thread."""
        ...

    def reviewed(self) -> object:
        """Another one as soon as somebody has reviewed a word that people missed. Cheap."""
        ...

    def quality(self) -> QualityReport:
        """How far the answers can be believed. Takes its time, and is asked for from another thread
        while the other methods go on."""
        ...

    @property
    def has_margins(self) -> bool:
        """Whether there is anything to weight figures by. Cheap."""
        ...

    def weighted(self) -> WeightedReport | None:
        """The weighted figures beside the last comparison; None where there are no margins. Takes
        its time, and is asked for from another thread while the other methods go on."""
        ...
