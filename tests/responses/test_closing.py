"""After closing nothing on disk tells in which order people came, and nothing else has changed."""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.samples import Document, FailingDisk, answer, by_id, plain
from valuetui.responses.closing import close_station
from valuetui.responses.due import is_due
from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.layout import Record, dump
from valuetui.responses.spool import put_in_spool, spool_path
from valuetui.responses.stations import stations
from valuetui.responses.store import StationStore
from valuetui.responses.verify import Change, verify_wave

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"


def keep(wave: Path, documents: Iterable[Document], station: str = "kiosk-1") -> Path:
    """Keep documents one by one, in the order in which they come."""
    with StationStore(wave, station) as store:
        for document in documents:
            store.save(document)
        return store.path


def tree(wave: Path) -> dict[str, bytes]:
    """Every file of a wave with its bytes."""
    files = (path for path in wave.rglob("*") if path.is_file())
    return {str(path.relative_to(wave)): path.read_bytes() for path in files}


def shuffled(documents: list[Document], seed: int) -> list[Document]:
    return Random(seed).sample(documents, len(documents))  # noqa: S311


@pytest.mark.parametrize("seed", range(3))
def test_two_orders_of_arrival_leave_the_very_same_bytes(tmp_path: Path, seed: int) -> None:
    documents = [answer(day=MONDAY) for _ in range(40)]
    waves = [tmp_path / "one", tmp_path / "other"]
    for number, wave in enumerate(waves):
        arrival = shuffled(documents, seed * 2 + number)
        keep(wave, arrival[:25])
        close_station(wave, "kiosk-1", MONDAY)
        keep(wave, arrival[25:])
        close_station(wave, "kiosk-1", TUESDAY)
    one, other = map(tree, waves)
    assert one == other
    assert by_id(plain(waves[0] / "responses" / "kiosk-1.json")) == by_id(documents)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(12)), st.integers(0, 12))
def test_it_makes_no_difference_how_often_one_has_closed_in_between(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], first: int
) -> None:
    documents = [answer(id=f"{number:032x}", day=MONDAY) for number in order]
    straight, often = tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("b")
    keep(straight, documents)
    for part in (documents[:first], documents[first:]):
        keep(often, part)
        close_station(often, "kiosk-1", MONDAY)
    close_station(straight, "kiosk-1", MONDAY)
    assert tree(straight) == tree(often)


def test_to_close_again_changes_nothing_on_any_later_day(tmp_path: Path) -> None:
    keep(tmp_path, [answer(day=MONDAY) for _ in range(5)])
    [closed] = close_station(tmp_path, "kiosk-1", MONDAY)
    assert (closed.records, closed.again, closed.seal.day) == (5, False, MONDAY)
    before = tree(tmp_path)
    [again] = close_station(tmp_path, "kiosk-1", TUESDAY)
    assert again.again
    assert again.seal == closed.seal
    assert tree(tmp_path) == before


def test_what_comes_later_is_kept_and_followed_by_everybody_who_has_the_file_open(
    tmp_path: Path,
) -> None:
    folder = None
    with StationStore(tmp_path, "kiosk-1") as store:
        documents = [answer() for _ in range(6)]
        store.save_many(documents)
        folder = ResponseFolder(tmp_path)
        assert by_id(list(folder.follow())) == by_id(documents)
        close_station(tmp_path, "kiosk-1", MONDAY)
        later = answer()
        assert store.save(later).new
        assert not store.save(documents[2]).new
        assert list(folder.follow()) == [later]
    assert by_id(plain(store.path)) == by_id([*documents, later])
    assert [each.findings for each in verify_wave(tmp_path)] == [()]


def test_every_station_is_closed_with_its_later_files_and_its_spool(tmp_path: Path) -> None:
    first, second, spooled = answer(), answer(), answer()
    disk = FailingDisk()
    with StationStore(tmp_path, "kiosk-1", disk) as store:
        store.save(first)
        disk.broken = lambda call: call == "sync"
        with pytest.raises(StoreError):
            store.save(second)
        disk.broken = lambda _: False
        store.save(second)
    put_in_spool(SYSTEM, spool_path(tmp_path, spooled["id"]), "kiosk-1", Record(7, dump(spooled)))
    assert stations(tmp_path) == ["kiosk-1"]
    closed = close_station(tmp_path, "kiosk-1", MONDAY)
    assert len(closed) >= 1
    assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id([first, second, spooled])
    assert not list((tmp_path / "spool").iterdir())
    assert [each.findings for each in verify_wave(tmp_path)] == [()] * len(closed)


def test_what_an_interrupted_rewrite_or_another_program_left_shows_no_order_either(
    tmp_path: Path,
) -> None:
    documents = [answer() for _ in range(9)]
    path = keep(tmp_path, documents)
    leftover = path.with_name(".kiosk-1.json.new")
    leftover.write_bytes(path.read_bytes()[:3000])
    path.write_text(json.dumps(json.loads(path.read_bytes())))
    with StationStore(tmp_path, "kiosk-1") as store:
        assert store.recovery is not None
        copy = store.recovery.set_aside
    assert copy is not None
    close_station(tmp_path, "kiosk-1", MONDAY)
    assert not leftover.exists()
    ids = [document["id"] for document in plain(copy)]
    assert ids == sorted(document["id"] for document in documents)


