"""Numbered forms in one PDF.

One form is laid out once, and every numbered one is its pages with a number and a code upon them:
the file is small, and each form is read out as the one without a number is (docs/decisions/0045).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from valuetui.instrument.form_number import written
from valuetui.instrument.model import Instrument
from valuetui.reports.paper.control_list import control_told
from valuetui.reports.paper.copies import copies
from valuetui.reports.paper.form import form_told, numbered_told, stamps_told
from valuetui.reports.paper.options import FormOptions
from valuetui.reports.pdf.compile import PdfFault, Use, compiled

MOST_FORMS = 1000
"""In one batch: what a printer takes at once, and three quarters of a gigabyte of memory."""

_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True)
class Printed:
    """A PDF, and how many pages each form in it has; every form begins on a sheet of its own."""

    pdf: bytes
    pages: int


def one_form(instrument: Instrument, options: FormOptions, day: date) -> Printed:
    """A form without a number, which may be published and copied. Raises :class:`PdfFault`."""
    pdf = compiled("form", form_told(instrument, options), day)
    return Printed(pdf, pages_of(pdf))


def numbered_forms(
    instrument: Instrument, options: FormOptions, numbers: Sequence[int], day: date
) -> Printed:
    """A form for each number, for the printer. Raises :class:`PdfFault`."""
    told = numbered_told(instrument, options)
    form = compiled("form", told, day)
    handed_in = compiled("form", told | {"words": None}, day, Use.PAGES)
    stamps = compiled("stamps", stamps_told(instrument, options, numbers), day, Use.PAGES)
    pdf = copies(form, pages_of(handed_in), stamps, [written(number) for number in numbers])
    return Printed(pdf, pages_of(pdf) // len(numbers))


def control_list(
    instrument: Instrument, options: FormOptions, numbers: Sequence[int], batch: str, day: date
) -> bytes:
    """The list that controls a batch, as a PDF. Raises :class:`PdfFault`."""
    return compiled("control", control_told(instrument, options, numbers, batch), day)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of Typst has. Raises :class:`PdfFault` where it does not say."""
    found = _PAGES.search(pdf)
    if found is None:
        raise PdfFault("template", "no pages")
    return int(found[1])
