"""What would change if flagged answers did not count. They do count: this is to know whether they
matter."""

from collections.abc import Sequence
from dataclasses import dataclass

from valuetui.instrument.model import Value
from valuetui.results.measures import Change, limiting_share, shares, top_list
from valuetui.results.quality.picked import Picked


@dataclass(frozen=True)
class Sensitivity:
    """What leaving answers out would do to one group's result on one question."""

    n: int
    kept: int
    entered: tuple[Value, ...]
    """The values that would come into the top ten, in its order."""
    left: tuple[Value, ...]
    """The values that would leave it, in the order they have now."""
    moved: Value
    """The value whose share would change most, the first of equals."""
    largest: Change
    """By how much."""
    limiting: Change
    """Of the limiting share."""


def sensitivity(everybody: Picked, kept: Picked, values: Sequence[Value]) -> Sensitivity:
    """The result of ``everybody`` beside that of those ``kept``."""
    before = shares(values, everybody.counts, everybody.n)
    after = shares(values, kept.counts, kept.n)
    changes = {each: Change(before[each], after[each]) for each in before}
    moved = max(values, key=lambda value: abs(changes[value.id].exact))
    old = [ranked.value for ranked in top_list(values, before)]
    new = [ranked.value for ranked in top_list(values, after)]
    return Sensitivity(
        n=everybody.n,
        kept=kept.n,
        entered=tuple(value for value in new if value not in old),
        left=tuple(value for value in old if value not in new),
        moved=moved,
        largest=changes[moved.id],
        limiting=Change(
            limiting_share(values, everybody.counts), limiting_share(values, kept.counts)
        ),
    )
