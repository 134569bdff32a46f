"""The desk of corrections: what is found, what is not, and what stands in a correction."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.responses.sealing import new_key
from tests.station.test_survey import INSTRUMENT, answers
from valuetui.instrument.form_number import written
from valuetui.interview.amending import Amending
from valuetui.responses.answer import Answer, Paper
from valuetui.responses.channel import Channel
from valuetui.responses.fold import fold
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Amendment, Fact, fact_from_document
from valuetui.responses.seal import Sealer
from valuetui.station.collector import Collector
from valuetui.station.correction_desk import CorrectedMeanwhile, CorrectionDesk, TooShort
from valuetui.station.entry_place import Place
from valuetui.station.forms import FormRegister

KEY = bytes(32)
FIRST, SECOND = answers(2)


def nowhere(_: Fact) -> None:
    raise AssertionError("nothing is saved by looking")


def desk(wave: Path, save: Callable[[Fact], object] = nowhere, key: bytes = KEY) -> CorrectionDesk:
    register = FormRegister(wave, key, INSTRUMENT)
    place = Place(INSTRUMENT, "kansli-1", save, register, today=lambda: date(2026, 11, 27))
    return CorrectionDesk(place, "Åsa")


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    """Two answers, of which the first is form 42."""
    wave = tmp_path / "wave"
    digest = FormRegister(wave, KEY, INSTRUMENT).digest(42)
    paper = replace(FIRST, channel=Channel.PAPER, paper=Paper(digest, "Kim"))
    with Collector(wave, "kansli-1", INSTRUMENT) as collector:
        collector.save_many([paper, SECOND])
    return wave


def ids(wave: Path, typed: str) -> list[str]:
    return [each.answer.id for each in desk(wave).find(typed).histories]


def test_an_answer_is_found_by_the_number_of_its_form_or_the_beginning_of_its_id(
    wave: Path,
) -> None:
    for typed in ("42", written(42), written(42).replace("-", ""), f" {FIRST.id[:6].upper()} "):
        assert ids(wave, typed) == [FIRST.id]
    assert ids(wave, SECOND.id) == [SECOND.id]
    assert ids(wave, "43") == ids(wave, "f" * 32) == []
    assert desk(wave, key=bytes([1] * 32)).find("42").histories == ()


@pytest.mark.parametrize("typed", ["", "abc", "1234567-8", "0", "xyz123", "f" * 33])
def test_what_is_neither_is_said_and_nothing_is_read(wave: Path, typed: str) -> None:
    shutil.rmtree(wave)
    with pytest.raises(TooShort):
        desk(wave).find(typed)


def test_an_answer_that_is_sealed_is_told_as_such(wave: Path, tmp_path: Path) -> None:
    sealed = replace(answers(3)[2], id="ab" * 16)
    sealer = Sealer([new_key(tmp_path).public])
    with Collector(wave, "kiosk-2", INSTRUMENT, sealer) as collector:
        collector.save(sealed)
    found = desk(wave).find("ababab")
    assert (found.histories, found.sealed) == ((), 1)


def test_without_its_questionnaire_an_answer_can_be_found_but_has_no_words(wave: Path) -> None:
    shutil.rmtree(wave / "instruments")
    [history] = desk(wave).find("42").histories
    assert desk(wave).instrument_of(history.answer) is None


def test_a_group_that_is_amended_back_is_the_one_that_was_given(wave: Path) -> None:
    with Collector(wave, "kansli-1", INSTRUMENT) as collector:
        office = desk(wave, collector.save)
        for digit, group in (("2", "elected"), ("1", "citizens")):
            history = office.history(FIRST.id)
            assert history
            assert history.now
            state = Amending.of(history.now, INSTRUMENT, check_digits=False).digit(digit)
            amendment = office.amendment(history, state.on().on(), "fel grupp")
            office.save(amendment, history)
            office.save(amendment, history)  # as somebody does who has seen a fault meanwhile
            facts = [fact_from_document(each) for each in ResponseFolder(wave).documents()]
            assert fold(facts)[FIRST.id].group == group
    made = [each for each in facts if isinstance(each, Amendment)]
    assert sorted((each.revision, each.group, each.operator) for each in made) == [
        (1, "elected", "Åsa"), (2, None, "Åsa"),
    ]  # fmt: skip
    assert all(isinstance(each, Answer | Amendment) for each in facts)


def test_a_correction_of_what_somebody_else_has_corrected_meanwhile_is_not_kept(wave: Path) -> None:
    with Collector(wave, "kansli-1", INSTRUMENT) as collector:
        one, other = desk(wave, collector.save), desk(wave, collector.save)
        seen = one.history(FIRST.id)
        assert seen
        assert seen.now
        state = Amending.of(seen.now, INSTRUMENT, check_digits=False).digit("2").on().on()
        first = other.amendment(seen, state, "fel grupp")
        other.save(first, seen)
        with pytest.raises(CorrectedMeanwhile):
            one.save(one.amendment(seen, state, "annat"), seen)
        with pytest.raises(CorrectedMeanwhile):
            one.save(one.void(FIRST.id, "struken"), seen)
        now = one.history(FIRST.id)
        assert now
        assert [step.correction for step in now.steps] == [first]
        one.save(one.void(first.id, "rätt ändå"), now)
