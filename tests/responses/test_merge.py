"""Merging: set union by id, in any order, again and again, and no version is lost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

from tests.responses.folders import (
    HELD,
    a_void,
    an_answer,
    aside,
    documents,
    filled,
    folded,
    hexed,
    merged,
    place,
    take,
    tree,
    versions,
    versions_of,
)
from tests.responses.samples import FullDisk, plain
from valuetui.responses import merge as module
from valuetui.responses.errors import NotSaved, StoreError
from valuetui.responses.holdings import Place
from valuetui.responses.record import Fact
from valuetui.responses.store import StationStore

Documents = Iterable[Mapping[str, Any]]
KIOSK_1, KIOSK_2 = Place("kiosk-1", "answer", "kiosk"), Place("kiosk-2", "answer", "kiosk")

# The laws, over folders of facts of which many bear the same id and differ


@given(HELD, HELD, HELD)
def test_in_whatever_order_folders_are_merged_every_version_is_there_once(
    one: list[Fact], two: list[Fact], three: list[Fact]
) -> None:
    with place() as root:
        sources = [
            filled(root / name, facts) for name, facts in zip("abc", (one, two, three), strict=True)
        ]
        for number, order in enumerate(permutations(sources)):
            target = merged(root / f"{number}", *order)
            assert versions(target) == versions_of([*one, *two, *three])
            assert len({document["id"] for document in documents(target)}) == len(documents(target))


@given(HELD, HELD, HELD)
def test_folders_may_be_merged_on_the_way(
    one: list[Fact], two: list[Fact], three: list[Fact]
) -> None:
    """(a with b) with c, and a with (b with c): what was set aside on the way travels too."""
    with place() as root:
        left = merged(filled(root / "a", one), filled(root / "b", two))
        right = merged(filled(root / "b2", two), filled(root / "c", three))
        first = merged(root / "first", left, filled(root / "c2", three))
        second = merged(root / "second", filled(root / "a2", one), right)
        assert versions(first) == versions(second) == versions_of([*one, *two, *three])


@given(HELD, HELD, HELD)
def test_what_counts_afterwards_is_the_same_in_every_order_where_no_record_has_two_versions(
    one: list[Fact], two: list[Fact], three: list[Fact]
) -> None:
    known: dict[str, Fact] = {}
    assume(all(known.setdefault(fact.id, fact) == fact for fact in [*one, *two, *three]))
    with place() as root:
        sources = [
            filled(root / name, facts) for name, facts in zip("abc", (one, two, three), strict=True)
        ]
        results = [
            folded(merged(root / f"{number}", *order))
            for number, order in enumerate(permutations(sources))
        ]
        assert all(result == results[0] for result in results)
        assert aside(root / "0") == []


@given(HELD, HELD)
def test_what_is_there_stays_whatever_comes(one: list[Fact], two: list[Fact]) -> None:
    with place() as root:
        target = filled(root / "a", one)
        before = documents(target)
        after = documents(merged(target, filled(root / "b", two)))
        assert [document for document in after if document in before] == before


@given(HELD, HELD)
def test_merging_again_changes_nothing(one: list[Fact], two: list[Fact]) -> None:
    with place() as root:
        source = filled(root / "b", two)
        target = merged(filled(root / "a", one), source)
        before = tree(target)
        counts = take(target, source, target)
        assert tree(target) == before
        assert not counts.new
        assert counts.set_aside == 0


@given(HELD, HELD)
def test_a_dry_run_tells_the_same_and_writes_nothing(one: list[Fact], two: list[Fact]) -> None:
    with place() as root:
        target, source = filled(root / "a", one), filled(root / "b", two)
        before = tree(root)
        told = take(target, source, dry_run=True)
        assert tree(root) == before
        assert take(target, source) == told


# What is told


def test_new_known_and_refused_are_counted_by_station_and_channel(tmp_path: Path) -> None:
    target = filled(tmp_path / "a", [an_answer("a1"), an_answer("a2"), an_answer("a3")])
    source = filled(
        tmp_path / "b",
        [
            an_answer("a1"),
            an_answer("a2", "v2"),
            an_answer("a4"),
            an_answer("a5", station="kiosk-2"),
            a_void("c1", "a1"),
        ],
    )
    counts = take(target, source)
    assert counts.new == Counter({KIOSK_1: 1, KIOSK_2: 1, Place("staff", "void", ""): 1})
    assert counts.known == Counter({KIOSK_1: 1})
    assert counts.refused == Counter(different=1)
    assert counts.set_aside == 1
    assert set(folded(target)) == {hexed(name) for name in ("a2", "a3", "a4", "a5")}
    [refused] = aside(target)
    assert (refused["id"], refused["picks"]) == (hexed("a2"), {"current": ["v2"]})
    assert folded(target)[hexed("a2")].picks == {"current": ("v1",)}


def test_each_record_goes_to_the_file_of_its_station(tmp_path: Path) -> None:
    with StationStore(tmp_path / "b", "allt") as store:
        store.save_many(
            [an_answer("a1").to_document(), an_answer("a2", station="kiosk-2").to_document()]
        )
    take(tmp_path / "a", tmp_path / "b")
    for station, name in (("kiosk-1", "a1"), ("kiosk-2", "a2")):
        [document] = plain(tmp_path / "a" / "responses" / f"{station}.json")
        assert document["id"] == hexed(name)


def test_a_record_that_lies_in_another_file_of_the_folder_is_known(tmp_path: Path) -> None:
    """The demo's file, for one, holds the answers of three stations."""
    with StationStore(tmp_path / "a", "allt") as store:
        store.save(an_answer("a1").to_document())
    before = tree(tmp_path / "a")
    counts = take(tmp_path / "a", filled(tmp_path / "b", [an_answer("a1")]))
    assert counts.known == Counter({KIOSK_1: 1})
    assert tree(tmp_path / "a") == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"schema": 2}, "unknown"),
        ({"kind": "of-a-later-version"}, "unknown"),
        ({"picks": {"current": ["v1", "v1"]}}, "unknown"),
        ({"station": "../../etc/passwd"}, "station"),
        ({"station": "kiosk 1"}, "station"),
        ({"station": ""}, "station"),
        ({"station": "kiosk-1.2"}, "station"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_the_reason(
    change: dict[str, object], reason: str, tmp_path: Path
) -> None:
    with StationStore(tmp_path / "b", "kiosk-1") as store:
        store.save({**an_answer("a1").to_document(), **change})
        store.save(an_answer("a2").to_document())
    counts = take(tmp_path / "a", tmp_path / "b")
    assert counts.refused == Counter({reason: 1})
    assert [document["id"] for document in documents(tmp_path / "a")] == [hexed("a2")]
    assert aside(tmp_path / "a") == []


def test_two_versions_in_one_source_are_both_kept(tmp_path: Path) -> None:
    one, other = an_answer("a1"), an_answer("a1", "v2", station="kiosk-2")
    take(tmp_path / "a", filled(tmp_path / "b", [one, other]))
    assert folded(tmp_path / "a") == {one.id: one}
    assert [document["picks"] for document in aside(tmp_path / "a")] == [{"current": ["v2"]}]


def test_the_order_of_arrival_is_not_carried_along(tmp_path: Path) -> None:
    names = ["a7", "a2", "a9", "a1"]
    bytes_of = []
    for number, order in enumerate((names, names[::-1])):
        target = tmp_path / f"target{number}"
        take(target, filled(tmp_path / f"{number}", [an_answer(name) for name in order]))
        bytes_of.append((target / "responses" / "kiosk-1.json").read_bytes())
    assert bytes_of[0] == bytes_of[1]


# Interrupted, and at the same time as others


def test_records_are_saved_in_batches_and_the_rest_comes_with_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 4)
    monkeypatch.setattr(module, "LARGEST_BATCH", 8)
    facts = [an_answer(f"a{number:02}", "v1", "v2") for number in range(30)]
    source = filled(tmp_path / "b", facts)
    files = FullDisk()
    batches = []

    class Stops(StationStore):
        def save_many(self, documents):  # type: ignore[no-untyped-def]
            documents = list(documents)
            batches.append(len(documents))
            files.full = len(batches) > 3
            return super().save_many(documents)

    monkeypatch.setattr(module, "StationStore", Stops)
    monkeypatch.setattr("valuetui.responses.closed.LONGEST_APPEND", 1024)
    with pytest.raises(StoreError) as refused:
        take(tmp_path / "a", source, files=files)
    assert isinstance(refused.value, NotSaved)
    assert refused.value.reason == "full"
    assert batches == [4, 4, 8, 8]
    assert len(documents(tmp_path / "a")) == 16
    files.full = False
    batches.clear()
    counts = take(tmp_path / "a", source, files=files)
    assert (counts.known.total(), counts.new.total()) == (16, 14)
    assert versions(tmp_path / "a") == versions_of(facts)


def test_what_another_program_has_put_there_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = an_answer("a1"), an_answer("a1", "v2")
    source = filled(tmp_path / "b", [mine, an_answer("a2")])

    class Late(StationStore):
        def save_many(self, documents):  # type: ignore[no-untyped-def]
            self.save(theirs.to_document())
            return super().save_many(documents)

    monkeypatch.setattr(module, "StationStore", Late)
    counts = take(tmp_path / "a", source)
    assert counts.refused == Counter(different=1)
    assert counts.new == Counter({KIOSK_1: 1})
    assert versions(tmp_path / "a") == versions_of([mine, theirs, an_answer("a2")])
    assert folded(tmp_path / "a")[mine.id] == theirs
