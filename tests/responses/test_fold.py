"""What counts when facts correct each other, in whatever order they come."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.responses.test_record import ANSWER
from valuetui.responses.answer import Answer, Paper, Status
from valuetui.responses.fold import Corrections, fold
from valuetui.responses.history import history_of
from valuetui.responses.record import Adjudication, Amendment, Fact, Void, fact_from_document

FIRST, SECOND = replace(ANSWER, id="a1"), replace(ANSWER, id="a2")
DAY: dict[str, Any] = {"reason": "tested", "day": "2026-11-24", "station": "staff"}


def partial_with(*picks: str) -> Answer:
    """The first answer with these picks alone, one of its questions left out."""
    return replace(FIRST, picks={"current": picks}, status=Status.PARTIAL)


def amendment(identifier: str, revision: int, *picks: str, **more: Any) -> Amendment:
    return Amendment(identifier, "a1", revision, {"current": picks}, **DAY, **more)


def adjudication(identifier: str, revision: int, *picks: str) -> Adjudication:
    return Adjudication(identifier, "a1", ("a2",), revision, {"current": picks}, **DAY)


def void(identifier: str, of: str) -> Void:
    return Void(identifier, of, **DAY)


SMALL = st.sampled_from(["a1", "a2", "c1", "c2", "c3"])
FACTS = st.lists(
    st.one_of(
        st.sampled_from([FIRST, SECOND]),
        st.builds(void, st.sampled_from(["v1", "v2"]), SMALL),
        st.builds(amendment, st.just("c1"), st.just(1), st.just("trust")),
        st.builds(amendment, st.just("c2"), st.just(1), st.just("stress")),
        st.builds(adjudication, st.just("c3"), st.just(2), st.just("care")),
    ),
    unique_by=lambda fact: fact.id,
)


def test_an_answer_that_nobody_corrects_counts_as_it_was_given() -> None:
    assert fold([FIRST, SECOND]) == {"a1": FIRST, "a2": SECOND}


def test_a_void_answer_does_not_count() -> None:
    assert fold([void("v1", "a1"), FIRST, SECOND]) == {"a2": SECOND}


def test_the_latest_amendment_counts() -> None:
    facts: list[Fact] = [amendment("c1", 2, "care"), FIRST, amendment("c2", 1, "stress")]
    assert fold(facts)["a1"] == partial_with("care")


def test_of_two_that_were_made_without_knowing_each_other_the_same_one_counts_everywhere() -> None:
    facts: list[Fact] = [FIRST, amendment("c1", 1, "care"), amendment("c2", 1, "stress")]
    assert fold(facts)["a1"].picks == {"current": ("stress",)}


def test_an_amendment_may_put_an_answer_right_that_has_the_wrong_group() -> None:
    facts: list[Fact] = [FIRST, amendment("c1", 1, "care", group="elected")]
    assert fold(facts)["a1"].group == "elected"


def test_after_an_adjudication_one_entry_counts_with_what_the_paper_says() -> None:
    facts: list[Fact] = [FIRST, SECOND, adjudication("c3", 1, "care")]
    assert fold(facts) == {"a1": partial_with("care")}


def test_a_correction_that_is_withdrawn_leaves_all_as_it_was() -> None:
    facts: list[Fact] = [FIRST, SECOND, adjudication("c3", 1, "care"), void("v1", "c3")]
    assert fold(facts) == fold([FIRST, SECOND])


def test_a_void_beats_every_amendment() -> None:
    assert fold([amendment("c1", 9, "care"), FIRST, void("v1", "a1")]) == {}


def test_the_next_revision_is_one_more_than_the_latest() -> None:
    corrections = Corrections()
    assert corrections.next_revision("a1") == 1
    corrections.add(amendment("c1", 4, "care"))
    assert corrections.next_revision("a1") == 5
    assert corrections.next_revision("a2") == 1


@given(FACTS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_the_order_of_facts_means_nothing(both: tuple[list[Fact], list[Fact]]) -> None:
    assert fold(both[0]) == fold(both[1])


@given(FACTS, FACTS)
def test_a_fact_that_comes_twice_is_one(facts: list[Fact], more: list[Fact]) -> None:
    more = [fact for fact in more if fact.id not in {each.id for each in facts}]
    assert fold(facts + more + facts) == fold(facts + more)


def test_an_amendment_leaves_what_a_look_at_the_form_has_shown_of_the_person() -> None:
    first = replace(FIRST, group="citizens", paper=Paper("0f" * 16, "Kim"))
    paper = Paper("0f" * 16, "Bo", {"desired": ("v1",)})
    looked = replace(
        adjudication("c1", 1, "care"), group="elected", background={"years": 3}, paper=paper
    )
    amended = amendment("c2", 2, "trust")
    facts: list[Fact] = [first, looked, amended]
    counts = fold(facts)["a1"]
    assert (counts.picks, counts.group) == ({"current": ("trust",)}, "citizens")
    assert (counts.background, counts.status) == ({"years": 3}, Status.PARTIAL)
    assert counts.paper == replace(paper, operator="Kim")
    assert fold([*facts, void("v1", "c1")])["a1"] == replace(
        first, picks=amended.picks, status=Status.PARTIAL
    )


def test_a_question_that_an_amendment_makes_count_has_no_marks_beside_it() -> None:
    paper = Paper("0f" * 16, "Kim", {"current": ("care", "trust"), "desired": ()})
    first = replace(FIRST, picks={}, paper=paper, status=Status.PARTIAL)
    one = fold([first, amendment("c1", 1, "care")])["a1"]
    assert (one.picks, one.status) == ({"current": ("care",)}, Status.PARTIAL)
    assert one.paper == replace(paper, marked={"desired": ()})
    both = replace(amendment("c2", 2), picks={"current": ("care",), "desired": ("trust",)})
    whole = fold([first, amendment("c1", 1, "care"), both])["a1"]
    assert (whole.status, whole.paper) == (Status.COMPLETE, replace(paper, marked={}))
    assert fold([first, amendment("c1", 1, "care"), void("v1", "c1")])["a1"] == first


def test_an_amendment_that_empties_or_fills_a_question_says_whether_the_answer_is_complete() -> (
    None
):
    emptied, filled = amendment("c1", 1, "care"), amendment("c2", 2, "care")
    filled = replace(filled, picks={"current": ("care",), "desired": ("trust",)})
    whole = replace(FIRST, picks={"current": ("care",), "desired": ("care",)})
    for answer in (whole, replace(whole, paper=Paper("0f" * 16, "Kim"))):
        assert fold([answer, emptied])["a1"].status is Status.PARTIAL
        assert fold([answer, emptied, filled])["a1"].status is Status.COMPLETE
    left = replace(whole, picks={"current": ("care",)}, status=Status.PARTIAL)
    assert fold([left, filled])["a1"].status is Status.PARTIAL  # nobody knows what it lacks
    said = replace(filled, status=Status.COMPLETE)
    assert fold([left, said])["a1"].status is Status.COMPLETE
    assert "status" not in filled.to_document()
    assert fact_from_document(said.to_document()) == said
    assert [step.changes.status for step in history_of(whole, [emptied, said]).steps] == [
        Status.PARTIAL, Status.COMPLETE,
    ]  # fmt: skip
