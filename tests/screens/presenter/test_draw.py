"""What is drawn at each place: it fits, it tells no more than was revealed, and nothing jumps."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.presenter.room import ADDRESS, at, stage_of, stands_large
from tests.screens.results.survey import SIZES, asking_only, instrument
from tests.sparing import one_quick
from valuetui.instrument.model import Role
from valuetui.screens.presenter import listing
from valuetui.screens.presenter.code import code
from valuetui.screens.presenter.draw import draw, reveals
from valuetui.screens.presenter.entries import entries
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Kind, Place, steps_of

STEPS = steps_of(instrument())
NUMBERS = range(len(STEPS))
SMALL = SIZES | {"elected": 12, "employees": 7}
STAGES = {
    (size, language, few): stage_of(*size, language, sizes=SMALL if few else SIZES, address=ADDRESS)
    for size in ((76, 23), (116, 35), (156, 44), (196, 59), (60, 18))
    for language in ("sv", "en")
    for few in (False, True)
}


def text_of(stage: Stage, place: Place) -> str:
    lines = draw(stage, STEPS[place.step], place)
    return "\n".join(line.plain for line in lines).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("key", one_quick(STAGES), ids=str)
def test_everything_fits_into_every_terminal(key: tuple[tuple[int, int], str, bool]) -> None:
    stage = STAGES[key]
    for number in NUMBERS:
        for reveal in range(reveals(stage, STEPS[number]) + 1):
            lines = draw(stage, STEPS[number], Place(number, reveal))
            assert len(lines) <= stage.height
            assert all(line.cell_len <= stage.width for line in lines), (number, reveal)


@given(st.sampled_from(NUMBERS), st.sampled_from(sorted(STAGES, key=str)))
def test_a_heading_is_drawn_alike_whatever_was_answered(
    number: int, key: tuple[tuple[int, int], str, bool]
) -> None:
    size, language, _ = key
    ignorant = stage_of(*size, language, figures=False, address=ADDRESS)
    if STEPS[number].has_figures:
        assert text_of(STAGES[key], Place(number)) == text_of(ignorant, Place(number))


@pytest.mark.parametrize("number", [3, 9, 12])
def test_a_list_rises_from_its_last_place_and_tells_nothing_before(number: int) -> None:
    stage = stage_of()
    assert stage.comparison
    listed = entries(stage, stage.comparison, STEPS[number - 1])
    labels = [stage.say(entry.value.label) for entry in listed if not isinstance(entry, str)]
    assert len(labels) == reveals(stage, STEPS[number - 1])
    for reveal in range(1, len(labels) + 1):
        text = text_of(stage, at(number, reveal))
        hidden = len(labels) - reveal
        assert all(label in text for label in labels[hidden:])
        assert not any(label in text for label in labels[:hidden])


@pytest.mark.parametrize("size", [(76, 23), (156, 44)])
def test_what_is_revealed_stays_where_it_stands(size: tuple[int, int]) -> None:
    stage = stage_of(*size)
    total = reveals(stage, STEPS[2])
    last = text_of(stage, at(3, total)).split("\n")
    for reveal in range(1, total):
        lines = text_of(stage, at(3, reveal)).split("\n")
        first = next(row for row in range(12, len(lines)) if lines[row].strip())
        assert lines[first:] == last[first:]


def test_the_word_that_was_revealed_last_stands_there_in_large_letters() -> None:
    stage = stage_of()
    text = text_of(stage, at(3, reveals(stage, STEPS[2])))
    assert stands_large(text.split("\n"), "ARBETSTILLFÄLLEN")


def test_where_there_is_room_every_word_does() -> None:
    stage = stage_of(156, 44)
    text = text_of(stage, at(3, reveals(stage, STEPS[2])))
    for word in ("TRYGGHET", "GOD UTBILDNING", "ARBETSTILLFÄLLEN"):
        assert stands_large(text.split("\n"), word)


def test_limiting_words_bear_their_letter_in_every_size() -> None:
    stage = stage_of()
    text = text_of(stage, at(12, 1))
    assert stands_large(text.split("\n"), "(H)")
    assert "osäkerhet om framtiden" in text
    assert " H " in text


def test_the_lists_beside_each_other_mark_what_stands_in_both() -> None:
    stage = stage_of()
    text = text_of(stage, at(4, 1))
    assert "I dag" in text
    assert "I framtiden" in text
    assert text.count("↔ ") == 2 * len(stage.comparison.groups[0].shared) + 1  # type: ignore[union-attr]


def test_a_group_with_few_answers_is_withheld_with_the_reason_and_only_when_revealed() -> None:
    stage = stage_of(sizes=SIZES | {"elected": 7})
    for number in (5, 6, 13):
        assert "färre än 10" not in text_of(stage, at(number))
        assert "Gruppen har färre än 10 svar" in " ".join(text_of(stage, at(number, 1)).split())
    limiting = text_of(stage, at(15, 2))
    assert "Förtroendevalda  visas inte" in limiting


def test_the_figures_of_a_small_group_are_told_as_the_gate_tells_them() -> None:
    stage = stage_of(sizes=SIZES | {"elected": 11})
    text = text_of(stage, at(5, reveals(stage, STEPS[4])))
    assert "n=11" in text
    assert re.search(r"6 stress +H +få\n", text + "\n")
    assert "9 %" not in text  # one of eleven


def test_a_survey_in_which_no_group_may_be_shown_says_so_at_every_step() -> None:
    stage = stage_of(sizes=dict.fromkeys(SIZES, 3))
    for number, step in enumerate(STEPS):
        if step.has_figures:
            assert reveals(stage, step) == 1
            text = text_of(stage, Place(number, 1))
            assert "%" not in text
            assert "färre än 10" in text or "två grupper" in text


def test_how_many_have_answered_is_told_as_it_may_be() -> None:
    stage = stage_of(sizes=SIZES | {"elected": 0}, figures=False)
    text = text_of(stage, at(1))
    assert "Medborgare  420" in text
    assert "Förtroendevalda  färre än 10" in text
    assert "färre än 10" in text_of(stage, at(2))


def test_the_limiting_shares_come_one_question_after_another_beside_that_of_the_list() -> None:
    stage = stage_of()
    first, both = (text_of(stage, at(15, reveal)) for reveal in (1, 2))
    assert "i dag" in first
    assert len(first.replace(" ", "")) < len(both.replace(" ", ""))
    assert "30 %" in both  # six of twenty words


def test_what_is_not_known_yet_is_being_counted() -> None:
    known = stage_of()
    assert known.comparison
    for kind in (Kind.DIFFERENT, Kind.SHIFT):
        step = next(step for step in STEPS if step.kind is kind)
        unknown = Stage(known.instrument, known.words, known.palette, 76, 23, known.comparison)
        assert entries(unknown, known.comparison, step) == "Räknar …"
        assert reveals(unknown, step) == 1


def test_a_code_is_drawn_as_large_as_it_fits_and_left_out_where_it_would_be_cut() -> None:
    smallest = code(ADDRESS, 33, 17)
    assert len(code(ADDRESS, 76, 40)) == 2 * len(smallest)
    assert code(ADDRESS, 28, 17) == code(ADDRESS, 33, 14) == []
    for size, is_drawn in (((76, 23), True), ((60, 18), False)):
        address = f"{ADDRESS}/mellanstora-kommunen"
        text = text_of(stage_of(*size, figures=False, address=address), at(1))
        assert address[:20] in text
        assert ("▄" in text) == is_drawn


@pytest.mark.slow
def test_six_groups_with_long_names_fit_too() -> None:
    asked = instrument()
    ids = ("citizens", "elected", "employees", "youth", "owners", "guests")
    names = {"sv": "Företagare och föreningar", "en": "Companies and associations"}
    groups = tuple(
        replace(asked.groups[number % 3], id=id, label=names) for number, id in enumerate(ids)
    )
    stage = stage_of(asked=replace(asked, groups=groups), sizes=dict.fromkeys(ids, 60))
    steps = steps_of(stage.instrument)
    for number, step in enumerate(steps):
        for reveal in range(reveals(stage, step) + 1):
            lines = draw(stage, step, Place(number, reveal))
            assert all(line.cell_len <= stage.width for line in lines), (step.kind, reveal)
            assert len(lines) <= stage.height
    [agreed, *_] = (number for number, step in enumerate(steps) if step.kind is Kind.AGREED)
    text = "\n".join(line.plain for line in draw(stage, steps[agreed], Place(agreed, 3)))
    for shape in "●◆▲■▼★":
        assert text.count(shape) >= 3


def test_a_list_that_ties_make_long_stands_in_columns_below_the_word() -> None:
    stage = stage_of()
    assert stage.comparison
    listed = entries(stage, stage.comparison, STEPS[2])
    assert not isinstance(listed, str)
    tied = [*listed, *(replace(entry, lead="10") for entry in listed)][:19]
    lines = [line.plain for line in listing.drawn(stage, tied, len(tied), 20)]
    assert len(lines) <= 20
    assert stands_large(lines, "ARBETSTILLFÄLLEN")
    text = "\n".join(lines)
    for entry in tied:
        assert stage.say(entry.value.label).split()[0] in text
    assert text.count("10 ") >= 9


def test_a_terminal_that_is_too_small_says_so() -> None:
    assert "för litet" in text_of(stage_of(50, 12), at(3, 1))


@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
def test_an_instrument_with_one_question_is_presented_as_far_as_it_goes(role: Role) -> None:
    asked = asking_only(role)
    stage = stage_of(asked=asked)
    for number, step in enumerate(steps_of(asked)):
        for reveal in range(reveals(stage, step) + 1):
            assert draw(stage, step, Place(number, reveal))
