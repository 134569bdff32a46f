"""A group's report tells of it what the comparison does, and no more."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.pdf.reading import (
    FALLING,
    TIED,
    group_pdf,
    lines_of,
    of_demo,
    plain_blanks,
    subject,
    text_of,
    with_roll,
)
from tests.reports.surveys import opened, written
from tests.sparing import one_quick
from valuetui.instrument.model import Role
from valuetui.reports.pdf.conversation import questions
from valuetui.reports.pdf.group import first_places, group_report
from valuetui.reports.pdf.subject import Subject
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.telling import share_in_words
from valuetui.words import Words

BOTH = (Role.CURRENT, Role.DESIRED)


def told(about: Subject, place: int = 0) -> dict[str, object]:
    return group_report(about, about.comparison.instrument.groups[place])


def rows(about: Subject, role: Role, place: int = 0) -> list[dict[str, object]]:
    number = about.comparison.roles.index(role)
    return told(about, place)["lists"][number]["rows"]  # type: ignore[index, no-any-return]


@pytest.mark.slow
@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
@pytest.mark.parametrize("place", one_quick([0, 1, 2]))
def test_what_is_read_back_is_what_the_comparison_tells(
    demo: Comparison, demo_evidence: Evidence, place: int, language: str
) -> None:
    about, words = of_demo(demo, demo_evidence, language), Words(language)
    group = demo.groups[place]
    lines = lines_of(group_pdf(about, group.group))
    assert any(line.split()[0] == str(group.n) for line in lines)
    for question in group.questions.values():
        for ranked in question.top:
            label, share = (
                ranked.value.label[language],
                plain_blanks(share_in_words(ranked.share, words)),
            )
            start = (str(ranked.rank), f"{ranked.rank}~")
            assert [
                line for line in lines
                if line.startswith(start) and f" {label} " in line and f" {share} " in line
            ], (label, share)  # fmt: skip


@pytest.mark.slow
def test_the_figures_are_those_of_the_workbook(
    demo: Comparison, demo_evidence: Evidence, tmp_path: Path
) -> None:
    about = of_demo(demo, demo_evidence)
    sheet = opened(written(demo, tmp_path))["Topp 10"]
    for place, group in enumerate(demo.groups):
        left = 1 + 6 * place
        lines = lines_of(group_pdf(about, group.group))
        seen = 0
        for row in sheet.iter_rows(min_col=left, max_col=left + 4, values_only=True):
            rank, label, _, share, _ = row
            if not isinstance(rank, int):
                continue
            percent = f"{share * 100:.0f} %" if isinstance(share, float) else str(share)
            assert any(
                line.lstrip("0123456789~ ").startswith(str(label)) and f" {percent} " in line
                for line in lines
            ), (label, percent)
            seen += 1
        assert seen == sum(len(question.top) for question in group.questions.values())


def test_a_tie_for_the_tenth_place_is_kept_whole() -> None:
    about = subject(counts=TIED)
    ranks = [row["rank"] for row in rows(about, Role.CURRENT, place=2)]
    assert [str(rank).rstrip("~") for rank in ranks] == ["1", "2", "3", "4", "5", "6", *["7"] * 8]


def test_a_small_group_is_told_no_more_of_than_on_the_screen(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    """What lies outside the ten of 41 councillors has neither a figure nor a bar."""
    about = of_demo(demo, demo_evidence)
    elected = demo.groups[1]
    assert elected.is_small
    for role, other in (BOTH, BOTH[::-1]):
        for row, ranked in zip(rows(about, role, 1), elected.questions[role].top, strict=True):
            beside = elected.questions[other].shares[ranked.value.id]
            assert row["other"] == share_in_words(beside, about.words)
            assert (row["other_length"] is None) == (not beside.is_exact)
    shifts = told(about, 1)["shifts"]["sides"][0]["rows"]  # type: ignore[index]
    assert {row["points"][:2] for row in shifts} == {"≥+", "+3"}


def test_a_group_that_may_not_be_shown_has_no_figure_in_its_report() -> None:
    about = subject(sizes=(6, 41, 120))
    found = told(about)
    assert (found["tiles"], found["lists"], found["themes"], found["shifts"]) == (
        [],
        [],
        None,
        None,
    )
    text = text_of(group_pdf(about, about.comparison.instrument.groups[0]))
    assert "Färre än 10 har svarat" in text
    assert "Vilka tre ord skulle ni själva välja" in text
    assert " 6 " not in text


def test_the_other_groups_that_are_not_shown_are_named_with_the_reason() -> None:
    lines = told(subject(sizes=(60, 6, 120)))["hidden"]["lines"]  # type: ignore[index]
    [[name, why]] = lines
    assert name == "◆ Förtroendevalda"
    assert "10" in why


def test_where_everybody_has_answered_nothing_is_uncertain() -> None:
    about = with_roll(41, (41, 60, 60), TIED)
    found = told(about)
    assert found["lists"][0]["columns"]["interval"] is None  # type: ignore[index]
    assert "~" not in {str(row["rank"])[-1] for row in rows(about, Role.CURRENT)}
    text = text_of(group_pdf(about, about.comparison.instrument.groups[0]))
    assert found["tiles"][0] == ["41", "svar: alla tillfrågade har svarat"]  # type: ignore[index]
    assert "Då finns ingen osäkerhet av slump" in text
    assert "ordningen är osäker" not in text


def test_a_share_of_which_all_is_told_has_its_interval() -> None:
    about = subject()
    [first, *_] = rows(about, Role.DESIRED, place=2)
    interval = about.comparison.groups[2].questions[Role.DESIRED].intervals["v0"]
    assert first["interval"] == f"{interval.low * 100:.0f}–{interval.high * 100:.0f}"
    assert (first["low"], first["high"]) == (interval.low, interval.high)


def test_the_opening_names_the_first_places_and_splits_no_tie() -> None:
    top = subject(counts=[20, 20, 20, 20, 5, 4]).comparison.groups[2].questions[Role.CURRENT].top
    assert first_places(top) == []
    assert [each.id for each in first_places(top, most=4)] == ["v0", "v1", "v2", "v3"]
    top = subject(counts=[20, 19, 18, 18, 5]).comparison.groups[2].questions[Role.CURRENT].top
    assert [each.id for each in first_places(top)] == ["v0", "v1"]
    assert first_places(()) == []


def test_the_questions_are_about_the_groups_own_values(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    about = of_demo(demo, demo_evidence)
    asked = questions(about, demo.groups[0])
    assert len(asked) == 5
    named = [text.partition("”")[2].partition("”")[0] for text in asked[:-1]]
    labels = {value.label["sv"] for value in demo.instrument.values}
    assert set(named) <= labels
    assert len(set(named)) == len(named)
    assert named[0] == demo.groups[0].shared[0].label["sv"]
    assert questions(about, None) == [
        about.text("begin.own"), about.text("begin.step")
    ]  # fmt: skip


@pytest.mark.parametrize("roles", [[Role.CURRENT], [Role.DESIRED], [Role.PERSONAL], list(Role)])
def test_whatever_was_asked_becomes_a_report(roles: list[Role]) -> None:
    about = subject(roles=roles)
    found = told(about)
    assert len(found["lists"]) == len(roles)  # type: ignore[arg-type]
    assert (found["shifts"] is None) == (len(roles) == 1)
    assert group_pdf(about, about.comparison.instrument.groups[0]).startswith(b"%PDF")


def test_what_people_must_know_of_the_answers_stands_in_the_report() -> None:
    about = replace(subject(), remarks=("En fil var skadad.",))
    assert "En fil var skadad." in text_of(group_pdf(about, about.comparison.groups[0].group))


def test_nobody_picked_anything_is_laid_out_too() -> None:
    about = subject(counts=[0] * 30)
    assert all(not group.questions[Role.CURRENT].top for group in about.comparison.groups)
    for group in about.comparison.instrument.groups:
        assert group_pdf(about, group).startswith(b"%PDF")


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (subject(counts=FALLING) for _ in range(2))
    group = first.comparison.instrument.groups[0]
    assert group_pdf(first, group) == group_pdf(second, group)
