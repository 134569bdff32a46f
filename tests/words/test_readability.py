"""The measure by which easy Swedish is held to be easy."""

import pytest

from tests.words.readability import lix, sentences


def test_lix_is_the_length_of_sentences_and_the_share_of_long_words() -> None:
    assert lix(["Du bor här."]) == 3
    assert lix(["Du bor i kommunen.", "Du svarar."]) == pytest.approx(6 / 2 + 100 * 1 / 6)


def test_a_text_is_a_sentence_of_its_own_without_a_full_stop_too() -> None:
    assert sentences("Hur är den? Den är\nbra. Ja") == ["Hur är den", " Den är\nbra", " Ja"]
    assert lix(["Tack", "Nej tack"]) == 1.5
