"""Sealed documents: what they tell, who can open them, and how they are kept and read."""

import json
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from tests.responses.samples import answer, by_id, plain
from tests.responses.sealing import Key, damage, damaged, new_key
from tests.responses.test_spool import BadFiles
from valuetui.responses.errors import DifferentRecord
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.layout import dump
from valuetui.responses.seal import NotOpened, Opener, Sealer, SealingMissing
from valuetui.responses.sealed import is_sealed
from valuetui.responses.store import StationStore
from valuetui.station.demo import demo_answers, demo_instrument

KEY, OTHER = x25519.Identity.generate(), x25519.Identity.generate()
SEALER = Sealer([str(KEY.to_public())])
OPENER = Opener([KEY])


@pytest.fixture
def key(tmp_path: Path) -> Key:
    """A key to seal for."""
    return new_key(tmp_path)


def reason(opener: Opener, document: dict[str, Any]) -> str:
    with pytest.raises(NotOpened) as refused:
        opener.open(document)
    return refused.value.reason


def test_only_the_id_is_to_be_seen_and_the_holder_of_the_key_sees_all() -> None:
    document = answer()
    sealed = SEALER.seal(document)
    assert is_sealed(sealed)
    assert not is_sealed(document)
    assert {name: sealed[name] for name in sealed if name != "age"} == {
        "kind": "sealed",
        "schema": 1,
        "id": document["id"],
    }
    assert sealed["age"].startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert OPENER.open(sealed) == document
    assert OPENER.open(json.loads(dump(sealed))) == document


def test_a_later_form_of_sealing_is_not_taken_for_this_one() -> None:
    assert not is_sealed({**SEALER.seal(answer()), "schema": 2})


def test_the_length_tells_nothing_of_what_was_picked() -> None:
    instrument = demo_instrument()
    [sample] = demo_answers(instrument, {"citizens": 1})
    ids = sorted((value.id for value in instrument.values), key=len)
    picked = [
        {question.id: tuple(ids[start:end]) for question in instrument.questions}
        for start, end in ((0, 0), (0, 1), (0, 10), (len(ids) - 10, len(ids)))
    ]
    sealed = [SEALER.seal(replace(sample, picks=picks).to_document()) for picks in picked]
    lengths = {len(pyrage.decrypt(each["age"].encode(), [KEY])) for each in sealed}
    assert lengths == {2048}


def test_what_is_longer_is_sealed_as_well() -> None:
    for length in (500, 2048, 5000):
        document = answer(write_in="x" * length)
        assert OPENER.open(SEALER.seal(document)) == document


def test_each_of_several_holders_opens_alone() -> None:
    third = x25519.Identity.generate()
    sealed = Sealer([str(each.to_public()) for each in (KEY, OTHER)]).seal(answer())
    assert OPENER.open(sealed) == Opener([OTHER]).open(sealed) == Opener([third, KEY]).open(sealed)
    assert reason(Opener([third]), sealed) == "other-key"


def test_another_key_and_damage_are_told_apart() -> None:
    sealed = SEALER.seal(answer())
    assert reason(Opener([OTHER]), sealed) == "other-key"
    assert reason(OPENER, damaged(sealed)) == "damaged"
    for age in ("", "hello", None, 3, sealed["age"][:-40], "\ud800"):
        assert reason(OPENER, {**sealed, "age": age}) == "damaged"
    assert reason(OPENER, {"kind": "sealed", "schema": 1, "id": sealed["id"]}) == "damaged"


def test_a_sealed_record_under_another_id_is_refused() -> None:
    """Who has no key could otherwise let somebody's answer count as often as they like."""
    sealed = SEALER.seal(answer())
    assert reason(OPENER, {**sealed, "id": answer()["id"]}) == "damaged"


@pytest.mark.parametrize("content", ["[]", "3", "{}", "{", '{"id":3}', "", "[" * 100_000])
def test_what_is_no_record_is_refused_whoever_sealed_it(content: str) -> None:
    age = pyrage.encrypt(content.encode(), [KEY.to_public()], armored=True).decode()
    assert reason(OPENER, {**SEALER.seal(answer()), "age": age}) == "damaged"


DOCUMENT = answer()
SEALED = SEALER.seal(DOCUMENT)


@given(st.integers(0, len(SEALED["age"]) - 1), st.characters(max_codepoint=255))
def test_a_letter_that_has_changed_never_changes_the_answer(place: int, letter: str) -> None:
    age = SEALED["age"]
    with suppress(NotOpened):
        assert OPENER.open({**SEALED, "age": age[:place] + letter + age[place + 1 :]}) == DOCUMENT


@pytest.mark.parametrize("keys", [[], ["age1"], [str(KEY)], [str(KEY.to_public()), ""]])
def test_nothing_is_sealed_for_what_is_no_public_key(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="public keys") as refused:
        Sealer(keys)
    assert str(KEY) not in str(refused.value)


