"""Going through the words: in an order that tells nothing, and nothing that cannot be undone."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.instrument.samples import make_instrument
from valuetui.responses.reviews.review import Reviews, Verdict
from valuetui.results.reviewing import Desk, Heard, heard

PEOPLE = [["Lugn"], ["lugn", "LUGN "], ["lugn"], ["ängar"], ["öppet"], ["åar"], [" "], ["zoo"]]


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


@pytest.fixture
def desk() -> Desk:
    return Desk.of(heard(PEOPLE, "sv"), Reviews(), make_instrument())


def test_words_stand_in_alphabetical_order_with_how_many_people_wrote_them() -> None:
    words = heard(PEOPLE, "sv")
    assert [each.text for each in words] == ["lugn", "zoo", "åar", "ängar", "öppet"]
    assert words[0] == Heard("lugn", "lugn", 3)
    assert words == heard(list(reversed(PEOPLE)), "sv")


def test_a_decision_is_a_review_and_the_desk_after_it(
    desk: Desk, new_id: Callable[[], str]
) -> None:
    lugn, zoo, *_ = desk.words
    desk, shown = desk.decide(lugn, Verdict.SHOW, new_id)
    desk, hidden = desk.decide(zoo, Verdict.HIDE, new_id)
    assert (shown.text, shown.revision, hidden.text) == ("lugn", 1, "")
    assert desk.waiting == 3
    desk, again = desk.decide(lugn, Verdict.HIDE, new_id)
    assert again.revision == 2


def test_the_same_as_a_value_as_another_word_and_as_itself_spelt_otherwise(
    desk: Desk, new_id: Callable[[], str]
) -> None:
    lugn, zoo, åar, *_ = desk.words
    label = next(iter(desk.values.values())).label["sv"]
    desk, review = desk.same_as(zoo, f" {label.upper()}", new_id)
    assert (review.verdict, review.value) == (Verdict.VALUE, "v1")
    desk, review = desk.same_as(lugn, "Lugn", new_id)
    assert review.says == (Verdict.SHOW, "Lugn", "")
    desk, review = desk.same_as(åar, "lugn", new_id)
    assert review.says == (Verdict.SHOW, "Lugn", "")


def test_undo_goes_back_one_by_one_to_what_there_was(desk: Desk, new_id: Callable[[], str]) -> None:
    lugn, zoo, *_ = desk.words
    for word, verdict in ((lugn, Verdict.SHOW), (lugn, Verdict.HIDE), (zoo, Verdict.SHOW)):
        desk, _ = desk.decide(word, verdict, new_id)
    seen = []
    while undone := desk.undo(new_id):
        desk, _ = undone
        own = desk.reviews.own("lugn")
        seen.append(own.verdict if own else None)
    assert seen == [Verdict.HIDE, Verdict.SHOW, None]
    assert desk.reviews.own("zoo") is None
    assert len(desk.reviews.history("lugn")) == 4  # nothing is taken away


def test_suggestions_begin_with_what_was_typed(desk: Desk) -> None:
    assert desk.suggestions("", "sv") == []
    assert desk.suggestions("U", "sv")[0] == "lugn"
    assert desk.suggestions("ä", "sv")[0] == "ängar"
