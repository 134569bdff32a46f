"""What the screens of the kiosk may know of the app that shows them."""

from datetime import datetime
from typing import Protocol

from valuetui.instrument.model import Instrument
from valuetui.interview.paradata import Clock
from valuetui.screens.kiosk.appearance import Appearance, Size
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

    @property
    def appearance(self) -> Appearance:
        """What the person has chosen to see."""
        ...

    @property
    def is_changed(self) -> bool:
        """Whether that, or the language, is anything else than what the station begins with."""
        ...

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes that have an effect here."""
        ...

    @property
    def has_letters(self) -> bool:
        """Whether a size is one of the letters, and not of the tiles."""
        ...

    @property
    def tile_size(self) -> Size:
        """How large the tiles are in cells."""
        ...

    @property
    def address(self) -> str:
        """Of another way to answer; empty where there is none."""
        ...

    @property
    def is_answering(self) -> bool:
        """Whether somebody is in the middle of something."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether people can answer now."""
        ...

    @property
    def next_opening(self) -> datetime | None:
        """When they can answer next; None where nobody knows."""
        ...

    def now(self) -> datetime:
        """What the clock on the wall shows."""
        ...
