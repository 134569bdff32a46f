"""Nothing that the gate holds back is anywhere in a deck, and no text in it acts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.decks import FALLING, LABELS, charts, deck, demo_subject, parts, rows, subject_of
from tests.reports.few import BEYOND, FEW, swapped
from tests.reports.surveys import instrument
from tests.reports.test_workbook_safety import HOSTILE
from valuetui.instrument.model import Role
from valuetui.reports.deck.subject import Subject

pytestmark = pytest.mark.slow

BIG = {role: [30 - number for number in range(24)] for role in Role}


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 9))
def test_a_hidden_group_is_nowhere(n: int) -> None:
    """The same bytes whatever it is."""
    assert deck(subject_of((90, n, 90))) == deck(subject_of((90, 0, 90)))


@pytest.mark.parametrize(("counts", "one", "other"), [(FEW, 3, 6), (BEYOND, 12, 15)])
def test_what_a_small_base_does_not_tell_is_nowhere(
    counts: list[int], one: int, other: int
) -> None:
    first, second = (
        deck(subject_of((20, 20, 20), dict.fromkeys(Role, each)))
        for each in (counts, swapped(counts, one, other))
    )
    assert first == second


def test_the_name_of_a_hidden_group_stands_only_where_it_is_told_that_it_is_hidden() -> None:
    told = {
        name
        for name, _, part in parts(deck(subject_of((90, 9, 90))))
        if "Förtroendevalda" in part.decode("utf-8", "ignore")
    }
    assert told == {
        "ppt/slides/slide2.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/notesSlides/notesSlide2.xml",
    }


def test_there_is_no_answer_of_a_single_person_and_nothing_of_who_made_the_file() -> None:
    """No more than the charts' figures, and none of what python-pptx brings along."""
    names = [name for name, _, _ in parts(deck(demo_subject()))]
    for unwanted in ("thumbnail", "printerSettings", "docProps/app.xml", "customXml"):
        assert not [name for name in names if unwanted in name and ".xlsx/" not in name]
    text = "".join(part.decode("utf-8", "ignore") for _, _, part in parts(deck(demo_subject())))
    assert "Canny" not in text


def test_no_label_becomes_a_formula_or_a_link() -> None:
    asked = instrument(HOSTILE, groups=HOSTILE[:3], organisation="=cmd|' /C calc'!A0", wave="=2+5")
    counts = {role: [19 - number for number in range(len(HOSTILE))] for role in Role}
    content = deck(subject_of((60, 60, 60), counts, asked=asked, remarks=HOSTILE, part="\x00=1+1"))
    for name, _, part in parts(content):
        if "worksheets/sheet" in name:
            assert b"<f>" not in part
            assert b"hyperlink" not in part
    labels = [row[0] for _, chart in charts(content) for row in rows(chart)[1:]]
    assert any(str(label).startswith("=1+1") for label in labels)


ANY = st.text(st.characters(codec="utf-8"), max_size=40)
"""What can stand in a questionnaire, which is a file in UTF-8."""


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    labels=st.lists(ANY, min_size=24, max_size=24),
    groups=st.tuples(ANY, ANY, ANY),
    others=st.tuples(ANY, ANY, ANY, ANY),
)
def test_a_deck_can_be_made_of_any_texts(
    labels: list[str], groups: tuple[str, ...], others: tuple[str, ...]
) -> None:
    asked = instrument(labels, groups=groups, organisation=others[0], wave=others[1])
    content = deck(subject_of((60, 60, 60), BIG, asked=asked, part=others[2], remarks=(others[3],)))
    assert len(list(charts(content))) == 6 + 1


def checked(content: bytes, path: Any) -> list[str]:
    """What a checker that knows the schemas of the format says about a deck."""
    audit: Any = pytest.importorskip("openxml_audit", reason="needs the package openxml-audit")
    path.write_bytes(content)
    found = audit.OpenXmlValidator(max_errors=0).validate(str(path)).errors
    return [error.description for error in found]


CASES: dict[str, Callable[[], Subject]] = {
    "demo": demo_subject,
    "nothing": lambda: subject_of((0, 9, 9)),
    "few": lambda: subject_of((20, 12, 14), dict.fromkeys(Role, FEW)),
    "hostile": lambda: subject_of(
        (60, 60, 60),
        {role: [19 - number for number in range(len(HOSTILE))] for role in Role},
        asked=instrument(HOSTILE, groups=HOSTILE[:3]),
    ),
    "left out": lambda: replace(subject_of((90, 9, 90), FALLING), remarks=tuple(LABELS)),
}


@pytest.mark.parametrize("case", CASES)
def test_every_deck_opens_without_being_repaired(case: str, tmp_path: Any) -> None:
    assert not checked(deck(CASES[case]()), tmp_path / "bilder.pptx")
