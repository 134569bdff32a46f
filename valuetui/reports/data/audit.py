"""The audit trail as data: which answer was corrected, when, by whom and why, and never what it
says."""

from collections.abc import Sequence
from datetime import date

from valuetui.instrument.model import Instrument
from valuetui.reports.archive.encoding import json_bytes
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.reports.data.table import Column, Content, Kind, Table
from valuetui.responses.history import Entry
from valuetui.responses.record import Void
from valuetui.words import Words

FORM = 1
"""Number of the form of the JSON document."""
TEXTS = ("answer", "day", "kind", "reason", "operator", "station", "id", "of")
WHAT = "rattelser"
"""In the name of the file, the same in every language."""


def audit_table(entries: Sequence[Entry], words: Words) -> Table[Entry]:
    """A row for each correction."""

    def text(name: str) -> Column[Entry]:
        return Column(name, words(f"correct.audit.{name}"), lambda each: _text(each, name))

    columns = [
        *map(text, TEXTS),
        Column[Entry]("revision", words("correct.audit.revision"), _revision, Kind.WHOLE),
        Column[Entry]("stands", words("correct.audit.stands"), _stands, Kind.YES_NO),
    ]
    return Table(columns, entries)


def audit_csv(entries: Sequence[Entry], words: Words) -> bytes:
    """The table as a spreadsheet of this part of the world opens it."""
    return table_csv(audit_table(entries, words))


def audit_json(
    entries: Sequence[Entry], instrument: Instrument, words: Words, *, day: date, program: str
) -> bytes:
    """The table as a JSON document that tells where it comes from."""
    table = audit_table(entries, words)
    return json_bytes(
        {
            "form": FORM,
            "program": program,
            "day": day.isoformat(),
            "organisation": instrument.organisation.id,
            "wave": instrument.wave,
            "columns": {column.name: column.label for column in table.columns},
            "corrections": list(table.rows()),
        }
    )


def _text(entry: Entry, name: str) -> Content:
    correction = entry.correction
    if name == "answer":
        return entry.answer
    if name == "kind":
        return type(correction).__name__.lower()
    found: str | None = getattr(correction, name)
    return found


def _revision(entry: Entry) -> Content:
    return None if isinstance(entry.correction, Void) else entry.correction.revision


def _stands(entry: Entry) -> Content:
    return int(entry.stands)
