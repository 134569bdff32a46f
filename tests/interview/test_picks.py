"""The picks of one question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.interview.picks import Picks, TooMany

NAMES = [f"v{number}" for number in range(6)]


@st.composite
def any_picks(draw: st.DrawFn) -> Picks:
    """Picks after any changes that are possible."""
    picks = Picks(draw(st.integers(1, 4)))
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=10)):
        if name in picks.chosen:
            picks = picks.remove(name)
        elif picks.full:
            picks = picks.swap(draw(st.sampled_from(picks.chosen)), name)
        else:
            picks = picks.add(name)
        picks = picks.write(draw(st.sampled_from(["", "eget"])))
    return picks


@given(any_picks(), st.sampled_from(NAMES))
def test_undo_restores_just_what_was_before(picks: Picks, name: str) -> None:
    if name in picks.chosen:
        assert picks.remove(name).undo() == picks
    elif picks.full:
        assert picks.swap(picks.chosen[0], name).undo() == picks
    else:
        assert picks.add(name).undo() == picks
    assert picks.write("annat").undo() == picks


@given(any_picks())
def test_undone_to_the_end_nothing_is_picked(picks: Picks) -> None:
    for _ in picks.history:
        picks = picks.undo()
    assert picks == Picks(picks.limit)
    assert picks.undo() == picks


@given(any_picks())
def test_a_word_written_in_takes_nobodys_place(picks: Picks) -> None:
    written = picks.write("annat")
    assert (written.chosen, written.left, written.full) == (picks.chosen, picks.left, picks.full)
    assert written.write("annat") == written


@given(any_picks(), st.sampled_from(NAMES))
def test_a_swap_changes_one_place_and_no_other(picks: Picks, into: str) -> None:
    for place, out in enumerate(picks.chosen):
        if into not in picks.chosen:
            swapped = picks.swap(out, into).chosen
            assert swapped[place] == into
            assert [*swapped[:place], out, *swapped[place + 1 :]] == list(picks.chosen)


@given(any_picks())
def test_picks_are_different_and_never_more_than_wanted(picks: Picks) -> None:
    assert len(set(picks.chosen)) == len(picks.chosen) == picks.limit - picks.left
    assert picks.full == (picks.left == 0)
    assert all(len(earlier) <= picks.limit for earlier, _ in picks.history)


def test_what_changes_nothing_is_no_change() -> None:
    picks = Picks(2).add("v1")
    assert picks.add("v1") is picks
    assert picks.remove("v2") is picks


def test_when_full_nothing_more_is_taken() -> None:
    with pytest.raises(TooMany):
        Picks(1).add("v1").add("v2")
    assert Picks(1).add("v1").add("v1").chosen == ("v1",)


def test_what_was_taken_out_and_picked_again_stands_last() -> None:
    assert Picks(3).add("v1").add("v2").remove("v1").add("v1").chosen == ("v2", "v1")
