"""Sessions for the tests, and a clock that goes when it is told to."""

from collections.abc import Callable
from datetime import date

from tests.instrument.samples import both, make_instrument
from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.model import Instrument
from valuetui.interview.session import Session, Stage
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel

BACKGROUND = (
    Background(
        "place", Kind.SINGLE, both("Var?"), both("plats"), unit=True,
        options=(Option("a", both("A")), Option("b", both("B"))),
        show_if={"group": ("citizens",)},
    ),
    Background(
        "age", Kind.NUMBER, both("Hur gammal?"), both("ålder"), least=1, most=5,
        show_if={"place": ("a", "b")},
    ),
    Background(
        "ways", Kind.MULTIPLE, both("Hur?"), both("sätt"), required=True,
        options=(Option("p", both("P")), Option("q", both("Q"))),
        show_if={"place": ("a",), "group": ("citizens", "elected")},
    ),
    Background(
        "name", Kind.TEXT, both("Vilken?"), both("namn"), letters=5,
        show_if={"group": ("citizens", "elected")},
    ),
)  # fmt: skip
"""Questions of every kind; of employees none is asked."""

RECORD_ID = "0123456789abcdef" * 2
CODE = "c0de" * 8
"""What is kept in place of a code."""
DAY = date(2026, 11, 23)


class Clock:
    """Seconds that pass by :meth:`wait` alone."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


def begin(
    instrument: Instrument | None = None,
    *,
    group: str | None = "citizens",
    language: str = "sv",
    seed: int = 7,
    record_id: str = RECORD_ID,
    clock: Callable[[], float] | None = None,
    changed: Callable[[], None] = lambda: None,
) -> Session:
    """A session at its first stage."""
    return Session(
        instrument or make_instrument(),
        record_id=record_id,
        seed=seed,
        clock=clock or Clock(),
        language=language,
        group=group,
        changed=changed,
    )


def fill(session: Session) -> None:
    """Pick the first values shown until all places are taken."""
    for value in session.values:
        if not session.picks.full:
            session.pick(value.id)


def to_review(session: Session) -> Session:
    """Answer every question."""
    session.begin()
    if session.stage is Stage.GROUP:
        session.choose_group("citizens")
    if session.stage is Stage.CODE:
        session.let_in(CODE)
    while session.stage is Stage.BACKGROUND:
        session.skip()
    for _ in session.instrument.questions:
        fill(session)
        session.next()
    return session


def hand_in(session: Session) -> Answer:
    """Submit on a day like any other."""
    return session.submit(day=DAY, station="kiosk-1", channel=Channel.KIOSK)
