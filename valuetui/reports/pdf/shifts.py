"""What a group wants more of than it sees, and less of."""

from collections.abc import Iterable

from valuetui.instrument.model import Role
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import Shift
from valuetui.results.telling import points_in_words, share_in_words

MOST = 6
"""Values that are told each way."""


def shift_lists(subject: Subject, group: GroupResult) -> Told | None:
    """The largest desired shifts both ways; None where not both questions were asked."""
    if not subject.comparison.asks_shift:
        return None
    more = [shift for shift in group.shifts if shift.whole_points > 0][:MOST]
    less = [shift for shift in reversed(group.shifts) if shift.whole_points < 0][:MOST]
    now, later = (subject.asked(role) for role in (Role.CURRENT, Role.DESIRED))
    return {
        "heading": subject.text("shift.heading"),
        "columns": {
            "value": subject.text("top.value"),
            "now": capitalised(now),
            "later": capitalised(later),
            "points": subject.text("shift.points"),
        },
        "sides": [
            {
                "heading": subject.text(f"shift.{side}"),
                "rows": [_row(subject, group, shift) for shift in shifts],
                "none": None if shifts else subject.text("shift.none"),
            }
            for side, shifts in (("more", more), ("less", less))
        ],
        "note": " ".join(_notes(subject, group, [*more, *less], now, later)),
    }


def _row(subject: Subject, group: GroupResult, shift: Shift) -> Told:
    return {
        "value": subject.label(shift.value),
        "limiting": subject.words("results.sign.limiting") if shift.value.limiting else None,
        "now": share_in_words(shift.current, subject.words),
        "later": share_in_words(shift.desired, subject.words),
        "points": points_in_words(shift, subject.words)
        + (subject.words("results.sign.doubt") if may_be_chance(subject, group, shift) else ""),
    }


def may_be_chance(subject: Subject, group: GroupResult, shift: Shift) -> bool:
    """Whether a desired shift may be chance, as far as that is known."""
    found = subject.evidence.groups[group.group.id].shifts.get(shift.value.id)
    return not group.is_census and found is not None and not found.is_beyond_doubt


def _notes(
    subject: Subject, group: GroupResult, shifts: Iterable[Shift], now: str, later: str
) -> list[str]:
    notes = [subject.text("shift.note", now=now, later=later)]
    if any(may_be_chance(subject, group, shift) for shift in shifts):
        doubt = subject.words("results.sign.doubt")
        notes.append(subject.text("shift.doubt", doubt=doubt))
    if not subject.evidence.groups[group.group.id].shifts and not group.is_census:
        notes.append(subject.words("findings.wish.small", least=LEAST_BASE))
    return notes
