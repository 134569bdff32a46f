"""What the screens of the kiosk may know of the app that shows them."""

from typing import Protocol

from valuetui.instrument.model import Instrument
from valuetui.interview.paradata import Clock
from valuetui.words import Words


class KioskContext(Protocol):
    """Enough to show an interview; what a person wants is posted as an intent."""

    @property
    def instrument(self) -> Instrument: ...

    @property
    def clock(self) -> Clock:
        """Seconds on a clock that never goes back."""
        ...

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        ...

    @property
    def other_languages(self) -> tuple[str, ...]:
        """Codes of the languages that are not in use."""
        ...
