"""Slips with codes, to be cut apart and drawn from a bowl."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from valuetui.instrument.model import Group, Instrument
from valuetui.reports.pdf.compile import compiled
from valuetui.responses.codes.code import written
from valuetui.words import Words
from valuetui.words.text import in_language

STEPS = ("print", "cut", "bowl", "never", "stations", "destroy", "end")


def slips(
    instrument: Instrument,
    group: Group,
    piles: Mapping[str, Sequence[str]],
    words: Words,
    day: date,
) -> bytes:
    """The PDF with a slip for each code; ``piles`` are the codes by station.

    The first page is for whoever hands them out. Raises
    :class:`~valuetui.reports.pdf.compile.PdfFault`.
    """
    return compiled("slips", _told(instrument, group, piles, words), day)


def _told(
    instrument: Instrument, group: Group, piles: Mapping[str, Sequence[str]], words: Words
) -> dict[str, Any]:
    def text(each: Mapping[str, str]) -> str:
        return in_language(dict(each), words.language)

    names = {"organisation": text(instrument.organisation.name), "title": text(instrument.title)}
    number = sum(map(len, piles.values()))
    label = text(group.label)
    return {
        "document": {
            "title": f"{words('codes.slip.title')}: {label}",
            "language": words.language,
            "foot": words(
                "codes.slip.foot", organisation=names["organisation"], wave=instrument.wave
            ),
            "page": words("codes.slip.page", n="{n}", all="{all}"),
        },
        "opening": {
            "kicker": names["organisation"],
            "title": words("codes.slip.title"),
            "lead": words("codes.slip.lead", n=number, group=label, title=names["title"]),
        },
        "steps": {
            "heading": words("codes.slip.steps_heading"),
            "list": [words(f"codes.slip.step.{step}") for step in STEPS],
        },
        "piles": {
            "heading": words("codes.slip.piles_heading"),
            "list": [
                words("codes.slip.pile", station=station, n=len(codes))
                for station, codes in piles.items()
            ],
        },
        "slip": {"group": label, "title": names["title"], "how": words("codes.slip.how")},
        "sheets": [
            {
                "heading": words("codes.slip.slips_heading", station=station),
                "where": words("codes.slip.where", station=station),
                "slips": [{"code": written(code), "picture": _picture(code)} for code in codes],
            }
            for station, codes in piles.items()
        ],
    }


def _picture(code: str) -> str:
    """The QR code of what a scanner types, which can be read when a third of it is damaged."""
    import segno

    out = BytesIO()
    segno.make(code, micro=False, error="h", boost_error=False).save(
        out, kind="svg", border=0, xmldecl=False
    )
    return out.getvalue().decode()
