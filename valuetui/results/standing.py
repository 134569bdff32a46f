"""As what answers are counted: those that figures stand on, and those that there are by now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from valuetui.results.gate import Stay
from valuetui.results.roster import Kind, People
from valuetui.results.tally import Tally


class Standing(NamedTuple):
    """Answers that are told apart neither by the gate nor by any base."""

    stay: Stay
    answered: tuple[str, ...]

    def ended(self, number: int) -> "Standing":
        """As :meth:`Stay.ended`."""
        return self._replace(stay=self.stay.ended(number))

    def resumed(self, number: int) -> "Standing":
        """As :meth:`Stay.resumed`."""
        return self._replace(stay=self.stay.resumed(number))


@dataclass(frozen=True)
class Present:
    """The answers of one group that count by now."""

    people: People
    kinds: Sequence[Kind]
    """What the places of the people are."""
    questions: tuple[str, ...]
    """All that were asked."""
    counts: Callable[[], Tally]
    """Gives the counts of these answers: only those that are to be shown are asked for."""

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Who of the people answered every question."""
        kinds = np.array([kind.answered == self.questions for kind in self.kinds], np.bool_)
        return kinds[self.people.places]

    def complete(self) -> "Present":
        """Only those who answered every question."""

        def counts() -> Tally:
            return self.counts().where(lambda stratum: stratum.answered == self.questions)

        return replace(self, people=self.people.where(self.whole), counts=counts)
