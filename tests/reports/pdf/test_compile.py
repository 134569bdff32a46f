"""A PDF is made of a template and of what is told, accessible and the same every time."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from valuetui.reports.pdf.compile import PdfFault, compiled

DAY = date(2026, 11, 27)


def told(title: str = "Title", **more: Any) -> dict[str, Any]:
    return {
        "document": {"title": title, "language": "sv", "foot": "Foot", "page": "{n} ({all})"},
        "opening": {"kicker": "Kicker", "title": title, "lead": "Lead"},
        "tiles": [["41", "answers"]],
        "remarks": [],
        "lists": [],
        "shifts": None,
        "themes": None,
        "shared": {"heading": "Shared", "lines": []},
        "missed": {"heading": "", "lines": []},
        "hidden": {"heading": "Hidden", "lines": []},
        "begin": {"heading": "Begin", "lead": "Lead", "questions": ["Why?"]},
        "method": {"heading": "Method", "items": [["Term", "Said"]]},
    } | more


def test_the_same_data_give_the_same_bytes_whenever_they_are_made() -> None:
    first = compiled("group", told(), DAY)
    assert first.startswith(b"%PDF")
    assert compiled("group", told(), DAY) == first
    assert compiled("group", told(), date(2026, 11, 28)) != first
    assert compiled("group", told("Other"), DAY) != first


def test_what_a_template_does_not_find_is_a_fault_that_says_so() -> None:
    with pytest.raises(PdfFault) as fault:
        compiled("group", {"document": told()["document"]}, DAY)
    assert fault.value.reason == "template"


def test_a_document_without_a_title_is_refused_by_the_compiler() -> None:
    with pytest.raises(PdfFault) as fault:
        compiled("group", told(""), DAY)
    assert fault.value.reason == "template"


@pytest.mark.slow
@settings(max_examples=40)
@given(st.text(st.characters(codec=None), min_size=1, max_size=30))
@example("\N{LATIN SMALL LETTER TURNED T}")  # the font has no capital for it
def test_any_text_stays_text(text: str) -> None:
    """Also one that looks like Typst, or that the font has no picture of."""
    row = {"kicker": text, "title": f"A {text}", "lead": f"#panic() $x$ {text}"}
    assert compiled("group", told(opening=row), DAY).startswith(b"%PDF")
