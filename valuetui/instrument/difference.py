"""What differs between two instruments in what was asked, which decides what may be compared."""

from dataclasses import dataclass

from valuetui.instrument.background import Background
from valuetui.instrument.model import Instrument
from valuetui.words import Text


@dataclass(frozen=True)
class Difference:
    """What differs between an earlier and a later instrument, and so between their answers."""

    added: tuple[str, ...] = ()
    """Value ids that only the later instrument offers."""
    removed: tuple[str, ...] = ()
    """Value ids that only the earlier instrument offers."""
    relabelled: tuple[str, ...] = ()
    """Value ids that both offer under different labels, in a language that both speak."""
    picks_changed: tuple[str, ...] = ()
    """The later ids of questions that both ask, for different numbers of picks."""
    roles_changed: tuple[str, ...] = ()
    """Ids under which the two ask about different things: a pick means something else."""
    renamed: tuple[tuple[str, str], ...] = ()
    """The earlier and the later id of questions that both ask under different ids."""
    other_organisation: bool = False
    """Whether the organisations are not the same one, whatever they are called."""
    background_changed: tuple[str, ...] = ()
    """Ids of background questions that only one of the two asks, or with other options, limits or
    conditions. Picks may be compared all the same; parts of the respondents by these may not."""

    @property
    def incomparable_questions(self) -> frozenset[str]:
        """Ids of the questions whose picks must not stand side by side."""
        return frozenset(self.picks_changed + self.roles_changed)

    @property
    def comparable(self) -> bool:
        """Whether figures of the two may stand side by side: the same words were offered, and as
        many of them asked for in answer to the same questions.

        Organisations may well be compared, but it must be told which is which.
        """
        return not (self.added or self.removed or self.incomparable_questions)


def difference(earlier: Instrument, later: Instrument) -> Difference:
    """How ``later`` differs from ``earlier``.

    A question is the same one where it has the same role, whatever its id.
    """
    before, after = earlier.value_by_id, later.value_by_id
    asked = [
        (question, same)
        for question in earlier.questions
        if (same := later.question_in_role(question.role))
    ]
    named = [(q, later.question_by_id[q.id]) for q in earlier.questions
             if q.id in later.question_by_id]  # fmt: skip
    return Difference(
        added=tuple(id for id in after if id not in before),
        removed=tuple(id for id in before if id not in after),
        relabelled=tuple(
            id for id in after if id in before and _differ(before[id].label, after[id].label)
        ),
        picks_changed=tuple(same.id for question, same in asked if same.pick != question.pick),
        roles_changed=tuple(q.id for q, other in named if other.role is not q.role),
        renamed=tuple((q.id, same.id) for q, same in asked if same.id != q.id),
        other_organisation=earlier.organisation.id != later.organisation.id,
        background_changed=_changed(earlier, later),
    )


def _differ(before: Text, after: Text) -> bool:
    """Whether a label is another one. A language that came or went changes none of the others."""
    shared = before.keys() & after.keys()
    return not shared or any(before[language] != after[language] for language in shared)


def _changed(earlier: Instrument, later: Instrument) -> tuple[str, ...]:
    before, after = earlier.background_by_id, later.background_by_id
    return tuple(
        id
        for id in dict.fromkeys((*before, *after))
        if id not in before or id not in after or _meaning(before[id]) != _meaning(after[id])
    )


def _meaning(question: Background) -> tuple[object, ...]:
    """What decides what an answer means: the options, whatever they are called; who is asked."""
    return (question.kind, frozenset(question.option_by_id), question.least, question.most,
            question.unit, dict(question.show_if))  # fmt: skip
