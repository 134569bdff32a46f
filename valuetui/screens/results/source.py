"""Where the results screen gets its figures: whoever starts it decides."""

from typing import Protocol

from valuetui.responses.store import Problem
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.quality.report import QualityReport


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
        """Look for new answers, cheaply; whether :meth:`comparison` has changed."""
        ...

    def comparison(self) -> Comparison:
        """The comparison of all answers known so far."""
        ...

    def evidence(self) -> Evidence:
        """How sure the figures of the last comparison are.

        It takes a moment, and may be asked for from another thread.
        """
        ...

    def quality(self) -> QualityReport:
        """How far the answers can be believed. Takes its time, and is asked for from another thread
        while the other methods go on."""
        ...
