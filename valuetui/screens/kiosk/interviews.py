"""How an interview at a kiosk begins, is kept and is handed in, on screens and in lines alike."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from valuetui.instrument.model import Stopping
from valuetui.interview.paradata import Clock
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.station.interruption import DraftKeeper, Interruption

if TYPE_CHECKING:
    from valuetui.interview.session import Session
    from valuetui.responses.answer import Answer
    from valuetui.station.code_desk import Looked


def drafts_of(kiosk: Kiosk, wall_clock: Clock) -> DraftKeeper:
    """What keeps the interviews at this kiosk as long as they go on."""
    return DraftKeeper(
        kiosk.drafts, kiosk.instrument, kiosk.station, kiosk.channel, kiosk.group,
        kiosk.is_saved, wall_clock,
    )  # fmt: skip


def new_interview(
    kiosk: Kiosk, language: str, clock: Clock, changed: Callable[[], None]
) -> "Session":
    """The interview of the next person."""
    import secrets

    from valuetui.interview.session import Session

    record_id = secrets.token_hex(16)
    kiosk.begun(record_id)
    return Session(
        kiosk.instrument,
        record_id=record_id,
        seed=secrets.randbits(32),
        clock=clock,
        language=language,
        group=kiosk.group,
        changed=changed,
    )


def taken_up(
    kiosk: Kiosk, found: Interruption, language: str, clock: Clock, changed: Callable[[], None]
) -> "Session":
    """The interview that was interrupted, exactly where it was."""
    from valuetui.interview.session import Session

    kiosk.begun(found.draft.record_id)
    session = Session.resume(kiosk.instrument, found.draft, clock=clock, changed=changed)
    session.use_language(language)
    return session


def looked_at(kiosk: Kiosk, session: "Session", typed: str) -> "Looked":
    """What comes of a code that somebody types, who is let in if it is right."""
    from valuetui.station.code_desk import CLOSED, Finding

    looked = kiosk.codes.look(typed, session.group or "") if kiosk.codes else CLOSED
    if looked.finding is Finding.RIGHT:
        session.let_in(looked.digest)
    return looked


def handed_in(kiosk: Kiosk, session: "Session") -> "Answer":
    """The answer of an interview at its review, which ends by this."""
    return session.submit(
        day=kiosk.now().date(),
        station=kiosk.station,
        channel=kiosk.channel,
        sitting=kiosk.sitting(session.group),
    )


def broken_off(kiosk: Kiosk, session: "Session") -> "Answer | None":
    """What is finished of an interview that its person stops, which ends by this; None where
    nothing is."""
    return session.break_off(
        day=kiosk.now().date(),
        station=kiosk.station,
        channel=kiosk.channel,
        sitting=kiosk.sitting(session.group),
    )


def may_keep(kiosk: Kiosk, session: "Session") -> bool:
    """Whether a person who stops is asked what becomes of what is finished."""
    return kiosk.instrument.kiosk.stop is Stopping.ASK and session.holds_a_whole_question
