"""Reviews of words: what counts of them, wherever it was decided, and what stands on the disk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.responses.samples import FullDisk
from valuetui.responses.bundle import REVIEWS
from valuetui.responses.errors import StoreError
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.reviews.review import (
    Review,
    Reviews,
    Verdict,
    folded,
    mark_of,
    review_from,
)

WORDS = ("närhet", "narhet", "lugn", "ro")


def review(
    word: str, revision: int, verdict: Verdict, text: str = "", value: str = "", *, number: int = 0
) -> Review:
    identifier = f"{number or hash((word, revision, verdict, text)) % 10**9:032x}"
    if verdict is Verdict.SHOW:
        text = text or word
    return Review(identifier, mark_of(word), revision, verdict, text, value)


def test_case_and_spaces_make_no_difference_and_rings_do() -> None:
    assert folded("  NÄRHET \t till  ") == "närhet till"
    assert mark_of("Närhet") == mark_of(" närhet ")
    assert mark_of("närhet") != mark_of("narhet")


def test_the_greatest_revision_counts_and_undoing_is_a_review_too() -> None:
    shown, hidden = review("lugn", 1, Verdict.SHOW), review("lugn", 2, Verdict.HIDE)
    reviews = Reviews(frozenset({hidden, shown}))
    assert (reviews.own("Lugn"), reviews.next_revision("lugn")) == (hidden, 3)
    undone = reviews.plus([review("lugn", 3, Verdict.OPEN)])
    assert undone.own("lugn") is None
    assert undone.history("lugn")[:2] == (shown, hidden)


def test_of_two_decisions_at_once_the_one_that_shows_less_counts_and_is_told() -> None:
    shown, hidden = review("lugn", 1, Verdict.SHOW), review("lugn", 1, Verdict.HIDE)
    reviews = Reviews(frozenset({shown, hidden}))
    assert reviews.own("lugn") == hidden
    assert reviews.disputed == {mark_of("lugn")}
    settled = reviews.plus([review("lugn", 2, Verdict.SHOW)])
    assert not settled.disputed
    alike = Reviews(frozenset({shown, review("lugn", 1, Verdict.SHOW, number=7)}))
    assert not alike.disputed


def test_a_word_that_is_the_same_as_another_goes_where_that_goes() -> None:
    same = review("ro", 1, Verdict.SHOW, "lugn")
    alone = Reviews(frozenset({same}))
    assert alone.outcome("ro") == same
    spelt = review("lugn", 1, Verdict.SHOW, "Lugn")
    assert alone.plus([spelt]).outcome("ro") == spelt
    hidden = review("lugn", 2, Verdict.HIDE)
    assert alone.plus([spelt, hidden]).outcome("ro") == hidden


def test_words_that_were_made_the_same_as_each_other_have_one_name() -> None:
    """Two people at two machines: each has chosen the other spelling."""
    circle = ("ro", "Lugn", "stillhet")
    made = [review(word, 1, Verdict.SHOW, name)
            for word, name in zip(circle, [*circle[1:], circle[0]], strict=True)]  # fmt: skip
    into = review("vila", 1, Verdict.SHOW, "stillhet")
    reviews = Reviews(frozenset([*made, into]))
    names = {found.text for word in (*circle, "vila") if (found := reviews.outcome(word))}
    assert names == {"Lugn"}


REVIEWS_MADE = st.lists(
    st.builds(
        review,
        st.sampled_from(WORDS),
        st.integers(1, 4),
        st.sampled_from(Verdict),
        st.sampled_from(WORDS),
        st.just("v1"),
        number=st.integers(1, 60),
    ),
    max_size=12,
)


@given(REVIEWS_MADE, REVIEWS_MADE)
def test_joining_is_a_set_union_in_whatever_order(one: list[Review], other: list[Review]) -> None:
    joined = Reviews(frozenset(one)).plus(other)
    assert joined == Reviews(frozenset(other)).plus(one) == joined.plus(one)
    for word in WORDS:
        found = joined.outcome(word)
        assert found == Reviews(frozenset([*other, *one])).outcome(word)
        assert (found is None) == (joined.own(word) is None), "every decision leads somewhere"
        if found and found.verdict is Verdict.SHOW:
            assert joined.outcome(found.text) in (None, found), "a name is its own name"
    assert [review_from(each.document()) for each in one] == one


def test_a_word_that_is_kept_back_stands_nowhere_on_the_disk(tmp_path: Path) -> None:
    file = ReviewFile(tmp_path / "new")
    hidden = review("kalle karlsson", 1, Verdict.HIDE)
    file.add([hidden, review("lugn", 1, Verdict.SHOW)])
    file.add([hidden])
    assert ReviewFile(tmp_path / "new").read() == file.read()
    with TinyDB(tmp_path / "new" / REVIEWS, access_mode="r") as database:
        documents = database.table("reviews").all()
    assert len(documents) == 2
    assert "karlsson" not in (tmp_path / "new" / REVIEWS).read_text().casefold()


def test_a_full_disk_is_told_and_leaves_what_there_was(tmp_path: Path) -> None:
    ReviewFile(tmp_path).add([kept := review("lugn", 1, Verdict.SHOW)])
    disk = FullDisk()
    disk.full = True
    with pytest.raises(StoreError) as refused:
        ReviewFile(tmp_path, disk).add([review("ro", 1, Verdict.SHOW)])
    assert refused.value.reason == "full"
    assert ReviewFile(tmp_path).read().facts == {kept}


@pytest.mark.parametrize(
    "document",
    [{}, {"id": "0" * 32, "word": "lugn", "revision": 1, "verdict": "show"},
     {"id": "0" * 32, "word": "0" * 32, "revision": 0, "verdict": "hide"},
     {"id": "0" * 32, "word": "0" * 32, "revision": 1, "verdict": "later"},
     {"id": "0" * 32, "word": "0" * 32, "revision": 1, "verdict": ["hide"]},
     {"id": "0" * 32, "word": "0" * 32, "revision": 1, "verdict": "show"}],
)  # fmt: skip
def test_what_is_no_review_is_passed_over(document: dict[str, object]) -> None:
    assert review_from(document) is None
