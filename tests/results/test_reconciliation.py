"""Everybody who is present is accounted for once, and what does not come out even is named."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from valuetui.responses.answered import Answered, answered
from valuetui.responses.attendance import Turnout
from valuetui.results.accounted import differences_in_words, rows_in_words, sum_in_words
from valuetui.results.reconciliation import Difference, Kind, reconciled
from valuetui.words import Words

FEW = st.integers(0, 60)


@st.composite
def turnouts(draw: st.DrawFn) -> Turnout:
    kept, stopped, cut_off, going_on = (draw(FEW) for _ in range(4))
    return Turnout(kept + stopped + cut_off + going_on, kept, stopped, cut_off)


FOUND = st.builds(Answered, on_screen=FEW, on_paper=FEW, sealed=st.sampled_from([0, 0, 3]))
PRESENT = st.none() | st.integers(0, 300)


@given(PRESENT, turnouts(), FOUND)
def test_those_present_are_the_sum_of_what_became_of_them(
    present: int | None, turnout: Turnout, found: Answered
) -> None:
    told = reconciled(present, turnout, found)
    assert told.begun == turnout.kept + told.abandoned + told.open
    parts = told.submitted + told.paper + told.abandoned + told.open
    if present is None:
        assert told.unanswered is None
        assert Kind.UNKNOWN in {each.kind for each in told.differences}
    else:
        assert told.unanswered is not None
        assert parts + told.unanswered == present + told.more
        assert not (told.more and told.unanswered)
    assert all(each.n > 0 or each.kind is Kind.UNKNOWN for each in told.differences)


@given(PRESENT, turnouts(), FOUND)
def test_everything_agrees_only_if_it_does(
    present: int | None, turnout: Turnout, found: Answered
) -> None:
    told = reconciled(present, turnout, found)
    agrees = (
        present is not None
        and turnout.open == 0
        and found.on_screen == turnout.kept
        and found.on_screen + found.on_paper + told.abandoned <= present
        and not found.sealed
    )
    assert told.is_even == agrees


@given(st.integers(1, 300), turnouts(), FOUND)
def test_a_form_that_is_entered_late_moves_one_from_who_did_not_answer(
    present: int, turnout: Turnout, found: Answered
) -> None:
    before = reconciled(present, turnout, found)
    assume(before.unanswered)
    after = reconciled(present, turnout, replace(found, on_paper=found.on_paper + 1))
    assert (after.paper, after.unanswered) == (before.paper + 1, (before.unanswered or 0) - 1)
    assert after.differences == before.differences


@given(turnouts(), turnouts(), FOUND)
def test_two_terminals_come_to_what_one_would(
    one: Turnout, other: Turnout, found: Answered
) -> None:
    both = reconciled(41, one + other, found)
    assert both.begun == one.begun + other.begun
    assert both.open == one.open + other.open
    assert reconciled(41, other + one, found) == both


def test_the_differences_are_those_that_there_are() -> None:
    turnout = Turnout(begun=9, kept=6, stopped=1, cut_off=1)
    told = reconciled(7, turnout, Answered(on_screen=4, on_paper=2))
    assert told.differences == (
        Difference(Kind.MORE, 2), Difference(Kind.OPEN, 1), Difference(Kind.MISSING, 2)
    )  # fmt: skip
    told = reconciled(41, Turnout(begun=6, kept=6), Answered(sealed=6))
    assert (told.submitted, told.differences) == (6, (Difference(Kind.SEALED, 6),))
    told = reconciled(41, Turnout(begun=6, kept=6), Answered(on_screen=8))
    assert told.differences == (Difference(Kind.ELSEWHERE, 2),)


@pytest.mark.parametrize("language", ["sv", "en"])
@given(PRESENT, turnouts(), FOUND)
def test_every_reconciliation_has_its_words(
    language: str, present: int | None, turnout: Turnout, found: Answered
) -> None:
    told, words = reconciled(present, turnout, found), Words(language)
    assert all(what and count for what, count in rows_in_words(told, words))
    assert bool(sum_in_words(told, words)) == (present is not None)
    assert len(differences_in_words(told, words)) == max(1, len(told.differences))


def test_answers_are_counted_by_their_session_and_a_form_once() -> None:
    def answer(identifier: str, **fields: object) -> dict[str, Any]:
        return {"kind": "answer", "id": identifier, "session": "s", "channel": "kiosk", **fields}

    paper = {"channel": "paper", "paper": {"form": "f", "operator": "A"}}
    documents: list[dict[str, Any]] = [
        answer("a"), answer("a"), answer("b", status="partial"), answer("c", session="other"),
        answer("d"), {"kind": "void", "id": "v", "of": "d"}, answer("e", **paper),
        answer("f", **paper), {"kind": "sealed", "id": "x"}, {"kind": "later"},
    ]  # fmt: skip
    sitting = ("s", "2026-11-23", "2026-11-24")
    found = Answered(on_screen=2, incomplete=1, on_paper=1, sealed=1)
    assert answered(documents, *sitting) == found

    def loose(form: str, day: int, **fields: object) -> dict[str, Any]:
        about = {"session": None, **paper, "paper": {"form": form}, "day": f"2026-11-{day}"}
        return answer(f"{form}{day}", **about | fields)

    elsewhere = [loose("g", 22), loose("h", 25), loose("i", 23, channel="kiosk"),
                 loose("j", 23, session="other")]  # fmt: skip
    assert answered([*documents, *elsewhere], *sitting) == found
    of_none = [loose("k", 23), loose("k", 24), loose("m", 24), loose("n", 24),
               {"kind": "void", "id": "w", "of": "n24"}]  # fmt: skip
    assert answered([*documents, *of_none], *sitting) == replace(found, outside=2)


def test_forms_of_no_session_are_named_and_change_nothing_else() -> None:
    turnout, found = Turnout(begun=6, kept=6), Answered(on_screen=6)
    before, words = reconciled(6, turnout, found), Words("sv")
    after = reconciled(6, turnout, replace(found, outside=3))
    assert after == replace(before, outside=3)
    even, outside = differences_in_words(after, words)
    assert [even] == differences_in_words(before, words)
    assert outside.startswith("3 pappersformulär utan sammanträde")
