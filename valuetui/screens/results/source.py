"""Where the results screen gets its figures: whoever starts it decides."""

from typing import Protocol

from valuetui.results.comparison import Comparison


class ResultsSource(Protocol):
    """Answers that may grow while they are looked at.

    Both methods may raise ``OSError`` where the answers cannot be read just now: the screen says
    so, keeps what it shows, and tries again.
    """

    def refresh(self) -> bool:
        """Look for new answers, cheaply; whether :meth:`comparison` has changed."""
        ...

    def comparison(self) -> Comparison:
        """The comparison of all answers known so far."""
        ...
