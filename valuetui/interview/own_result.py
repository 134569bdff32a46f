"""What a person can be told about their own answer at once: it tells nothing of anybody else."""

from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer, Status


def picked_twice(answer: Answer, instrument: Instrument) -> tuple[str, ...] | None:
    """Ids of the values that the person sees today and wants in future, in the order in which they
    want them; None where not both were asked and answered in full."""
    current = instrument.question_in_role(Role.CURRENT)
    desired = instrument.question_in_role(Role.DESIRED)
    if not current or not desired or answer.status is not Status.COMPLETE:
        return None
    seen = answer.picks.get(current.id, ())
    return tuple(value for value in answer.picks.get(desired.id, ()) if value in seen)
