"""What a kiosk is set up with: the questionnaire, the place, and the way to the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from valuetui.instrument.model import Instrument
from valuetui.responses.channel import Channel
from valuetui.screens.kiosk.appearance import Appearance
from valuetui.station.hours import ALWAYS, OpeningHours

if TYPE_CHECKING:
    from valuetui.responses.answer import Answer
    from valuetui.responses.drafts import DraftFile
    from valuetui.responses.ease import Ease
    from valuetui.station.code_desk import CodeDesk
    from valuetui.station.speech_settings import SpeechSettings
    from valuetui.station.staff_lock import StaffLock

PICTURE = 0.02
"""Seconds in which a touch is answered on the screen. Whoever keeps drafts should wait so long: a
thread that writes takes turns with the one that draws."""


@dataclass(frozen=True, eq=False, repr=False)
class Kiosk:
    """What a kiosk is set up with."""

    instrument: Instrument
    station: str
    save: "Callable[[Answer], object]"
    """Returns only when the answer is safe on disk; raises ``StoreError`` when it is not, and may
    then be called again with the same answer."""
    group: str | None = None
    """The group of everybody at this kiosk, where it is bound to one."""
    language: str | None = None
    """The language to begin in; the instrument's first when None."""
    channel: Channel = Channel.KIOSK
    leave_key: str = "ctrl+q"
    """The key by which staff end the program; with a ``lock`` they press it five times, and are
    asked for the PIN."""
    lock: "StaffLock | None" = None
    """The PIN without which nobody ends the program; None where the key alone does."""
    calm: float = 0.0
    """Seconds to wait before the first screen, after a program that crashed again and again."""
    open: Callable[[], object] = lambda: None
    """Opens the way to the disk, once the first screen can be seen. A ``StoreError`` or ``OSError``
    ends the program, and is told by whoever started it."""
    begin_day: Callable[[date], object] = lambda _: None
    """What is to be done before the first answer of a day, in a thread. May raise
    ``StoreError``."""
    sitting: Callable[[str | None], str | None] = lambda _: None
    """The id of the session of the survey that the answer of somebody of this group belongs to."""
    now: Callable[[], datetime] = datetime.now
    """What the clock on the wall of the town hall shows."""
    hours: OpeningHours = ALWAYS
    """When people can answer here."""
    address: str = ""
    """Of another way to answer, shown as a QR code; none where it is empty."""
    appearance: Appearance = field(default_factory=Appearance)
    """How everybody finds the kiosk."""
    keypad: Mapping[str, str] = field(default_factory=dict)
    """The functions of a tactile keypad by the names of its keys."""
    drafts: "DraftFile | None" = None
    """Where the interview that goes on is kept, so that it survives a crash; nowhere when None."""
    is_saved: Callable[[str], bool] = lambda _: False
    """Whether an answer with this id is safe on disk already. May raise ``StoreError``."""
    codes: "CodeDesk | None" = None
    """Where the codes of groups that answer with one are looked at; without, they are turned to the
    staff."""
    speech: "SpeechSettings | None" = None
    """When and how it speaks, where there is something to speak with; never when None."""
    begun: Callable[[str], object] = lambda _: None
    """Somebody's interview goes on from now, whose record has this id. Must raise nothing."""
    gone: Callable[[], object] = lambda: None
    """The interview that went on, if any, is over; nothing of it is kept but what was saved. Must
    raise nothing."""
    is_over: Callable[[], bool] = lambda: False
    """Whether nobody can begin any more: the session was closed. Asked once a second between two
    people; must raise nothing."""
    keep_ease: "Callable[[Ease], object]" = lambda _: None
    """Keeps how easy somebody found it to answer. May raise ``StoreError``."""
