"""The page that tells people what came of what they said."""

from collections.abc import Iterable, Sequence
from datetime import date

from valuetui.instrument.model import Instrument
from valuetui.reports.dialogue.entry import Entry, Status, counted
from valuetui.reports.dialogue.subject import PLAIN_INK, Told, capitalised
from valuetui.words import Words
from valuetui.words.dates import long_date
from valuetui.words.text import in_language

ORDER = (*Status, "other")


def follow_up(
    entries: Sequence[Entry], instrument: Instrument, words: Words, day: date, contact: str = ""
) -> Told:
    """What the template ``dialogue-follow-up`` is told: what is closed, and what is not."""
    organisation = in_language(instrument.organisation.name, words.language)
    title = words("dialogue.log.title")
    foot = words("dialogue.log.foot", organisation=capitalised(organisation),
                 wave=instrument.wave, day=day.isoformat())  # fmt: skip
    sections = {
        "open": [each for each in entries if not each.is_closed],
        "closed": [each for each in entries if each.is_closed],
    }
    return {
        "document": {
            "title": f"{title}, {capitalised(organisation)}",
            "language": words.language,
            "author": capitalised(organisation),
            "accent": f"#{PLAIN_INK}",
            "foot": foot,
            "page": words("dialogue.page", n="{n}", all="{all}"),
        },
        "kicker": words("dialogue.log.kicker"),
        "title": title,
        "lead": words(
            "dialogue.log.lead", organisation=organisation, day=long_date(words, day)
        ),
        "summary": summary(entries, day, words),
        "columns": [words(f"dialogue.log.{name}")
                    for name in ("number", "said", "action", "owner", "due", "status")],
        "sections": [
            {
                "heading": words(f"dialogue.log.{name}"),
                "rows": [_row(each, day, words) for each in found],
            }
            for name, found in sections.items()
            if found
        ],
        "none": words("dialogue.log.none"),
        "note": (
            words("dialogue.log.note", contact=contact)
            if contact
            else words("dialogue.log.note_plain")
        ),
    }  # fmt: skip


def _row(entry: Entry, day: date, words: Words) -> Told:
    said = [entry.said]
    if entry.group:
        said.append(words("dialogue.log.concerns", group=entry.group))
    if entry.now:
        said.append(words("dialogue.log.today", now=entry.now))
    return {
        "number": str(entry.number),
        "said": said,
        "agreed": [entry.agreement, entry.action],
        "owner": entry.owner,
        "due": entry.due.isoformat() if entry.due else "",
        "status": capitalised(status_in_words(entry, words)),
        "overdue": words("dialogue.log.overdue") if entry.is_overdue(day) else "",
        "note": entry.note,
    }


def status_in_words(entry: Entry, words: Words) -> str:
    """How far it has come: "pågår", "klar 2027-03-31", or a word of their own."""
    if entry.status == Status.DONE and entry.done:
        return words("dialogue.log.done_on", day=entry.done.isoformat())
    if entry.status in set(Status):
        return words(f"dialogue.log.state.{entry.status}")
    return entry.status


def summary(entries: Iterable[Entry], day: date, words: Words) -> str:
    """How many there are, and how far they have come, in a line."""
    entries = list(entries)
    found = counted(entries)
    parts = [words(f"dialogue.log.counted.{each}", n=found[each]) for each in ORDER if found[each]]
    if late := sum(each.is_overdue(day) for each in entries):
        parts.append(words("dialogue.log.counted.overdue", n=late))
    told = words("dialogue.log.summary", n=len(entries))
    return f"{told}: {', '.join(parts)}" if parts else told
