"""What was agreed in a dialogue and what came of it: one entry for each promise.

An entry is never written over. A change is a new version of it, and the newest counts: where a day
has been moved or a promise dropped, everybody can see what stood there before.

Logs of two machines are joined as sets of versions. An entry is known by its random id in all of
them; its number is what people call it, and follows from the versions there are (:func:`numbered`).
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from valuetui.responses.layout import is_identifier
from valuetui.words.cleaning import one_line

TEXTS = ("said", "group", "now", "agreement", "action", "owner", "status", "note")
DAYS = ("due", "done")
FIELDS = ("said", "group", "now", "agreement", "action", "owner", "due", "status", "done", "note")
"""All that people write, in the order in which it is told."""


class Status(StrEnum):
    """How far it has come, where people have no word of their own for it."""

    NEW = "new"
    GOING = "going"
    DONE = "done"
    DROPPED = "dropped"


CLOSED = (Status.DONE, Status.DROPPED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of an entry."""

    number: int
    """From 1 on, as people call it."""
    version: int
    """From 1 on."""
    day: date
    """When this version was written."""
    said: str = ""
    """What was said: a value, or a question."""
    group: str = ""
    """Whom it concerns, in their words."""
    now: str = ""
    """How it is today."""
    agreement: str = ""
    action: str = ""
    owner: str = ""
    due: date | None = None
    status: str = Status.NEW
    """A :class:`Status`, or a word of their own, which is an open one."""
    done: date | None = None
    """When it was done."""
    note: str = ""
    """What came of it."""
    entry: str = ""
    """The random id of the entry, by which it is known in every copy of the log."""

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is not closed."""
        return self.due is not None and self.due < today and not self.is_closed

    def document(self) -> dict[str, Any]:
        """As it is kept: days as ISO dates, and nothing of what is empty."""
        found = {name: told for name, told in asdict(self).items() if told not in ("", None)}
        return {name: told.isoformat() if isinstance(told, date) else told
                for name, told in found.items()}  # fmt: skip


def read(document: Mapping[str, Any]) -> Entry | None:
    """The version that a document keeps; None where it is no such thing."""
    number, version = document.get("number"), document.get("version")
    day = _day(document.get("day"))
    if not isinstance(number, int) or not isinstance(version, int) or day is None:
        return None
    texts = {name: str(document.get(name, "")) for name in TEXTS}
    texts["status"] = texts["status"] or Status.NEW
    days = {name: _day(document.get(name)) for name in DAYS}
    entry = document.get("entry", "")
    kept = entry if is_identifier(entry) else without_id(number)
    return Entry(number, version, day, entry=kept, **texts, **days)  # type: ignore[arg-type]


def _day(told: Any) -> date | None:
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        return None


def newest(versions: Iterable[Entry]) -> list[Entry]:
    """The version of each entry that counts, by number."""
    found: dict[int, Entry] = {}
    for each in versions:
        known = found.get(each.number)
        if known is None or rank(known) <= rank(each):
            found[each.number] = each
    return [found[number] for number in sorted(found)]


def rank(entry: Entry) -> tuple[int, date, str]:
    """Of the versions of an entry the greatest counts. Two may have been written in two places at
    the same time: then that of the later day, and of the same day always the same one."""
    return entry.version, entry.day, json.dumps(entry.document(), sort_keys=True)


def without_id(number: int) -> str:
    """The id of an entry that was written before entries had any: its number alone."""
    return hashlib.blake2b(str(number).encode(), digest_size=16, person=b"entry").hexdigest()


def numbers_of(versions: Iterable[Entry]) -> dict[str, int]:
    """The number of each entry, by its id, among all of these.

    An entry has the number that it was given at first. Where entries of two logs were given the
    same one, it stays with the one that was written first, and the others get those after the last.
    """
    firsts: dict[str, Entry] = {}
    for each in versions:
        firsts[each.entry] = min(each, firsts.get(each.entry, each), key=rank)
    in_order = sorted(firsts.values(), key=lambda each: (each.number, each.day, each.entry))
    holders = {each.number: each.entry for each in reversed(in_order)}
    found = {entry: number for number, entry in holders.items()}
    last = max(holders, default=0)
    others = (each.entry for each in in_order if each.entry not in found)
    return found | {entry: number for number, entry in enumerate(others, start=last + 1)}


def numbered(versions: Iterable[Entry]) -> list[Entry]:
    """The versions under the numbers that their entries have by now."""
    numbers = numbers_of(versions := list(versions))
    return [replace(each, number=numbers[each.entry]) for each in versions]


def clashing(versions: Iterable[Entry]) -> list[int]:
    """The numbers of the entries that were changed in two places at the same time, and not since.
    Both changes are among the versions."""
    latest: dict[int, set[Entry]] = defaultdict(set)
    versions = list(versions)
    newest_of = {each.number: each.version for each in newest(versions)}
    for each in versions:
        if each.version == newest_of[each.number]:
            latest[each.number].add(each)
    return sorted(number for number, known in latest.items() if len(known) > 1)


def changed(entry: Entry, fields: Mapping[str, Any], today: date) -> Entry:
    """The next version of an entry with these fields; the entry itself where nothing differs.

    What is done is done on a day: today, where none is given. What is open again is not.
    """
    wanted = {name: _clean(told) for name, told in fields.items()}
    after = replace(entry, **wanted)
    if after.status != Status.DONE:
        after = replace(after, done=None)
    elif after.done is None:
        after = replace(after, done=today)
    if after == entry:
        return entry
    return replace(after, version=entry.version + 1, day=today)


def begun(number: int, fields: Mapping[str, Any], today: date, entry: str = "") -> Entry:
    """A new entry with these fields and this random id."""
    empty = Entry(number, 0, today, entry=entry or without_id(number))
    return replace(changed(empty, fields, today), version=1, day=today)


def _clean(told: Any) -> Any:
    return one_line(told) if isinstance(told, str) else told


def counted(entries: Iterable[Entry]) -> Counter[str]:
    """How many entries have each status; words of their own are counted as ``other``."""
    known = set(Status)
    return Counter(each.status if each.status in known else "other" for each in entries)
