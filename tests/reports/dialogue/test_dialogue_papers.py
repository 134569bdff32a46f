"""The papers of a dialogue: what stands on them, and that they are laid out in every case."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.dialogue.papers import FALLING, LABELS, first_group, pages, subject_of, text
from tests.reports.surveys import DAY
from valuetui.instrument.model import Role
from valuetui.reports.dialogue.cards import cards, talked_about
from valuetui.reports.dialogue.folder import booklet, folder, spreads
from valuetui.reports.dialogue.papers import blank_plan, host_guide, note_sheet
from valuetui.reports.dialogue.rounds import LENGTH, starters, timetable
from valuetui.reports.dialogue.subject import Meeting, Subject
from valuetui.reports.pdf.compile import compiled
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.telling import share_in_words
from valuetui.words import Words, languages

NOTHING = Meeting()


def papers(subject: Subject, meeting: Meeting = NOTHING) -> dict[str, dict[str, Any]]:
    """Template to what it is told, for the first group."""
    group = first_group(subject)
    told = folder(subject, group, meeting)
    return {
        "dialogue-folder": told,
        "dialogue-booklet": booklet(told),
        "dialogue-host": host_guide(subject, group, meeting),
        "dialogue-notes": note_sheet(subject, group),
        "dialogue-plan": blank_plan(subject, group),
        "dialogue-cards": cards(subject, talked_about(subject.comparison)),
    }


HARD = {
    "as usual": {},
    "a group is hidden": {"sizes": (3, 41, 80)},
    "another group is hidden": {"sizes": (60, 3, 80)},
    "nobody has answered": {"sizes": (0, 0, 0), "counts": dict.fromkeys(Role, [0] * 16)},
    "one group": {"sizes": (60,), "groups": ("Alla",)},
    "only the present": {"roles": (Role.CURRENT,)},
    "only oneself": {"roles": (Role.PERSONAL,)},
    "everything is as common": {"counts": dict.fromkeys(Role, [5] * 16)},
    "long words": {"labels": [f"{'ord utan slut ' * 6}{n}" for n in range(16)]},
}


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("case", HARD)
def test_every_paper_is_laid_out_in_every_case(case: str, language: str) -> None:
    """Also accessible: the compiler refuses what is not."""
    for template, told in papers(subject_of(language=language, **HARD[case])).items():  # type: ignore[arg-type]
        assert compiled(template, told, DAY).startswith(b"%PDF"), template


@pytest.mark.slow
def test_a_folder_has_four_pages_and_its_booklet_two_sheets(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    subject = Subject(demo, demo_evidence, Words("sv"), DAY)
    for group in demo.instrument.groups:
        told = folder(subject, group, NOTHING)
        assert len(pages("dialogue-folder", told)) == 4
        sides = pages("dialogue-booklet", booklet(told))
        assert len(sides) == 4
        assert "Vad vill vi se mer av?" in sides[0]
        assert "Det här händer sedan" in sides[0]


@given(st.integers(1, 20).map(lambda sheets: 4 * sheets))
def test_a_booklet_that_is_folded_can_be_read_from_front_to_back(number: int) -> None:
    sides = spreads(number)
    assert sorted(page for side in sides for page in side) == list(range(1, number + 1))
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert back[0] == front[1] + 1  # the back of a leaf is the page after its front
        assert front[0] == back[1] + 1
    assert sides[0] == (number, 1)


@pytest.mark.parametrize("case", HARD)
def test_a_booklet_fills_whole_sheets_from_the_cover_to_what_happens_next(case: str) -> None:
    subject = subject_of(**HARD[case])  # type: ignore[arg-type]
    told = folder(subject, first_group(subject), NOTHING)
    assert len(told["pages"]) % 4 == 0
    assert told["pages"][0]["sections"][0]["kind"] == "cover"
    assert told["pages"][-1]["sections"][-1]["kind"] == "after"


def test_the_figures_are_those_of_the_comparison(demo: Comparison, demo_evidence: Evidence) -> None:
    subject = Subject(demo, demo_evidence, Words("sv"), DAY)
    group = demo.groups[0]
    said = text("dialogue-folder", folder(subject, group.group, NOTHING))
    for role, question in group.questions.items():
        for each in question.top:
            shares = [share_in_words(other.share(role, each.value), subject.words)
                      for other in demo.groups]  # fmt: skip
            # What is a no-break space in the text is a blank when it is read back.
            row = [part.replace("\N{NO-BREAK SPACE}", " ") for part in shares]
            assert row[0] in said
            assert f"{row[1]} {row[2]}" in said, each.value.id
    assert demo.snapshot in said
    assert "n=420" in said


def test_of_a_hidden_group_nothing_is_told_but_why() -> None:
    hidden = subject_of((7, 41, 80))
    other = subject_of((8, 41, 80), counts={Role.CURRENT: FALLING[::-1], Role.DESIRED: FALLING})
    hidden_told, other_told = (
        folder(each, first_group(each), NOTHING) for each in (hidden, other)
    )  # fmt: skip
    assert "Medborgare: visas inte, för färre än 10 har svarat." in json.dumps(
        hidden_told, ensure_ascii=False
    )
    kinds = [each["kind"] for page in hidden_told["pages"] for each in page["sections"]]
    assert "top" not in kinds
    purposes = [told["pages"][1]["sections"][0]["texts"] for told in (hidden_told, other_told)]
    assert purposes[0] == purposes[1]


def test_another_group_that_is_hidden_is_no_column_and_is_told_of() -> None:
    told = folder(subject := subject_of((60, 3, 80)), first_group(subject), NOTHING)
    lists = [each for page in told["pages"] for each in page["sections"] if each["kind"] == "top"]
    assert [each["columns"]["others"] for each in lists] == [["▲ Medarbetare"]] * 2
    assert any("Förtroendevalda: visas inte" in note for note in lists[-1]["notes"])


def test_few_and_what_lies_beyond_a_small_list_are_told_as_on_the_screens() -> None:
    subject = subject_of((60, 41, 80))
    small = subject.comparison.groups[1]
    told = folder(subject, first_group(subject), NOTHING)
    lists = [each for page in told["pages"] for each in page["sections"] if each["kind"] == "top"]
    rows = {row["value"][0]: row["others"][0] for row in lists[1]["rows"]}
    desired = small.questions[Role.DESIRED]
    for value in subject.comparison.instrument.values:
        label = subject.label(value)
        if label in rows:
            assert rows[label] == share_in_words(desired.shares[value.id], subject.words)


def test_the_rounds_begin_with_what_is_kept_what_is_wanted_and_what_hampers(
    demo: Comparison,
) -> None:
    for group in demo.groups:
        found = starters(group)
        assert found.keep
        assert not any(value.limiting for value in found.keep + found.more)
        assert {v.id for v in found.more}.isdisjoint(v.id for v in found.keep)
        assert all(value.limiting for value in found.hinder)
        wanted = {shift.value.id for shift in group.shifts if shift.exact > 0}
        assert {value.id for value in found.more} <= wanted
    assert starters(None).keep == starters(None).more == starters(None).hinder == ()


def test_the_timetable_has_the_clock_where_it_is_known_when_it_begins() -> None:
    rows = timetable(subject_of(), Meeting(starts=18 * 60))["rows"]
    assert rows[0][0] == "18.00–18.10"
    assert rows[-1][0] == "19.10–19.25"
    late = timetable(subject_of(), Meeting(starts=23 * 60 + 30))["rows"]
    assert late[-1][0] == "00.40–00.55"
    assert [row[0] for row in timetable(subject_of(), NOTHING)["rows"]][:2] == ["10 min", "20 min"]
    assert LENGTH == 85


def test_what_is_known_of_the_meeting_stands_there_and_else_there_is_room_for_it() -> None:
    subject = subject_of()
    meeting = Meeting(contact="Kansliet, 0123", answer_by=DAY, influence=("Öppettiderna",))
    known = text("dialogue-folder", folder(subject, first_group(subject), meeting))
    for each in ("Kansliet, 0123", "23 november 2026", "Öppettiderna"):
        assert each in known
    boxes = folder(subject, first_group(subject), meeting)["pages"][1]["sections"][0]["boxes"]
    assert [box["blank"] for box in boxes] == [0, 2]
    assert "23 november 2026" in text(
        "dialogue-host", host_guide(subject, first_group(subject), meeting)
    )


def test_there_is_a_card_for_each_word_and_the_last_page_is_full() -> None:
    subject = subject_of()
    values = talked_about(subject.comparison)
    told = cards(subject, values)
    labels = [each["value"] for each in told["cards"] if each["value"]]
    assert len(labels) == len(values) == len(LABELS)
    assert labels[:3] == ["Värdeord 1", "Värdeord 10", "Värdeord 11"]
    assert (1 + len(told["cards"])) % 4 == 0
    said = pages("dialogue-cards", told)
    assert len(said) == 5
    assert "Vad värdeord 7 betyder." in " ".join(said)
    plain = cards(subject, values[:3], figures=False)
    assert len(plain["cards"]) == 3
    assert "%" not in json.dumps(plain, ensure_ascii=False)


def test_a_limiting_word_is_asked_about_without_a_verdict() -> None:
    subject = subject_of()
    told = {each["value"]: each["questions"] for each in
            cards(subject, subject.comparison.instrument.values)["cards"]}  # fmt: skip
    assert "Vad vill vi ha i stället?" in told["Värdeord 3"]
    assert "Hur ser det ut när det är som bäst?" in told["Värdeord 1"]


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (papers(subject_of()) for _ in range(2))
    for template, told in first.items():
        assert compiled(template, told, DAY) == compiled(template, second[template], DAY)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=60))
def test_whatever_a_word_or_a_contact_is_called_is_text(strange: str) -> None:
    subject = subject_of(labels=[f"#{strange}{number}" for number in range(16)])
    meeting = Meeting(contact=strange, settled=(strange,))
    for template, told in papers(subject, meeting).items():
        assert compiled(template, told, DAY).startswith(b"%PDF"), template


def test_every_column_and_doubt_of_a_list_is_explained() -> None:
    few = subject_of((60, 41, 80))
    notes = [each for page in folder(few, first_group(few), NOTHING)["pages"]
             for section in page["sections"] for each in section.get("notes", [])]  # fmt: skip
    for said in ("Mellan:", "Färre än 100", "H:", "Har färre än 50"):
        assert any(note.startswith(said) for note in notes), said
