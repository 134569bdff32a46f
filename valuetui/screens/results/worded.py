"""The figures with the words that people missed: read again when the figures or the reviews are
others."""

from valuetui.responses.errors import StoreError
from valuetui.results.comparison import Comparison
from valuetui.screens.results.source import ResultsSource


class Worded:
    """What was read last of a source."""

    def __init__(self, source: ResultsSource) -> None:
        self._source = source
        self._found: Comparison | None = None
        self._tried: Comparison | None = None
        self._reviewed: object = None
        self._is_reading = False
        self.failed = False
        """Whether they could not be read when last tried."""

    def of(self, comparison: Comparison) -> Comparison | None:
        """These figures with the words; None where they have not been read yet."""
        found = self._found
        return found if found and found.snapshot == comparison.snapshot else None

    def begin(self, comparison: Comparison) -> bool:
        """Whether to :meth:`read` them now: once for the same figures and reviews, also where that
        fails, and not while they are being read."""
        reviewed = self._source.reviewed()
        if self._is_reading or (self._tried is comparison and self._reviewed == reviewed):
            return False
        self._tried, self._reviewed, self._is_reading = comparison, reviewed, True
        return True

    def read(self, comparison: Comparison) -> None:
        """Read them; for another thread. Raises nothing: see :attr:`failed`."""
        try:
            self._found, self.failed = self._source.with_words(comparison), False
        except (OSError, StoreError):
            self.failed = True
        finally:
            self._is_reading = False
