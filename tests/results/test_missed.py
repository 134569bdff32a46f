"""The words that people missed: what may be told of them, and what is not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.responses.test_reviews import review
from valuetui.responses.reviews.review import Reviews, Verdict, folded
from valuetui.results.missed import MissedWords, Unsaid, Written, missed_words

BOTH = make_instrument(write_in=("citizens", "elected"))
ALONE = make_instrument(write_in=("citizens",))
ANSWERED = {(group, q): 60 for group in ("citizens", "elected", "employees")
            for q in ("current", "desired")}  # fmt: skip
SHOW_ALL = Reviews(frozenset(review(word, 1, Verdict.SHOW) for word in ("lugn", "ro", "bro")))


def written(group: str, word: str, n: int, question: str = "desired") -> list[Written]:
    return [Written(group, question, word)] * n


def told(*found: list[Written], reviews: Reviews = SHOW_ALL) -> MissedWords:
    [missed] = missed_words(BOTH, ANSWERED, [each for some in found for each in some], reviews)
    return missed


def test_a_group_and_a_number_only_where_as_many_wrote_it_as_the_threshold_asks_for() -> None:
    missed = told(written("citizens", "lugn", 5), written("elected", "lugn", 4),
                  written("citizens", "ro", 4))  # fmt: skip
    assert [each.text for each in missed.words] == ["lugn", "ro"]
    assert {each.text: {g: s.count for g, s in each.shares.items()} for each in missed.words} == {
        "lugn": {"citizens": 5}, "ro": {},
    }  # fmt: skip
    assert [each.text for each in missed.of_group("citizens")] == ["lugn"]
    assert missed.of_group("elected") == ()


def test_rare_words_only_among_those_of_as_many_people() -> None:
    missed = told(written("citizens", "ro", 3), written("elected", "bro", 2))
    assert [each.text for each in missed.words] == ["bro", "ro"]
    missed = told(written("citizens", "ro", 3), written("elected", "bro", 1))
    assert (missed.words, missed.unsaid) == ((), (Unsaid.FEW,))


def test_what_nobody_has_reviewed_or_a_reviewer_kept_back_is_not_told_and_gives_no_cover() -> None:
    reviews = SHOW_ALL.plus([review("kalle", 1, Verdict.HIDE)])
    hidden = [*written("citizens", "kalle", 9), *written("citizens", "okänt", 9)]
    missed = told(written("citizens", "ro", 4), hidden, reviews=reviews)
    assert (missed.words, set(missed.unsaid)) == ((), set(Unsaid))
    missed = told(written("citizens", "ro", 5), hidden, reviews=reviews)
    assert [each.text for each in missed.words] == ["ro"]
    assert missed.unsaid == (Unsaid.UNREVIEWED, Unsaid.HIDDEN)


def test_words_that_are_the_same_are_counted_together_and_values_are_not_missed() -> None:
    reviews = SHOW_ALL.plus([
        review("stillhet", 1, Verdict.SHOW, "Lugn"), review("lugn", 2, Verdict.SHOW, "Lugn"),
        review("tillit", 1, Verdict.VALUE, value="v1"),
    ])  # fmt: skip
    missed = told(written("citizens", " LUGN ", 3), written("citizens", "stillhet", 2),
                  written("citizens", "tillit", 8), reviews=reviews)  # fmt: skip
    assert [(each.text, each.shares["citizens"].count) for each in missed.words] == [("Lugn", 5)]


def test_of_a_small_base_nearly_all_are_told_as_in_every_figure() -> None:
    few = dict.fromkeys(ANSWERED, 12)
    [missed] = missed_words(ALONE, few, written("citizens", "lugn", 11), SHOW_ALL)
    assert not missed.words[0].shares["citizens"].is_exact


def test_groups_that_are_not_shown_or_could_write_nothing_are_not_in_it() -> None:
    without = {key: n for key, n in ANSWERED.items() if key[0] != "elected"}
    found = missed_words(BOTH, without, written("elected", "lugn", 9), SHOW_ALL)
    assert found == ()
    found = missed_words(ALONE, ANSWERED, written("elected", "lugn", 9), SHOW_ALL)
    assert found == ()


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["citizens", "elected"]), st.sampled_from(["lugn", "ro", "bro", "x"])
    ),
    max_size=40,
)


@given(PEOPLE)
def test_nothing_is_told_of_fewer_than_the_threshold(people: list[tuple[str, str]]) -> None:
    """What follows from the words is about nobody or enough people: who is told of with a group,
    and who is among those who wrote any word that is told."""
    found = missed_words(
        BOTH, ANSWERED, [Written(group, "desired", word) for group, word in people], SHOW_ALL
    )
    for missed in found:
        shown = {folded(each.text) for each in missed.words}
        writers = [word for _, word in people if word in shown]
        assert not shown or len(writers) >= BOTH.threshold
        for word in missed.words:
            for group, share in word.shares.items():
                assert share.count == people.count((group, folded(word.text)))
                assert share.count >= BOTH.threshold
        assert "x" not in shown


def test_a_higher_threshold_is_kept() -> None:
    careful = replace(BOTH, threshold=10)
    [missed] = missed_words(careful, ANSWERED, written("citizens", "lugn", 9), SHOW_ALL)
    assert missed.unsaid == (Unsaid.FEW,)
