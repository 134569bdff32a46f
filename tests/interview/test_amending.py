"""What an answer should have been, key by key."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.responses.test_record import ANSWER
from valuetui.interview.amending import Amending, Told

INSTRUMENT = make_instrument(12, pick=3)
IDS = {value.code: value.id for value in INSTRUMENT.values}
CODES = list(IDS)
FIRST, SECOND = (question.id for question in INSTRUMENT.questions)
GIVEN = replace(
    ANSWER,
    group="citizens",
    picks={FIRST: tuple(IDS[code] for code in CODES[:3]),
           SECOND: tuple(IDS[code] for code in CODES[3:6])},
)  # fmt: skip
KEYS = st.lists(st.sampled_from([*"0123456789", "on", "back", "erase", "undo"]), max_size=60)


def begun() -> Amending:
    return Amending.of(GIVEN, INSTRUMENT, check_digits=False)


def typed(state: Amending, *keys: str) -> Amending:
    for key in keys:
        state = state.digit(key) if key.isdecimal() else getattr(state, key)()
    return state


def test_a_code_that_is_there_is_taken_out_and_another_put_in() -> None:
    done = typed(begun(), "on", *CODES[0], *CODES[9], "on", "on")
    assert done.is_done
    assert done.after.picks[FIRST] == (IDS[CODES[1]], IDS[CODES[2]], IDS[CODES[9]])
    assert done.after.picks[SECOND] == GIVEN.picks[SECOND]
    assert done.after.group == GIVEN.group


def test_the_group_is_chosen_by_its_number() -> None:
    done = typed(begun(), "2", "on", "on")
    assert (done.is_done, done.after.group) == (True, "elected")
    assert done.after.picks == GIVEN.picks


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["9"], "no_group"),
        (["on", *CODES[9]], "full"),
        (["on", "0", "0"], "no_code"),
        (["on", CODES[0][0], "on"], "half"),
        (["on", *CODES[0], "on"], "count"),
        (["on", "on", "on"], "nothing"),
        (["undo"], "no_undo"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(keys: list[str], told: str) -> None:
    before, after = typed(begun(), *keys[:-1]), typed(begun(), *keys)
    assert after.told
    assert (after.told.key, after.told.is_trouble) == (told, True)
    assert (after.picks, after.group, after.place) == (before.picks, before.group, before.place)


def test_a_question_that_is_emptied_does_not_count() -> None:
    done = typed(begun(), "on", "erase", "erase", "erase", "on", "on")
    assert done.is_done
    assert set(done.after.picks) == {SECOND}


@given(KEYS)
def test_what_is_done_can_always_be_counted(keys: list[str]) -> None:
    state = typed(begun(), *keys)
    for question in INSTRUMENT.questions:
        marked = state.picks[question.id]
        assert len(marked) == len(set(marked)) <= question.pick
    if state.is_done:
        assert state.is_changed
        assert {len(picks) for picks in state.after.picks.values()} <= {3}


@given(KEYS)
def test_undoing_everything_leads_back_to_the_answer(keys: list[str]) -> None:
    state = typed(begun(), *keys)
    while state.before is not None:
        state = state.undo()
    assert not state.is_changed
    assert state.after == replace(GIVEN, picks=state.after.picks)


def test_of_ten_groups_or_more_every_one_is_chosen_by_two_digits() -> None:
    many = make_instrument(12, pick=3, groups=("citizens", *(f"g{n}" for n in range(2, 13))))
    state = Amending.of(GIVEN, many, check_digits=False)
    half = typed(state, "1")
    assert (half.place, half.pending) == (0, "1")
    assert typed(half, "on").told == Told("half", is_trouble=True)
    assert typed(half, "2").group == "g12"
    assert typed(half, "2").pending == ""
    assert typed(half, "2", "undo").group == "citizens"
    assert typed(state, "0", "2").group == "g2"
    assert typed(state, "1", "3").told == Told("no_group", is_trouble=True)
