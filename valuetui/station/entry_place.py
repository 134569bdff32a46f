"""Where forms are entered, and what keeps them."""

import secrets
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from valuetui.instrument.model import Instrument
from valuetui.responses.drafts import DraftFile
from valuetui.responses.files import SYSTEM
from valuetui.responses.lock import alone
from valuetui.responses.record import Fact, Void
from valuetui.responses.stations import FOLDER
from valuetui.station.begun import Begun
from valuetui.station.forms import FormRegister
from valuetui.station.operators import Operators
from valuetui.station.paper_session import PaperSession

if TYPE_CHECKING:
    from valuetui.station.code_desk import CodeDesk

STAFF = "staff"
"""What one staff terminal does at a time: looks at what counts, and saves."""


@dataclass(frozen=True)
class Place:
    """Where forms are entered, and what keeps them."""

    instrument: Instrument
    station: str
    save: Callable[[Fact], object]
    """Returns only when the record is safe on disk; raises ``StoreError`` when it is not, and may
    then be called again with the same record."""
    register: FormRegister
    drafts: DraftFile | None = None
    sitting: Callable[[str | None], str | None] = lambda _: None
    """The id of the session that a form of a group belongs to."""
    session: PaperSession | None = None
    """Where it is chosen before a batch; None where nobody is asked."""
    today: Callable[[], date] = date.today
    check_digits: bool = False
    codes: "CodeDesk | None" = None
    """Where the codes that come with forms are looked at; None where no group answers with one."""
    may_lack_code: bool = False
    """A form without its code is taken all the same, and that is noted."""
    operators: Operators | None = None
    """Where it is noted how the operators work; None where nothing is."""
    clock: Callable[[], float] = time.monotonic
    """Seconds on a clock that never goes back."""
    seals: bool = False
    """What is saved cannot be read here afterwards."""
    begun: Begun = field(default_factory=Begun)
    """What somebody has begun to correct or to settle."""

    def alone(self) -> AbstractContextManager[None]:
        """Be the only one of the staff terminals at the folder that looks what counts there and
        saves what rests on it. Raises :class:`~valuetui.responses.errors.CannotOpen`."""
        folder = self.register.folder / FOLDER
        if not folder.is_dir():  # nobody saves there, and saving says what is wrong with it
            return nullcontext()
        return alone(SYSTEM, folder / STAFF)

    def void(self, of: str, reason: str, operator: str | None) -> Void:
        """What lets a record not count any more. Not yet saved."""
        return Void(
            id=secrets.token_hex(16),
            of=of,
            reason=reason,
            day=self.today().isoformat(),
            station=self.station,
            operator=operator,
        )