def test_without_the_extra_it_is_said(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(SealingMissing):
        Sealer([key.public])
    with pytest.raises(SealingMissing):
        Opener.from_file(key.path)


# Kept


def test_what_is_sealed_anew_is_known_and_the_first_stays(tmp_path: Path) -> None:
    document = answer()
    first = SEALER.seal(document)
    with StationStore(tmp_path, "kiosk-1") as store:
        assert store.save(first).new
        before = store.path.read_bytes().rstrip(b" ")
        assert not store.save(SEALER.seal(document)).new
        assert [each.new for each in store.save_many([SEALER.seal(document), first])] == [False] * 2
        assert store.path.read_bytes().rstrip(b" ") == before
    with StationStore(tmp_path, "kiosk-1") as store:
        assert not store.save(SEALER.seal(document)).new
    assert plain(tmp_path / "responses" / "kiosk-1.json") == [first]


def test_sealed_and_open_under_one_id_are_different_and_the_first_stays(tmp_path: Path) -> None:
    one, other = answer(), answer()
    kept = [one, SEALER.seal(other)]
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save_many(kept)
        for refused in (SEALER.seal(one), other):
            with pytest.raises(DifferentRecord):
                store.save(refused)
    assert plain(tmp_path / "responses" / "kiosk-1.json") == kept


def test_what_goes_into_the_spool_is_sealed_and_known_there_too(tmp_path: Path) -> None:
    files, document = BadFiles(), answer()
    first = SEALER.seal(document)
    with StationStore(tmp_path, "kiosk-1", files) as store:
        files.bad = {"kiosk-1."}
        assert store.save(first).new
        assert not store.save(SEALER.seal(document)).new
    [path] = (tmp_path / "spool").glob("[!.]*")
    assert plain(path) == [first]
    files.bad = set()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        assert not store.save(SEALER.seal(document)).new
        assert plain(store.path) == [first]
    assert list((tmp_path / "spool").glob("[!.]*")) == []
    assert list(ResponseFolder(tmp_path, opener=OPENER).documents()) == [document]


# Read


def save(folder: Path, station: str, *documents: dict[str, Any]) -> None:
    with StationStore(folder, station) as store:
        store.save_many(documents)


def test_sealed_and_open_documents_lie_in_one_folder(tmp_path: Path) -> None:
    documents = [answer() for _ in range(6)]
    save(tmp_path, "kiosk-1", *documents[:2], *map(SEALER.seal, documents[2:4]))
    save(tmp_path, "kiosk-2", *map(Sealer([str(OTHER.to_public())]).seal, documents[4:]))
    for opener, read, unopened in (
        (None, documents[:2], {"sealed": 4}),
        (OPENER, documents[:4], {"other-key": 2}),
        (Opener([KEY, OTHER]), documents, {}),
    ):
        folder = ResponseFolder(tmp_path, opener=opener)
        for found in (list(folder.documents()), list(folder.follow())):
            assert len(found) == 6
            assert by_id([each for each in found if not is_sealed(each)]) == by_id(read)
            assert folder.unopened == unopened
            assert folder.problems == []
        assert list(folder.follow()) == []
        assert folder.unopened == unopened


def test_a_damaged_document_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    documents = [answer() for _ in range(3)]
    save(tmp_path, "kiosk-1", *map(SEALER.seal, documents))
    damage(tmp_path / "responses" / "kiosk-1.json", documents[1]["id"])
    folder = ResponseFolder(tmp_path, opener=OPENER)
    found = [each for each in folder.documents() if not is_sealed(each)]
    assert by_id(found) == by_id([documents[0], documents[2]])
    assert folder.unopened == {"damaged": 1}


@pytest.mark.parametrize("opener", [None, OPENER], ids=["no key", "key"])
@pytest.mark.parametrize("stations", [("a", "b"), ("b", "a")])
def test_of_an_answer_that_lies_there_sealed_and_open_one_is_read(
    stations: tuple[str, str], opener: Opener | None, tmp_path: Path
) -> None:
    document = answer()
    save(tmp_path, stations[0], SEALER.seal(document))
    save(tmp_path, stations[1], document)
    for folder in (ResponseFolder(tmp_path, opener=opener),) * 2:
        found = [each for each in folder.documents() if not is_sealed(each)]
        assert found == [document]
        assert folder.unopened == {}
        assert folder.problems == []
    following = ResponseFolder(tmp_path, opener=opener)
    assert [each for each in following.follow() if not is_sealed(each)] == [document]
    assert list(following.follow()) == []


def test_of_two_sealed_copies_the_sound_one_is_read(tmp_path: Path) -> None:
    document = answer()
    for station in ("a", "b", "c"):
        save(tmp_path, station, SEALER.seal(document))
    damage(tmp_path / "responses" / "a.json", document["id"])
    folder = ResponseFolder(tmp_path, opener=OPENER)
    assert [each for each in folder.documents() if not is_sealed(each)] == [document]
    assert folder.unopened == {}
    assert folder.problems == []
    assert len(list(ResponseFolder(tmp_path).documents())) == 1


def test_new_sealed_documents_are_followed(tmp_path: Path) -> None:
    one, other = answer(), answer()
    save(tmp_path, "kiosk-1", SEALER.seal(one))
    following = ResponseFolder(tmp_path, opener=OPENER)
    assert list(following.follow()) == [one]
    save(tmp_path, "kiosk-1", SEALER.seal(other))
    assert list(following.follow()) == [other]
    assert list(following.follow()) == []
