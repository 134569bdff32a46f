"""The weighted figures of a folder: told of just what is shown, remembered, and carried along."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from tests.instrument.test_margins import INSTRUMENT, SOUND
from tests.responses.sealing import new_key
from tests.station.test_quality import answers
from tests.station.test_remembering import WAYS, Carry
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import keep
from valuetui.instrument.margins import FILE
from valuetui.responses.answer import Answer
from valuetui.responses.shown import FOLDER, WEIGHTED
from valuetui.results.inference.weights import Refusal
from valuetui.results.weighting.report import WeightedReport
from valuetui.station.survey import Survey
from valuetui.station.weighing import unpacked

MARGINS = SOUND.split("\n\n", maxsplit=1)[0]


def people(n: int, seed: int = 1, ages: str = "young middle old old") -> list[Answer]:
    """Citizens at random, of these ages in turn."""
    return [
        replace(each, background={"age": age})
        for each, age in zip(answers(n, seed, INSTRUMENT), cycle(ages.split()), strict=False)
    ]


def survey(folder: Path, n: int = 160, margins: str = MARGINS) -> Survey:
    keep(folder, people(n), INSTRUMENT)
    (folder / FILE).write_text(margins, encoding="utf-8")
    return Survey(folder)


def weighted(folder: Path) -> WeightedReport:
    looked = Survey(folder)
    looked.comparison()
    found = looked.weighted()
    assert found
    return found


def why(folder: Path) -> list[Refusal]:
    found = weighted(folder)
    assert bool(found.groups) != bool(found.refused)
    return [each.why for each in found.refused]


def test_they_stand_beside_the_comparison_that_is_shown(tmp_path: Path) -> None:
    looked = survey(tmp_path)
    comparison = looked.comparison()
    found = looked.weighted()
    assert found
    assert found.snapshot == comparison.snapshot
    [group] = found.groups
    assert (group.n, group.known) == (160, 160)
    for role, question in group.questions.items():
        assert question.n == 160
        for value, share in question.shares.items():
            assert share.plain == comparison.groups[0].questions[role].shares[value]
    keep(tmp_path, people(4, 2), INSTRUMENT, station="kiosk-2")
    assert weighted(tmp_path) == found  # four more are not shown yet


def test_without_margins_there_are_none_and_with_faulty_ones_it_is_said_where(
    tmp_path: Path,
) -> None:
    looked = survey(tmp_path, margins=MARGINS.replace("3000", "-3"))
    found = looked.weighted()
    assert found
    assert [(str(each.file), each.line) for each in found.faults] == [(FILE, 4)]
    assert not found.groups
    (tmp_path / FILE).unlink()
    assert not looked.has_margins
    assert looked.weighted() is None


def test_they_move_where_enough_have_come_of_whom_no_kind_can_be_worked_out(
    tmp_path: Path,
) -> None:
    survey(tmp_path)
    assert why(tmp_path) == []
    keep(tmp_path, people(20, 2, "old"), INSTRUMENT, station="kiosk-2")
    assert why(tmp_path) == [Refusal.SHOWN_OTHERWISE]
    keep(tmp_path, people(40, 3), INSTRUMENT, station="kiosk-3")
    assert why(tmp_path) == []
    assert weighted(tmp_path).groups[0].n == 220


def test_other_margins_are_taken_once_and_remembered_over_a_restart(tmp_path: Path) -> None:
    """Two weightings tell what each of three ages picked: these are no small base here."""
    survey(tmp_path, 240)
    first = weighted(tmp_path)
    (tmp_path / FILE).write_text(MARGINS.replace("3000", "3300"), encoding="utf-8")
    second = weighted(tmp_path)
    assert second.groups
    assert second != first
    (tmp_path / FILE).write_text(MARGINS.replace("3000", "3500"), encoding="utf-8")
    assert why(tmp_path) == [Refusal.SHOWN_OTHERWISE]
    (tmp_path / FILE).write_text(MARGINS, encoding="utf-8")
    assert weighted(tmp_path) == first


def test_where_the_memory_is_damaged_nothing_is_told_before_more_have_come(tmp_path: Path) -> None:
    survey(tmp_path)
    assert why(tmp_path) == []
    (tmp_path / FOLDER / WEIGHTED).write_bytes(b"{")
    assert why(tmp_path) == [Refusal.SHOWN_OTHERWISE]
    keep(tmp_path, people(40, 3), INSTRUMENT, station="kiosk-3")
    assert why(tmp_path) == []


@pytest.mark.parametrize("carry", WAYS)
def test_what_was_shown_elsewhere_is_remembered_where_the_answers_go(
    carry: Carry, tmp_path: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    survey(there)
    first = weighted(there)
    assert carry(there, here) == []
    (here / FILE).write_text(MARGINS, encoding="utf-8")
    assert weighted(here) == first
    keep(here, people(60, 3), INSTRUMENT, station="kiosk-3")
    assert weighted(here).groups[0].n == 220  # here the figures have moved, there in another way
    keep(there, people(50, 4), INSTRUMENT, station="kiosk-4")
    assert weighted(there).groups[0].n == 210
    assert carry(there, here) == []
    assert unpacked((here / FOLDER / WEIGHTED).read_bytes())["citizens"].schemes == ()


def test_where_a_file_of_answers_is_gone_nothing_is_weighted(tmp_path: Path) -> None:
    keep(tmp_path, people(20, 5), INSTRUMENT, station="kiosk-2")
    looked = survey(tmp_path)
    looked.comparison()
    (tmp_path / "responses" / "kiosk-2.json").unlink()
    found = looked.weighted()
    assert found
    assert [each.why for each in found.refused] == [Refusal.MISSING]


def test_of_sealed_answers_nothing_is_kept(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    keep_sealed(tmp_path, people(160), key, instrument=INSTRUMENT)
    (tmp_path / FILE).write_text(MARGINS, encoding="utf-8")
    looked = Survey(tmp_path, key.opener)
    found = looked.weighted()
    assert found
    assert found.groups
    assert looked.weighted() == found
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("n", [99, 100])
def test_fewer_than_a_hundred_are_not_weighted(n: int, tmp_path: Path) -> None:
    survey(tmp_path, n)
    assert why(tmp_path) == ([Refusal.FEW] if n < 100 else [])
