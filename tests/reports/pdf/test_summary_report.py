"""The summary lays the groups side by side, and what stands beside them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.instrument.samples import both
from tests.reports.pdf.reading import (
    LABELS,
    of_demo,
    plain_blanks,
    subject,
    subject_of,
    summary_pdf,
    text_of,
)
from tests.reports.surveys import instrument
from valuetui.instrument.model import Organisation, Role
from valuetui.reports.pdf.summary import summary_report
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.findings import findings
from valuetui.results.telling import share_in_words

FEW, MANY = [20, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5], [40, 2, 30, 14, 12, 10, 9, 8, 7, 6, 5]


def test_every_value_of_any_top_ten_has_the_shares_of_all_groups(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    about = of_demo(demo, demo_evidence)
    for values, role in zip(summary_report(about)["values"], demo.roles, strict=True):
        [band] = values["bands"]
        in_a_top = {each.value.label["sv"] for group in demo.groups
                    for each in group.questions[role].top}  # fmt: skip
        assert {row["value"] for row in band["rows"]} == in_a_top
        for row in band["rows"]:
            value = next(v for v in demo.instrument.values if v.label["sv"] == row["value"])
            for cell, group in zip(row["cells"], demo.groups, strict=True):
                question = group.questions[role]
                share = question.shares[value.id]
                rank = next((f"({e.rank})" for e in question.top if e.value == value), None)
                assert (cell["share"], cell["rank"]) == (share_in_words(share, about.words), rank)
                assert (cell["length"] is None) == (not share.is_exact)


def test_agreements_and_surprises_are_those_of_the_screen(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    found = findings(demo, demo_evidence)
    agreed, apart = summary_report(of_demo(demo, demo_evidence))["accord"]
    assert [item["value"] for item in agreed["items"]] == [
        each.value.label["sv"] for each in found.agreements
    ]
    assert [item["value"] for item in apart["items"]] == [
        each.value.label["sv"] for each in found.surprises
    ]
    assert apart["items"]


@pytest.mark.slow
def test_it_can_be_read_back(demo: Comparison, demo_evidence: Evidence) -> None:
    text = text_of(summary_pdf(of_demo(demo, demo_evidence)))
    for group in demo.groups:
        assert group.group.label["sv"] in text
        for question in group.questions.values():
            for each in question.top:
                assert each.value.label["sv"] in text
    assert f"· {demo.snapshot}" in text


def test_no_group_shown_says_why_and_still_what_can_be_asked() -> None:
    about = subject(sizes=(0, 3, 9))
    text = text_of(summary_pdf(about))
    assert "Ännu visas ingen grupp" in text
    for name in ("Medborgare", "Förtroendevalda", "Medarbetare"):
        assert f"{name}: Färre än 10 har svarat" in text
    assert " 9 " not in text


def test_a_group_alone_is_compared_with_nobody() -> None:
    text = text_of(summary_pdf(subject(sizes=(60, 3, 4))))
    assert "Bara gruppen Medborgare visas" in text


def test_many_groups_stand_in_rows_of_at_most_four() -> None:
    found = summary_report(subject(sizes=(15,) * 9, groups=list("ABCDEFGHI")))
    assert [len(band["groups"]) for band in found["values"][0]["bands"]] == [3, 3, 3]
    assert found["likeness"] is None
    assert len(found["groups"]["rows"]) == 9


def wave(name: str, counts: list[int], organisation: str = "lillkoping", **parts: Any) -> Any:
    survey = replace(
        instrument(parts.pop("labels", LABELS)),
        wave=name,
        organisation=Organisation(organisation, both(organisation.title())),
    )
    desired = [*FEW]
    return subject_of(survey, (120, 110, 100), {Role.CURRENT: counts, Role.DESIRED: desired})


def test_the_wave_before_stands_beside_with_what_was_wanted_then() -> None:
    before, now = wave("2024", FEW[::-1]), wave("2026", MANY)
    found = summary_report(now, earlier=before.comparison)["waves"]
    assert "2024" in found["heading"]
    assert [group["name"] for group in found["groups"]] == [
        "● Medborgare", "◆ Förtroendevalda", "▲ Medarbetare"
    ]  # fmt: skip
    rows = [" | ".join(row) for row in found["groups"][0]["rows"]]
    told = "värdeord 1 | 4 % | 33 % | +29 | +13 | mot det önskade"
    assert told in map(plain_blanks, rows)
    assert "2024" in text_of(summary_pdf(now, earlier=before.comparison))


def test_a_wave_that_offered_other_words_is_not_compared() -> None:
    before = wave("2024", FEW, labels=[*LABELS[:-1], "annat"])
    other = replace(before.comparison.instrument.values[-1], id="other")
    asked = before.comparison.instrument
    changed = replace(asked, values=(*asked.values[:-1], other))
    earlier = replace(before.comparison, instrument=changed)
    found = summary_report(wave("2026", MANY), earlier=earlier)["waves"]
    assert found["groups"] == []
    assert "frågade om andra ord" in found["lead"]


def test_other_organisations_stand_beside_with_the_mean_of_all() -> None:
    here, there = wave("2026", MANY), wave("2026", FEW, "storby")
    found = summary_report(here, others=[there.comparison])["network"]
    current, _ = found["groups"][0]["questions"]
    first = " | ".join(current["rows"][0])
    assert plain_blanks(first) == "värdeord 1 | 33 % | 25 % | +8"
    text = text_of(summary_pdf(here, others=[there.comparison]))
    assert "2 organisationer: Lillkoping och Storby" in text


def test_without_others_nothing_is_said_of_them() -> None:
    found = summary_report(subject())
    assert (found["waves"], found["network"]) == (None, None)
