"""A clerk with forms: what to type for what stands on the paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.instrument.samples import make_instrument
from tests.interview.journeys import BACKGROUND
from valuetui.instrument.form_number import written
from valuetui.instrument.model import Instrument, Role
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.finished import answer_of
from valuetui.interview.entry.rules import Batch, Before, Rules
from valuetui.responses.answer import Answer

DAY = date(2026, 11, 27)
DIGEST = "0f" * 16
INSTRUMENT = make_instrument(
    12, pick=3, roles=(Role.CURRENT, Role.DESIRED), background=BACKGROUND, write_in=("citizens",)
)
PLAIN = make_instrument(12, pick=3)
"""Without background questions."""


@dataclass
class Cupboard:
    """Ids for records, and the forms that were entered before."""

    before: dict[int, Before] = field(default_factory=dict)
    given: int = 0

    def new_id(self) -> str:
        """The next id."""
        self.given += 1
        return f"{self.given:032x}"


def at_desk(
    instrument: Instrument = PLAIN,
    cupboard: Cupboard | None = None,
    *,
    group: str | None = None,
    numbers: tuple[int, int] | tuple[None, None] = (None, None),
    check_digits: bool = False,
    needs_code: frozenset[str] = frozenset(),
    may_lack_code: bool = False,
    session_group: str | None = None,
    changed: Callable[[], None] = lambda: None,
) -> Entering:
    """A clerk who begins with a batch."""
    cupboard = cupboard or Cupboard()
    rules = Rules(
        cupboard.before.get,
        cupboard.new_id,
        check_digits,
        needs_code=lambda _, group: group in needs_code,
        may_lack_code=may_lack_code,
        session_group=lambda: session_group,
    )
    return Entering(instrument, Batch("Kim", "sv", group, *numbers), rules, changed)


KEYS: Mapping[str, Callable[[Entering], None]] = {
    "\r": Entering.enter,
    "<": Entering.erase,
    "+": Entering.more,
    "i": Entering.illegible,
    "-": Entering.take_out,
    "u": Entering.undo,
    "[": Entering.back,
    "]": Entering.on,
    "x": Entering.put_away,
}
"""Keys that are no digits, in one letter each."""


def type_in(entering: Entering, keys: str) -> None:
    """Press these keys: digits, those of ``KEYS``, and blanks that only help to read."""
    for key in keys.replace(" ", ""):
        if key.isdigit():
            entering.digit(key)
        else:
            KEYS[key](entering)


def number(of: int) -> str:
    """What is typed for the number of a form."""
    return written(of).replace("-", "")


def codes(places: Iterable[int]) -> str:
    """What is typed for the values with these places in the list, from 1."""
    return " ".join(f"{place:02}" for place in places)


def told(entering: Entering) -> str:
    """The key of what the clerk was told."""
    return entering.state.told.key if entering.state.told else ""


def answer(entering: Entering) -> Answer:
    """The answer of the form at its review."""
    return answer_of(entering.desk, entering.state, digest=DIGEST, day=DAY, station="kansli-1")


def marked(entering: Entering) -> dict[str, list[str]]:
    """The codes of what is marked at each question."""
    sheet, by_id = entering.state.sheet, entering.desk.instrument.value_by_id
    return {
        question.id: [by_id[each].code for each in sheet.marked(question.id)]
        for question in entering.desk.instrument.questions
    }


def keys_for(pick: int, marks: tuple[int, ...]) -> Iterator[str]:
    """What a clerk types at a question of which these values are marked."""
    if len(marks) > pick:
        yield codes(marks[:1])  # at an empty question "+" would mean the one before
        yield "+"
        yield codes(marks[1:])
    else:
        yield codes(marks)
    if len(marks) > pick:
        yield "\r"
    elif len(marks) < pick:
        yield "\r\r"
