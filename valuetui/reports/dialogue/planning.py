"""The log as lines of the workbook's action plan, and the log that takes such lines in.

Both may have been changed since the workbook was written. So a line that is like any version of its
entry says nothing new; any other is a new version, and what stood there before is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from valuetui.reports.dialogue.entry import Entry, Status
from valuetui.reports.dialogue.keeping import DialogueLog
from valuetui.reports.workbook.plan_line import PlanLine


@dataclass(frozen=True)
class Taken:
    """What became of the lines: the numbers of the entries that are new or changed."""

    added: tuple[int, ...]
    changed: tuple[int, ...]
    same: int
    """How many lines said nothing new."""


def plan_lines(entries: Iterable[Entry]) -> list[PlanLine]:
    """The entries as the workbook's plan has them."""
    return [_line(each) for each in entries]


def _line(entry: Entry) -> PlanLine:
    return PlanLine(
        number=entry.number,
        value=entry.said,
        group=entry.group,
        now=entry.now,
        agreement=entry.agreement,
        action=entry.action,
        owner=entry.owner,
        due=entry.due,
        status=entry.status,
        follow_up=entry.note,
    )


def take_in(lines: Iterable[PlanLine], log: DialogueLog, today: date) -> Taken:
    """Write down what the lines say that the log does not. Raises a ``StoreError``; lines that were
    taken in by then stay, and are nothing new the next time."""
    added, changed, same = [], [], 0
    for line in lines:
        line = replace(line, status=line.status or Status.NEW)
        versions = _versions(line, log)
        if any(_as_told_in(line, each) == line for each in versions):
            same += 1
        elif versions:
            number = versions[-1].number
            log.change(number, _fields(line), today)
            changed.append(number)
        else:
            added.append(log.add(_fields(line), today).number)
    return Taken(tuple(added), tuple(changed), same)


def _as_told_in(line: PlanLine, entry: Entry) -> PlanLine:
    """A version as a workbook like that of the line would have it."""
    told = replace(_line(entry), number=line.number)
    return replace(told, agreement=None) if line.agreement is None else told


def _versions(line: PlanLine, log: DialogueLog) -> list[Entry]:
    """All versions of the entry that a line is about, which is the one of its number where that was
    ever about the same, and else the one that was ever about the same and has the same action:
    somebody may have written into a line whose number the log has given away since."""
    every = log.history()
    about = [each for each in every if each.said == line.value]
    for number in (
        *(each.number for each in about if each.number == line.number),
        *(each.number for each in about if line.action and each.action == line.action),
    ):
        return [each for each in every if each.number == number]
    return []


def _fields(line: PlanLine) -> dict[str, Any]:
    agreed = {} if line.agreement is None else {"agreement": line.agreement}
    return {
        "said": line.value,
        "group": line.group,
        "now": line.now,
        **agreed,
        "action": line.action,
        "owner": line.owner,
        "due": line.due,
        "status": line.status,
        "note": line.follow_up,
    }