class TestManifest:
    def test_a_file_that_was_written_anew_behind_our_back_is_found(self, tmp_path: Path) -> None:
        documents = [answer() for _ in range(5)]
        path = keep(tmp_path, documents)
        close_station(tmp_path, "kiosk-1", MONDAY)
        path.unlink()
        keep(tmp_path, [{**document, "group": "elected"} for document in documents])
        [verified] = verify_wave(tmp_path)
        assert [each.change for each in verified.findings] == [Change.REWRITTEN]

    def test_a_file_that_is_gone_is_found(self, tmp_path: Path) -> None:
        keep(tmp_path, [answer()])
        keep(tmp_path, [answer()], "kiosk-2")
        for station in stations(tmp_path):
            close_station(tmp_path, station, MONDAY)
        (tmp_path / "responses" / "kiosk-1.json").unlink()
        found = {each.path.name: each.findings for each in verify_wave(tmp_path)}
        assert [each.change for each in found["kiosk-1.json"]] == [Change.MISSING]
        assert found["kiosk-2.json"] == ()

    def test_the_last_record_of_a_closed_file_cannot_be_taken_away(self, tmp_path: Path) -> None:
        path = keep(tmp_path, [answer() for _ in range(3)])
        close_station(tmp_path, "kiosk-1", MONDAY)
        lines = path.read_bytes().split(b"\n")
        del lines[4]
        path.write_bytes(b"\n".join(lines))
        [verified] = verify_wave(tmp_path)
        assert [each.change for each in verified.findings] == [Change.REWRITTEN]

    def test_what_was_found_on_closing_is_not_forgotten(self, tmp_path: Path) -> None:
        first, *_ = documents = [answer() for _ in range(3)]
        path = keep(tmp_path, documents)
        path.write_bytes(path.read_bytes().replace(b'"citizens"', b'"elected!"', 1))
        for day in (MONDAY, TUESDAY):
            [closed] = close_station(tmp_path, "kiosk-1", day)
            assert closed.seal.changed == (f"altered {first['id']}",)
            keep(tmp_path, [answer()])

    def test_it_says_nothing_of_what_was_answered_nor_of_an_order(self, tmp_path: Path) -> None:
        keep(tmp_path, [answer() for _ in range(3)])
        close_station(tmp_path, "kiosk-1", MONDAY)
        manifest = json.loads((tmp_path / "manifest.json").read_bytes())
        assert manifest.keys() == {"form", "files"}
        [entry] = manifest["files"].values()
        assert entry.keys() == {"length", "sha256", "day", "changed", "being_closed"}
        assert entry["being_closed"] is None


class TestDue:
    def test_a_day_that_is_over_is_closed_and_the_present_one_is_not(self, tmp_path: Path) -> None:
        keep(tmp_path, [answer(day=MONDAY), answer(day=MONDAY)])
        assert not is_due(tmp_path, "kiosk-1", MONDAY)
        assert is_due(tmp_path, "kiosk-1", TUESDAY)
        assert not is_due(tmp_path, "kiosk-2", TUESDAY)
        close_station(tmp_path, "kiosk-1", TUESDAY)
        assert not is_due(tmp_path, "kiosk-1", WEDNESDAY)

    def test_a_record_that_does_not_tell_its_day_is_closed_at_the_next_occasion(
        self, tmp_path: Path
    ) -> None:
        keep(tmp_path, [{"id": "a" * 32, "kind": "sealed", "age": "…"}])
        assert is_due(tmp_path, "kiosk-1", MONDAY)
        close_station(tmp_path, "kiosk-1", MONDAY)
        assert not is_due(tmp_path, "kiosk-1", TUESDAY)

    def test_answers_that_came_since_are_what_counts(self, tmp_path: Path) -> None:
        keep(tmp_path, [answer(day=MONDAY) for _ in range(3)])
        close_station(tmp_path, "kiosk-1", TUESDAY)
        keep(tmp_path, [answer(day=TUESDAY)])
        assert not is_due(tmp_path, "kiosk-1", TUESDAY)
        assert is_due(tmp_path, "kiosk-1", WEDNESDAY)


@pytest.mark.parametrize("call", ["write", "sync", "replace", "sync_folder"])
def test_a_closing_that_fails_loses_nothing_and_can_be_done_again(
    tmp_path: Path, call: str
) -> None:
    documents = [answer() for _ in range(8)]
    keep(tmp_path, documents)
    for failing in range(12):
        disk = FailingDisk()
        disk.broken = lambda name, disk=disk, n=failing: (  # type: ignore[misc]
            name == call and disk.calls.count(call) == n + 1
        )
        try:
            close_station(tmp_path, "kiosk-1", MONDAY, disk)
        except StoreError:
            assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id(documents)
            assert [each.findings for each in verify_wave(tmp_path)] == [()]
        else:
            break
    close_station(tmp_path, "kiosk-1", MONDAY)
    assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id(documents)
    assert all(not each.findings for each in verify_wave(tmp_path))
    assert all(each.again for each in close_station(tmp_path, "kiosk-1", TUESDAY))
