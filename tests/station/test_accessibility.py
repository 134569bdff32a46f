"""The self-declaration: never more than what was measured or proven."""

import math
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import valuetui
from tests.words.catalogue_files import entries
from valuetui.station.accessibility import (
    CLAUSES,
    LEAST_ANGLE,
    Measured,
    Row,
    Verdict,
    contrast,
    rows,
)
from valuetui.station.declaration import declaration
from valuetui.station.speech_settings import SpeechKeys, SpeechSettings
from valuetui.words import Words, languages

CHECKOUT = Path(valuetui.__file__).parents[1]
QUIET = Measured(
    languages=("sv", "en"), idle=60, idle_values=90, warning=30, text_contrast=7.1,
    sign_contrast=5.7, speech=SpeechSettings(), voices=frozenset(),
)  # fmt: skip
SPEAKING = replace(QUIET, voices=frozenset({"sv", "en", "de"}))
BY_FIGURES = {"11.1.4.3", "11.1.4.11", "11.2.2.1", "5.1.4", "11.1.4.4.2", "5.1.3.14", "11.3.1.1.2"}
"""Clauses that are judged by what was measured at the station."""


def found(measured: Measured, clause: str) -> Row:
    [row] = [row for row in rows(measured) if row.clause == clause]
    return row


@pytest.mark.parametrize("measured", [QUIET, SPEAKING, replace(SPEAKING, cell_height=10.5)])
def test_nothing_is_met_that_was_neither_measured_nor_proven(measured: Measured) -> None:
    for row in rows(measured):
        if row.verdict is Verdict.MET:
            assert row.proof or row.clause in BY_FIGURES, row.clause


def test_every_proof_is_there() -> None:
    for _, proof in CLAUSES.values():
        for path in filter(None, proof.split(", ")):
            assert "def test_" in (CHECKOUT / path).read_text(encoding="utf-8"), path


def test_without_a_voice_nothing_is_claimed_of_speech() -> None:
    for clause in ("5.1.2.2", "5.1.3.1", "5.1.3.6", "5.2", "5.6.1", "11.1.1.1.2"):
        assert found(QUIET, clause).verdict is Verdict.NOT_MET
        assert found(SPEAKING, clause).verdict is Verdict.MET
    for clause in ("5.1.3.4", "5.1.3.5", "5.1.3.9", "5.1.3.11", "5.1.3.14", "5.1.3.15"):
        assert found(QUIET, clause).verdict is Verdict.NOT_APPLICABLE
    off = replace(SPEAKING, speech=SpeechSettings(start="never"))
    assert rows(off) == rows(QUIET)


def test_a_language_without_a_voice_is_told() -> None:
    row = found(replace(SPEAKING, languages=("sv", "sv-simple", "fi")), "5.1.3.14")
    assert (row.verdict, row.values) == (Verdict.NOT_MET, {"languages": "fi"})


def test_speech_for_everybody_is_private_only_where_somebody_has_looked() -> None:
    always = replace(SPEAKING, speech=SpeechSettings("always", SpeechKeys("f9")))
    assert found(always, "5.1.3.9").verdict is Verdict.NOT_MEASURED
    assert found(SPEAKING, "5.1.3.9").verdict is Verdict.MET


def test_a_code_that_is_not_spoken_is_told() -> None:
    assert found(replace(SPEAKING, has_code=True), "5.1.3.6").verdict is Verdict.NOT_MET


@given(st.floats(1, 60))
def test_letters_are_large_enough_from_seven_tenths_of_a_degree(height: float) -> None:
    row = found(replace(QUIET, cell_height=height), "5.1.4")
    angle = math.degrees(0.626 * height / 510)
    assert row.verdict is (Verdict.MET if angle >= LEAST_ANGLE else Verdict.NOT_MET)


def test_the_least_cell_that_is_recommended_is_large_enough() -> None:
    assert found(replace(QUIET, cell_height=10.0), "5.1.4").verdict is Verdict.MET


def test_a_screen_that_was_not_measured_is_not_judged() -> None:
    assert found(QUIET, "5.1.4").verdict is Verdict.NOT_MEASURED


@pytest.mark.parametrize(
    ("clause", "worse"),
    [("11.1.4.3", {"text_contrast": 4.49}), ("11.1.4.11", {"sign_contrast": 2.9}),
     ("11.2.2.1", {"warning": 19})],
)  # fmt: skip
def test_figures_decide(clause: str, worse: dict[str, float]) -> None:
    assert found(QUIET, clause).verdict is Verdict.MET
    assert found(replace(QUIET, **worse), clause).verdict is Verdict.NOT_MET  # type: ignore[arg-type]


def test_the_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("language", languages())
def test_every_clause_has_its_line_and_the_sums_are_right(language: str) -> None:
    words = Words(language)
    measured = replace(SPEAKING, cell_height=9.95)
    text = declaration(rows(measured), organisation="Kommunen", station="kiosk-1", version="1",
                       day=date(2026, 11, 27), words=words)  # fmt: skip
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert [line.split()[1] for line in lines[2:]] == list(CLAUSES)
    assert all(line.count("|") == 4 for line in lines)
    counts = Counter(row.verdict for row in rows(measured))
    for verdict in Verdict:
        assert words(f"a11y.sum.{verdict}", n=counts[verdict]) in text
    assert ("0,69" if language == "sv" else "0.69") in text  # never rounded upwards to enough


@pytest.mark.parametrize("language", languages())
def test_no_text_is_left_of_a_clause_that_is_gone(language: str) -> None:
    titles = {key for key in entries(language, "a11y") if key.startswith("a11y.title.")}
    assert titles == {f"a11y.title.c{clause.replace('.', '_')}" for clause in CLAUSES}
    hows = {key for key in entries(language, "a11y") if key.startswith("a11y.how.")}
    worlds = [QUIET, SPEAKING, replace(SPEAKING, languages=("fi",)),
              replace(SPEAKING, cell_height=9, has_code=True),
              replace(SPEAKING, speech=SpeechSettings(start="always"))]  # fmt: skip
    assert hows == {f"a11y.how.{row.how}" for world in worlds for row in rows(world)}
