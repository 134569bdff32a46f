"""How long each screen took, from a monotonic clock."""

from collections.abc import Callable, Iterable, Mapping

from valuetui.instrument.model import Question

Clock = Callable[[], float]
"""Seconds on a clock that never goes back, such as ``time.monotonic``."""

SECONDS_A_PICK = 1.0
"""Faster than this on average, a person cannot have read the words: the answer is flagged fast."""


class Stopwatch:
    """Adds up the time spent on each named screen, to what was ``spent`` there before."""

    def __init__(self, clock: Clock, spent: Mapping[str, float] | None = None) -> None:
        self._clock = clock
        self._since = clock()
        self._spent: dict[str, float] = dict(spent or {})

    def leave(self, screen: str) -> None:
        """Book the time since the last call on ``screen``."""
        now = self._clock()
        self._spent[screen] = self._spent.get(screen, 0.0) + now - self._since
        self._since = now

    def seconds(self) -> dict[str, int]:
        """Whole seconds per screen: finer times could point out a person."""
        return {screen: round(spent) for screen, spent in self._spent.items()}

    def fast(self, questions: Iterable[Question]) -> bool:
        """Whether some question was answered faster than its words can be read."""
        return any(
            self._spent.get(question.id, 0.0) < question.pick * SECONDS_A_PICK
            for question in questions
        )
