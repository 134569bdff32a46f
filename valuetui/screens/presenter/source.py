"""Where the presenter gets its figures: whoever starts it decides."""

from collections.abc import Mapping
from typing import Protocol

from valuetui.instrument.model import Instrument
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Look, Progress
from valuetui.results.selection import Selection


class PresenterSource(Protocol):
    """Answers that may grow while they are presented.

    All may raise ``OSError`` or ``StoreError`` where the answers cannot be read just now: the
    presenter says so, keeps what it shows, and tries again.
    """

    @property
    def asked(self) -> Instrument:
        """What was asked, with the texts that are shown."""
        ...

    def refresh(self) -> bool:
        """Look for new answers, cheaply; whether there may be any."""
        ...

    def progress(self) -> Mapping[str, Progress]:
        """Of each group how many have answered by now, as it may be said."""
        ...

    def comparison(self, selection: Selection | None = None, look: Look = Look.ONCE) -> Comparison:
        """The figures that are shown by now; they may move for it."""
        ...

    def with_words(self, comparison: Comparison) -> Comparison:
        """One of the last few comparisons with the words that people missed. Takes its time, and
        may be asked for from another thread."""
        ...

    def evidence(self, snapshot: str) -> Evidence | None:
        """How sure the figures of a comparison are, by its snapshot. It takes a moment, and may be
        asked for from another thread."""
        ...
