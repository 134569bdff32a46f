"""What a kiosk is set up with: the questionnaire, the place, and the way to the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from valuetui.instrument.model import Instrument
from valuetui.responses.drafts import DraftFile
from valuetui.responses.record import Answer, Channel, Ease


@dataclass(frozen=True)
class Kiosk:
    """What a kiosk is set up with."""

    instrument: Instrument
    station: str
    save: Callable[[Answer], object]
    """Returns only when the answer is safe on disk; raises ``StoreError`` when it is not, and may
    then be called again with the same answer."""
    group: str | None = None
    """The group of everybody at this kiosk, where it is bound to one."""
    language: str | None = None
    """The language to begin in; the instrument's first when None."""
    channel: Channel = Channel.KIOSK
    leave_key: str = "ctrl+q"
    """The key by which staff end the program."""
    begin_day: Callable[[date], object] = lambda _: None
    """What is to be done before the first answer of a day, in a thread. May raise
    ``StoreError``."""
    sitting: Callable[[str | None], str | None] = lambda _: None
    """The id of the session of the survey that the answer of somebody of this group belongs to."""
    today: Callable[[], date] = date.today
    """The day on the wall of the town hall."""
    drafts: DraftFile | None = None
    """Where the interview that goes on is kept, so that it survives a crash; nowhere when None."""
    is_saved: Callable[[str], bool] = lambda _: False
    """Whether an answer with this id is safe on disk already. May raise ``StoreError``."""
    keep_ease: Callable[[Ease], object] = lambda _: None
    """Keeps how easy somebody found it to answer. May raise ``StoreError``."""
