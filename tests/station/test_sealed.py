"""A station that seals keeps what it cannot read; only the holder of the key has the results."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.responses.bundles import bundled
from tests.responses.samples import plain
from tests.responses.sealing import Key, damage, new_key
from tests.station.test_survey import (
    INSTRUMENT,
    OTHER_WORDS,
    answers,
    citizens,
    correction,
    keep,
)
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.errors import NoResponses, StoreVanished
from valuetui.responses.holdings import Place
from valuetui.responses.layout import Document
from valuetui.responses.record import Fact, Void
from valuetui.responses.seal import Opener, Sealer
from valuetui.station.collector import Collector
from valuetui.station.errors import NotComparable
from valuetui.station.merging import merge
from valuetui.station.opening import open_wave
from valuetui.station.survey import AllSealed, Survey


@pytest.fixture
def key(tmp_path: Path) -> Key:
    """The key that a station seals for."""
    return new_key(tmp_path)


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    """A folder for answers."""
    return tmp_path / "wave"


def keep_sealed(
    folder: Path,
    kept: Sequence[Fact],
    *keys: Key,
    instrument: Instrument = INSTRUMENT,
    station: str = "kiosk-1",
) -> None:
    sealer = Sealer([each.public for each in keys])
    with Collector(folder, station, instrument, sealer) as collector:
        for fact in kept:
            collector.save(fact)


def files_of(wave: Path) -> dict[str, bytes]:
    """All files of answers; the instruments beside them are no secret."""
    return {str(path.relative_to(wave)): path.read_bytes()
            for place in ("responses", "spool") for path in (wave / place).rglob("*")
            if path.is_file()}  # fmt: skip


def reason(survey: Survey) -> str:
    with pytest.raises(AllSealed) as refused:
        survey.comparison()
    return refused.value.reason


class CountingSealer(Sealer):
    """A sealer that knows how often it was asked to."""

    sealed = 0

    def seal(self, document: Any) -> Document:
        self.sealed += 1
        return super().seal(document)


def test_a_station_writes_what_it_cannot_read_and_needs_no_secret_key(wave: Path, key: Key) -> None:
    key.path.unlink()
    keep_sealed(wave, answers(6), key)
    content = b"".join(files_of(wave).values())
    told = answers(1)[0].to_document()
    for secret in (*INSTRUMENT.value_by_id, *INSTRUMENT.group_by_id, *told.keys() - {"id"}):
        if secret not in {"kind", "schema", "station"}:
            assert f'"{secret}"'.encode() not in content
    assert reason(Survey(wave)) == "sealed"
    assert Survey(wave).unopened == {"sealed": 6}


def test_a_file_of_sealed_answers_is_a_plain_tinydb_file(wave: Path, key: Key) -> None:
    keep_sealed(wave, answers(3), key)
    documents = plain(wave / "responses" / "kiosk-1.json")
    assert {document["id"] for document in documents} == {answer.id for answer in answers(3)}
    assert {frozenset(document) for document in documents} == {
        frozenset({"kind", "schema", "id", "age"})
    }


def test_the_holder_of_the_key_sees_what_would_be_seen_without_sealing(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    kept = [*answers(6), *answers(8, group="elected")]
    keep(tmp_path / "open", kept)
    keep_sealed(wave, kept[:7], key)
    keep_sealed(wave, kept[7:], key, station="kiosk-2")
    survey = Survey(wave, key.opener)
    assert survey.comparison() == Survey(tmp_path / "open").comparison()
    assert survey.unopened == {}


def test_new_sealed_answers_and_corrections_are_followed(wave: Path, key: Key) -> None:
    first, *others = answers(8)
    keep_sealed(wave, [first, *others[:5]], key)
    survey = Survey(wave, key.opener)
    assert citizens(survey) == 6
    keep_sealed(wave, others[5:], key)
    assert survey.refresh() is True
    assert citizens(survey) == 8
    keep_sealed(wave, [correction(Void, first)], key, station="staff")
    assert survey.refresh() is True
    assert citizens(survey) == 7
    assert survey.refresh() is False


def test_of_sealed_answers_nothing_that_was_shown_lies_open(wave: Path, key: Key) -> None:
    """So the figures move in steps for as long as the program runs."""
    keep_sealed(wave, answers(6), key)
    survey = Survey(wave, key.opener)
    before = survey.comparison()
    keep_sealed(wave, answers(4, start=20), key)
    assert survey.refresh() is True
    assert survey.comparison() == before
    assert citizens(survey) == 10
    assert sorted(path.name for path in wave.iterdir()) == ["instruments", "responses"]


def test_what_was_shown_of_the_open_answers_counts_as_shown(wave: Path, key: Key) -> None:
    keep(wave, answers(6))
    before = Survey(wave).comparison()
    keep_sealed(wave, answers(4, start=20), key)
    assert Survey(wave, key.opener).comparison() == before
    keep_sealed(wave, answers(1, start=30), key)
    [result] = Survey(wave, key.opener).comparison().groups
    assert result.n == 11


def test_each_of_several_holders_has_the_results(wave: Path, tmp_path: Path, key: Key) -> None:
    other = new_key(tmp_path, "the other")
    keep_sealed(wave, answers(6), key, other)
    assert citizens(Survey(wave, key.opener)) == citizens(Survey(wave, other.opener)) == 6


def test_a_wrong_key_opens_nothing_and_that_is_said(wave: Path, tmp_path: Path, key: Key) -> None:
    keep_sealed(wave, answers(6), key)
    survey = Survey(wave, new_key(tmp_path, "wrong").opener)
    assert survey.unopened == {"other-key": 6}
    assert reason(survey) == "other-key"


def test_a_damaged_answer_is_said_and_the_others_count(wave: Path, key: Key) -> None:
    kept = answers(7)
    keep_sealed(wave, kept, key)
    path = wave / "responses" / "kiosk-1.json"
    damage(path, kept[2].id)
    survey = Survey(wave, key.opener)
    assert survey.unopened == {"damaged": 1}
    assert citizens(survey) == 6
    for answer in kept:
        if answer.id != kept[2].id:
            damage(path, answer.id)
    assert reason(Survey(wave, key.opener)) == "damaged"


def test_sealed_and_open_answers_are_counted_together(wave: Path, key: Key) -> None:
    keep(wave, answers(5))
    keep_sealed(wave, answers(4, start=10), key)
    keep_sealed(wave, answers(2), key, station="kiosk-2")  # the same as two of the open ones
    without, with_key = Survey(wave), Survey(wave, key.opener)
    assert citizens(without) == 5
    assert without.unopened == {"sealed": 4}
    assert citizens(with_key) == 9
    assert with_key.unopened == {}
    [told] = without.problems
    assert (told.reason, told.count) == ("sealed", 4)
    assert with_key.problems == ()


def test_an_answer_that_could_not_be_saved_is_sealed_once_and_kept_once(
    wave: Path, key: Key
) -> None:
    sealer = CountingSealer([key.public])
    with Collector(wave, "kiosk-1", INSTRUMENT, sealer) as collector:
        collector.store.path.rename(wave / "away")
        for _ in range(3):
            with pytest.raises(StoreVanished):
                collector.save(answers(1)[0])
        (wave / "away").rename(collector.store.path)
        collector.save(answers(1)[0])
        assert sealer.sealed == 1
        collector.save(answers(1, start=1)[0])
        assert sealer.sealed == 2
    keep_sealed(wave, answers(1), key)  # once more, by a program that was started anew
    keep_sealed(wave, answers(4, start=2), key)
    assert citizens(Survey(wave, key.opener)) == 6


# Other words: nobody at the station can see what the sealed answers are answers to


def test_a_station_that_asks_other_words_than_sealed_answers_is_refused(
    wave: Path, key: Key
) -> None:
    keep_sealed(wave, answers(1), key)
    for sealer in (key.sealer, None):
        with pytest.raises(NotComparable):
            Collector(wave, "kiosk-2", OTHER_WORDS, sealer).open()


def test_what_was_only_tried_out_hinders_no_station_that_seals(wave: Path, key: Key) -> None:
    keep_sealed(wave, [], key, instrument=OTHER_WORDS)
    for _ in range(2):
        keep_sealed(wave, answers(6), key)
    better = replace(INSTRUMENT, version="2")
    keep_sealed(wave, answers(1, better, start=10), key, instrument=better)
    assert citizens(Survey(wave, key.opener)) == 7


# The copy with which the holder of the key goes on


def test_the_opened_copy_needs_no_key_and_gives_the_same_results(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    at_second = [replace(answer, station="kiosk-2") for answer in answers(4, start=20)]
    keep_sealed(wave, [*answers(6), correction(Void, answers(1)[0])], key)
    keep_sealed(wave, at_second, key, station="kiosk-2")
    keep(wave, answers(3, start=40), station="paper")
    before = files_of(wave)
    told = open_wave(wave, key.opener, tmp_path / "copy")
    assert (told.n, told.problems) == (14, ())
    assert Survey(tmp_path / "copy").comparison() == Survey(wave, key.opener).comparison()
    assert citizens(Survey(tmp_path / "copy")) == 12
    assert files_of(wave) == before


def test_the_opened_copy_does_not_tell_who_came_first(wave: Path, tmp_path: Path, key: Key) -> None:
    other, kept = tmp_path / "other", answers(9)
    keep_sealed(wave, kept, key)
    keep_sealed(other, kept[::-1], key)
    copies = [tmp_path / "one", tmp_path / "two"]
    for source, copy in zip((wave, other), copies, strict=True):
        open_wave(source, key.opener, copy)
    one, two = ((copy / "responses" / "kiosk-1.json").read_bytes() for copy in copies)
    assert one == two


def test_the_opened_copy_lacks_what_cannot_be_opened_and_that_is_said(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    keep_sealed(wave, answers(6), key)
    keep_sealed(wave, answers(2, start=10), new_key(tmp_path, "other"))
    damage(wave / "responses" / "kiosk-1.json", answers(1)[0].id)
    told = open_wave(wave, key.opener, tmp_path / "copy")
    assert told.n == 5
    assert {each.reason: each.count for each in told.problems} == {"other-key": 2, "damaged": 1}
    assert citizens(Survey(tmp_path / "copy")) == 5


def test_where_nothing_can_be_opened_there_is_no_copy(wave: Path, tmp_path: Path, key: Key) -> None:
    with pytest.raises(NoResponses):
        open_wave(wave, key.opener, tmp_path / "copy")
    keep_sealed(wave, [], key)
    with pytest.raises(NoResponses):
        open_wave(wave, key.opener, tmp_path / "copy")
    keep_sealed(wave, answers(6), key)
    with pytest.raises(AllSealed) as refused:
        open_wave(wave, new_key(tmp_path, "wrong").opener, tmp_path / "copy")
    assert refused.value.reason == "other-key"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys", "wave"]


def test_a_copy_that_was_cut_short_is_made_anew(wave: Path, tmp_path: Path, key: Key) -> None:
    keep_sealed(wave, answers(6), key)
    keep(tmp_path / ".copy.new", answers(3, start=50))
    (tmp_path / "copy").mkdir()
    assert open_wave(wave, key.opener, tmp_path / "copy").n == 6
    assert citizens(Survey(tmp_path / "copy")) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "keys", "wave"]


@pytest.mark.parametrize("station", ["../../away", "", "a/b", None, 3])
def test_a_station_that_no_file_may_be_named_after(
    station: object, wave: Path, tmp_path: Path, key: Key
) -> None:
    """Whoever knows the public key can seal what they like."""
    document = {**answers(1)[0].to_document(), "id": secrets.token_hex(16), "station": station}
    with Collector(wave, "kiosk-1", INSTRUMENT) as collector:
        collector.store.save(key.sealer.seal(document))
    assert open_wave(wave, key.opener, tmp_path / "copy").n == 1
    [path] = (tmp_path / "copy" / "responses").glob("*.json")
    assert path.name == "opened.json"


def test_two_keys_in_one_file_open_the_answers_of_both(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    other = new_key(tmp_path, "other")
    keep_sealed(wave, answers(3), key)
    keep_sealed(wave, answers(3, start=10), other)
    both = tmp_path / "both.txt"
    both.write_bytes(key.path.read_bytes() + other.path.read_bytes())
    assert citizens(Survey(wave, Opener.from_file(both))) == 6


def test_answers_are_saved_whole(wave: Path, key: Key) -> None:
    kept: list[Answer] = answers(2)
    with Collector(wave, "kiosk-1", INSTRUMENT, key.sealer) as collector:
        collector.save_many(kept)
        collector.save_many(kept)
        documents = collector.store.path.read_text(encoding="ascii").count('"sealed"')
    assert documents == 2


# From one machine to another


def test_sealed_answers_are_collected_merged_and_restored_unread(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    keep_sealed(wave, answers(6), key)
    keep(wave, answers(2, start=20), station="paper")
    bundle = bundled(wave, tmp_path / "samling.zip")
    for _ in range(2):
        merged = merge([bundle, wave], tmp_path / "centre")
        assert merged.counts.refused == {}
    assert merged.counts.known == {
        Place("kiosk-1", "sealed", ""): 12,
        Place("kiosk-1", "answer", "kiosk"): 4,
    }
    assert Survey(tmp_path / "centre").unopened == {"sealed": 6}
    assert citizens(Survey(tmp_path / "centre", key.opener)) == 8


def test_sealed_answers_that_may_be_to_other_words_are_kept_apart(
    wave: Path, tmp_path: Path, key: Key
) -> None:
    keep_sealed(wave, answers(3, OTHER_WORDS), key, instrument=OTHER_WORDS)
    keep(tmp_path / "centre", answers(5, start=10))
    merged = merge([wave], tmp_path / "centre")
    assert merged.counts.refused == {"other-words": 3}
    assert Survey(tmp_path / "centre", key.opener).unopened == {}
