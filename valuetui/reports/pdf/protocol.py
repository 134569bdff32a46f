"""The protocol of a session: how many took part, and how their answers were sealed. Nothing of what
was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from valuetui.instrument.model import Instrument
from valuetui.reports.durable import replace_file
from valuetui.reports.naming import export_name, unused_path
from valuetui.reports.pdf.compile import compiled
from valuetui.responses.sessions import Sitting
from valuetui.results.accounted import differences_in_words, rows_in_words, sum_in_words
from valuetui.results.gate.participation import Participation
from valuetui.results.reconciliation import Reconciliation
from valuetui.words import Words
from valuetui.words.dates import long_date
from valuetui.words.numbers import number
from valuetui.words.text import in_language

SIGNATURES = ("secretary", "adjuster")
PIECE = 8
"""Characters of a digest that stand together, so that two people can compare them aloud."""


@dataclass(frozen=True)
class Protocol:
    """A session, told in one language on one day."""

    sitting: Sitting
    told: Reconciliation
    instrument: Instrument
    words: Words
    day: date
    files: tuple[tuple[str, int, str], ...] = ()
    """Of each file of answers its name, its records and its digest, as it was sealed; none while
    the session is open."""
    codes: Participation | None = None
    """How many codes of the group were issued and used; None where it answers without."""


def write_protocol(protocol: Protocol, folder: Path) -> Path:
    """Write the protocol into a folder, and return its path. Raises
    :class:`~valuetui.reports.pdf.compile.PdfFault` and ``OSError``."""
    content = compiled("protocol", told_of(protocol), protocol.day)
    folder.mkdir(parents=True, exist_ok=True)
    sitting = protocol.sitting
    day = date.fromisoformat(sitting.closed or sitting.opened)
    name = export_name(protocol.instrument, day, f"protokoll {sitting.name}")
    path = unused_path(folder, f"{name}.pdf")
    replace_file(path, content)
    return path


def told_of(protocol: Protocol) -> dict[str, Any]:
    """What the template is given."""
    words, sitting, asked = protocol.words, protocol.sitting, protocol.instrument
    organisation = in_language(asked.organisation.name, words.language)
    title = words("council.protocol.title", name=sitting.name)
    is_over = sitting.closed is not None
    return {
        "document": {
            "title": title,
            "language": words.language,
            "author": organisation,
            "foot": words("council.protocol.foot", name=sitting.name, day=protocol.day.isoformat()),
            "page": words("report.page", n="{n}", all="{all}"),
        },
        "opening": {
            "kicker": organisation[:1].upper() + organisation[1:],
            "title": title,
            "lead": words(f"council.protocol.{'lead' if is_over else 'lead_open'}"),
        },
        "facts": [list(each) for each in _facts(protocol)],
        "counts": {
            "heading": words("council.protocol.counts"),
            "columns": [words("council.protocol.what"), words("council.protocol.how_many")],
            "rows": [list(each) for each in rows_in_words(protocol.told, words)],
            "sum": sum_in_words(protocol.told, words),
        },
        "differences": {
            "heading": words("council.protocol.differences"),
            "list": differences_in_words(protocol.told, words),
            "is_even": protocol.told.is_even,
        },
        "codes": codes_in_words(protocol.codes, words) if protocol.codes else "",
        "codes_heading": words("council.protocol.codes"),
        "files": _files(protocol),
        "signatures": {
            "heading": words("council.protocol.signatures"),
            "lines": [words(f"council.protocol.{each}") for each in SIGNATURES],
            "date": words("council.protocol.place_and_date"),
            "sign": words("council.protocol.sign"),
            "name": words("council.protocol.name_in_print"),
        },
    }


def codes_in_words(codes: Participation, words: Words) -> str:
    """How many codes were issued and used, as exactly as may be told."""
    issued = number(words, codes.issued)
    if codes.least is None or codes.most is None:
        return words("council.codes.untold", issued=issued)
    if codes.is_exact:
        return words("council.codes.exact", issued=issued, used=number(words, codes.most))
    key = "fewer" if codes.least == 0 else "more"
    n = codes.most + 1 if codes.least == 0 else codes.least
    return words(f"council.codes.{key}", issued=issued, used=number(words, n))


def _facts(protocol: Protocol) -> Iterable[tuple[str, str]]:
    words, sitting, asked = protocol.words, protocol.sitting, protocol.instrument
    group = asked.group_by_id.get(sitting.group or "")
    yield words("council.fact.survey"), in_language(asked.title, words.language)
    yield words("council.fact.wave"), asked.wave
    yield (
        words("council.fact.group"),
        in_language(group.label, words.language) if group else words("council.fact.all_groups"),
    )
    yield words("council.fact.opened"), long_date(words, date.fromisoformat(sitting.opened))
    yield (
        words("council.fact.closed"),
        long_date(words, date.fromisoformat(sitting.closed))
        if sitting.closed
        else words("council.fact.still_open"),
    )


def _files(protocol: Protocol) -> dict[str, Any]:
    words = protocol.words
    keys = ("file", "records", "digest")
    return {
        "heading": words("council.protocol.files"),
        "lead": words("council.protocol.files_lead" if protocol.files else "council.protocol.none"),
        "columns": [words(f"council.protocol.{key}") for key in keys],
        "rows": [
            [name, number(words, records), *_pieces(digest)]
            for name, records, digest in protocol.files
        ],
    }


def _pieces(digest: str) -> tuple[str, str]:
    """The digest's first digits, which receipts name, and the others."""
    pieces = [digest[start : start + PIECE] for start in range(0, len(digest), PIECE)]
    return pieces[0], " ".join(pieces[1:])
