"""A form that was saved although the disk said otherwise, and that has been changed since: what is
on disk stays, and the difference is a correction of it."""

import secrets
from dataclasses import replace
from typing import Any, TypeAlias

from valuetui.responses.answer import Answer
from valuetui.responses.fold import corrected
from valuetui.responses.record import Adjudication, Amendment, Reentry

Saved: TypeAlias = Answer | Reentry | Adjudication
_OF_ITS_SAVING = ("day", "session", "revision")
"""What hangs on when a record is saved, and not on what stands on the form."""


def is_same(kept: Saved, record: Saved) -> bool:
    """Whether a record says what was kept under its id."""
    own: dict[str, Any] = {
        each: getattr(kept, each) for each in _OF_ITS_SAVING if hasattr(kept, each)
    }
    return replace(record, **own) == kept


def amendment_between(
    kept: Answer, entered: Answer, *, revision: int, reason: str, operator: str
) -> Amendment | None:
    """What makes of the answer that was ``kept`` the one that was ``entered``; None where an
    amendment cannot say it, since more differs than group and words that count."""
    amendment = Amendment(
        id=secrets.token_hex(16),
        of=kept.id,
        revision=revision,
        picks=entered.picks,
        reason=reason,
        day=entered.day,
        station=entered.station,
        group=entered.group if entered.group != kept.group else None,
        operator=operator,
        status=entered.status,
    )
    return amendment if is_same(corrected(kept, amendment), entered) else None
