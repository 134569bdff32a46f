"""What has happened to an answer, and the audit trail of all of them."""

from dataclasses import replace

from hypothesis import given

from tests.responses.test_fold import FACTS, FIRST, adjudication, amendment, void
from valuetui.responses.answer import Status
from valuetui.responses.fold import fold
from valuetui.responses.history import Difference, audit_trail, difference, history_of
from valuetui.responses.record import Correction, Fact


def corrections(facts: list[Fact]) -> list[Correction]:
    return [each for each in facts if isinstance(each, Correction)]


@given(FACTS)
def test_the_history_ends_in_what_counts(facts: list[Fact]) -> None:
    history = history_of(FIRST, corrections(facts))
    assert history.now == fold([*facts, FIRST]).get("a1")
    own = {each.correction.id for each in history.steps}
    assert {each.id for each in corrections(facts) if each.of == "a1"} <= own


@given(FACTS)
def test_it_is_the_same_in_whatever_order_the_facts_come(facts: list[Fact]) -> None:
    mixed = list(reversed(facts))
    assert history_of(FIRST, corrections(facts)) == history_of(FIRST, corrections(mixed))


def test_every_step_says_what_it_changed_of_what_counted_before() -> None:
    one, two = amendment("c1", 1, "care", group="elected"), amendment("c2", 2, "care", "stress")
    history = history_of(FIRST, [two, one, void("v1", "c2")])
    assert [(each.correction.id, each.stands) for each in history.steps] == [
        ("c1", True), ("c2", False), ("v1", True),
    ]  # fmt: skip
    given = FIRST.picks
    assert history.steps[0].changes == Difference(
        (FIRST.group, "elected"),
        {**difference(FIRST, replace(FIRST, picks=one.picks)).picks},
        Status.PARTIAL,
    )
    assert set(history.steps[0].changes.picks) == set(given)
    assert history.last_amendment == one
    assert history.next_revision == 3
    assert history.without_last.groups == ("elected", FIRST.group)


def test_a_settled_or_struck_answer_has_no_amendment_to_undo() -> None:
    assert history_of(FIRST, [adjudication("c1", 1, "care")]).last_amendment is None
    assert history_of(FIRST, [amendment("c1", 1, "care"), void("v", "a1")]).last_amendment is None


@given(FACTS)
def test_the_trail_has_every_correction_and_no_word_of_an_answer(facts: list[Fact]) -> None:
    trail = audit_trail(corrections(facts))
    assert sorted(each.correction.id for each in trail) == sorted(
        each.id for each in corrections(facts)
    )
    for each in trail:
        struck = [other for other in corrections(facts) if other.id == each.correction.of]
        assert each.answer == (struck[0].of if struck else each.correction.of)


def test_the_day_is_all_that_orders_the_trail() -> None:
    late, early = amendment("c1", 1, "care"), void("v1", "a2")
    early = replace(early, day="2026-01-01")
    assert [each.correction.id for each in audit_trail([late, early])] == ["v1", "c1"]
