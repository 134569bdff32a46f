"""The weighted figures in a box: beside the unweighted, and why there are none."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.results.test_weighting import EVEN, SAID, weighted
from tests.screens.results.survey import comparison
from tests.screens.results.viewer import looking, small
from valuetui.instrument.problem import Problem
from valuetui.results.inference.weights import Refusal
from valuetui.results.weighting.report import Unweighted, WeightedGroup, WeightedReport
from valuetui.screens.results import weighted as box
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import first_state
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages

FULL = comparison()


def report() -> WeightedReport:
    found = weighted(SAID, EVEN)
    assert isinstance(found, WeightedGroup)
    found = replace(found, group=FULL.instrument.groups[0])
    refused = Unweighted(FULL.instrument.groups[2], Refusal.UNKNOWN)
    return WeightedReport(FULL.snapshot, (found,), (refused,))


REPORT = report()


def told(found: WeightedReport, width: int = 74, language: str = "sv") -> list[str]:
    scene = Scene(FULL, first_state(FULL), Words(language), palette_of(DARK), 77, 20)
    return [line.plain.replace("\N{NO-BREAK SPACE}", " ") for line in box.draw(scene, found, width)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [56, 74])
def test_no_line_is_wider_than_the_box(width: int, language: str) -> None:
    assert all(len(line) <= width for line in told(REPORT, width, language))


def test_both_figures_stand_in_one_line_with_what_the_weights_cost() -> None:
    lines = told(REPORT)
    question = next(iter(REPORT.groups[0].questions.values()))
    for value in question.plain_top:
        share = question.shares[value.id]
        figures = f"{share.plain.whole_percent} % {round(100 * (share.share or 0))} %"
        label = value.label["sv"]
        line = next(each for each in lines if each[2:].startswith(f"{label} "))
        assert " ".join(line[2:].split()).startswith(f"{label} {figures}")
    text = " ".join(" ".join(lines).split())
    effective = round(REPORT.groups[0].effective)
    assert f"300 svar säger vägda lika mycket som {effective} ovägda" in text
    assert "Källa: Register, 31 december 2025." in text
    assert "fler än 20 % av svaren hör inte till någon av delarna" in text


def test_faults_of_the_margins_are_told_with_their_place() -> None:
    fault = Problem(Path("margins.toml"), 4, "margins.problem.people_or_shares")
    assert "margins.toml:4:" in " ".join(told(WeightedReport("x", faults=(fault,))))


@pytest.mark.slow
async def test_a_key_opens_the_box_only_where_there_is_something_to_weight_by() -> None:
    source = small()
    async with looking((80, 24), source=source) as viewer:
        assert "w vägt" not in viewer.text
        await viewer.press("w")
        assert viewer.at_results()
        source.weights = REPORT
        source.grow(citizens=30)
        await viewer.until(lambda: "450" in viewer.text)
        await viewer.press("w")
        await viewer.until(lambda: not viewer.at_results())
        await viewer.sees("De ovägda siffrorna är resultatet.")
        await viewer.press("escape")
        assert viewer.at_results()
