"""The words that people missed, as they stand in the answers that count."""

from dataclasses import replace
from pathlib import Path

from tests.instrument.samples import make_instrument
from tests.responses.test_reviews import review
from tests.station.test_survey import answers, correction, keep
from valuetui.responses.answer import Answer, Paper
from valuetui.responses.record import Adjudication
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.reviews.review import Verdict
from valuetui.station.reviewing import Reviewing
from valuetui.station.survey import Survey

INSTRUMENT = make_instrument(write_in=("citizens",))
FORM = Paper("0f" * 16, "Kim")


def settled(of: Answer, words: dict[str, str]) -> Adjudication:
    found: Adjudication = correction(
        Adjudication, of, against=("0a" * 16,), revision=1, picks=of.picks, write_ins=words,
        paper=replace(FORM, operator="Ali"),
    )  # fmt: skip
    return found


def on_paper(number: int, word: str = "", start: int = 0) -> list[Answer]:
    words = {"desired": word} if word else {}
    return [replace(each, paper=FORM, write_ins=words)
            for each in answers(number, INSTRUMENT, start=start)]  # fmt: skip


def test_a_word_that_only_a_second_look_at_the_form_has_shown_is_reviewed(tmp_path: Path) -> None:
    first, *_ = given = on_paper(6)
    keep(tmp_path, given, INSTRUMENT)
    keep(tmp_path, [settled(first, {"desired": "lugn"})], INSTRUMENT, station="staff")
    [word] = Reviewing(tmp_path, "sv").desk.words
    assert (word.text, word.n) == ("lugn", 1)
    survey = Survey(tmp_path)
    [missed] = survey.with_words(survey.comparison()).missed
    assert [each.value for each in missed.unsaid] == ["unreviewed"]


def test_one_that_does_not_stand_on_the_form_after_all_is_not(tmp_path: Path) -> None:
    first, *_ = given = on_paper(6, "lugn")
    keep(tmp_path, [*given, settled(first, {})], INSTRUMENT)
    [word] = Reviewing(tmp_path, "sv").desk.words
    assert word.n == 5


def test_what_is_told_follows_the_reviews(tmp_path: Path) -> None:
    keep(tmp_path, on_paper(6, "lugn"), INSTRUMENT)
    survey = Survey(tmp_path)
    before, shown = survey.reviewed(), survey.comparison()
    assert survey.with_words(shown).missed[0].words == ()
    ReviewFile(tmp_path).add([review("lugn", 1, Verdict.SHOW)])
    assert survey.reviewed() != before
    assert [each.text for each in survey.with_words(shown).missed[0].words] == ["lugn"]
