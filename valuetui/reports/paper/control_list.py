"""The list that controls a batch of numbered forms: its numbers, with room for where they went."""

from collections.abc import Sequence
from typing import Any

from valuetui.instrument.form_number import written
from valuetui.instrument.model import Instrument
from valuetui.reports.paper.form import title_told, version_told
from valuetui.reports.paper.options import FormOptions
from valuetui.words.text import in_language
from valuetui.words.variant import base_of


def control_told(
    instrument: Instrument, options: FormOptions, numbers: Sequence[int], batch: str = ""
) -> dict[str, Any]:
    """The numbers of a batch with its name, for the template ``control``; each with the digit that
    checks it."""
    words = options.words
    shown = [written(number) for number in numbers]
    version = version_told(instrument, options)
    told_of = words("form.batch", batch=batch, code=version) if batch else version
    return {
        "document": {
            "title": title_told(instrument, options, "form.list.title"),
            "language": base_of(options.language),
            "foot": words("form.list.foot", code=told_of),
            "page": words("form.page", n="{n}", all="{all}"),
        },
        "opening": {
            "kicker": words("form.list.heading"),
            "title": batch or in_language(instrument.title, options.language),
            "lead": words("form.list.lead", n=len(shown), first=shown[0], last=shown[-1]),
        },
        "remarks": [words("form.list.privacy"), words("form.list.again")],
        "columns": [
            words(f"form.list.{key}") for key in ("number", "given", "out", "back", "entered")
        ],
        "numbers": shown,
    }
