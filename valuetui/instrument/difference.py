"""What differs between two instruments in what was asked, which decides what may be compared."""

from dataclasses import dataclass

from valuetui.instrument.model import Instrument


@dataclass(frozen=True)
class Difference:
    """Value ids that only the later instrument offers, only the earlier offers, or that both offer
    under different labels; and questions whose number of picks differs."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    relabelled: tuple[str, ...]
    picks_changed: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether figures of the two may stand side by side: the same words were offered, and the
        same number of them asked for."""
        return not (self.added or self.removed or self.picks_changed)


def difference(earlier: Instrument, later: Instrument) -> Difference:
    """How ``later`` differs from ``earlier``."""
    before, after = earlier.value_by_id, later.value_by_id
    questions = [(q, later.question_by_id.get(q.id)) for q in earlier.questions]
    return Difference(
        added=tuple(id for id in after if id not in before),
        removed=tuple(id for id in before if id not in after),
        relabelled=tuple(
            id for id in after if id in before and after[id].label != before[id].label
        ),
        picks_changed=tuple(q.id for q, other in questions if other and other.pick != q.pick),
    )
