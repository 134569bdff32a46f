"""A save that was cut short: what is whole is kept, what is torn is set aside, nobody is misled."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.samples import Document, answer, by_id, plain
from valuetui.responses.closed import Recovery
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.layout import CLOSER
from valuetui.responses.store import StationStore

pytestmark = pytest.mark.slow

SECTOR = 64
"""Bytes that reach the disk together; smaller than in reality, so that there are more ways."""


class Torn:
    """A station's file before and after one more save, to be torn in every way.

    Always the same, so that hypothesis can repeat what it has found.
    """

    def __init__(self, folder: Path, last: Document) -> None:
        self.folder = folder
        self.kept = [answer(id=digit * 32) for digit in "abc"]
        self.last = last
        with StationStore(folder, "kiosk-1") as store:
            self.path = store.path
            store.save_many(self.kept)
            self.before = store.path.read_bytes()
            store.save(self.last)
            self.after = store.path.read_bytes()
        assert len(self.before) == len(self.after)
        changed = [n for n, byte in enumerate(self.before) if byte != self.after[n]]
        self.start = self.before.index(CLOSER)
        self.stop = changed[-1] + 1

    def check(self, data: bytes) -> Recovery | None:
        """What the store makes of these bytes: everything kept, plain TinyDB reads it, all goes on.

        A reader finds the same before the store has mended anything, and writes nothing.
        """
        self.path.write_bytes(data)
        expected = by_id(self.kept)
        with_last = by_id([*self.kept, self.last])
        read = by_id(list(ResponseFolder(self.folder).documents()))
        assert read in (expected, with_last)
        assert self.path.read_bytes() == data
        next_one = answer(id="e" * 32)
        with StationStore(self.folder, "kiosk-1") as store:
            assert by_id(plain(self.path)) == read
            assert store.save(next_one).new
            recovery = store.recovery
        assert by_id(plain(self.path)) == read | by_id([next_one])
        return recovery


@pytest.fixture
def torn(tmp_path: Path) -> Torn:
    return Torn(tmp_path, {"id": "d" * 32, "write_in": "two  blanks", "seconds": {"review": 3}})


def test_every_prefix_of_the_last_write_keeps_all_earlier_records(torn: Torn) -> None:
    for cut in range(torn.start, torn.stop):
        recovery = torn.check(torn.after[:cut] + torn.before[cut:])
        if cut > torn.start:
            assert recovery is not None
            assert recovery.reason == "torn"
            assert recovery.kept in (3, 4)


def test_every_truncation_keeps_all_earlier_records(torn: Torn) -> None:
    for cut in range(torn.start, torn.stop):
        torn.check(torn.after[:cut])


def test_what_is_torn_is_set_aside_beside_the_file_and_reported(torn: Torn) -> None:
    cut = torn.start + 60
    recovery = torn.check(torn.after[:cut] + torn.before[cut:])
    assert recovery is not None
    assert (recovery.path, recovery.kept, recovery.set_aside_bytes) == (torn.path, 3, 60)
    assert recovery.set_aside is not None
    assert recovery.set_aside.name.startswith("kiosk-1.json.torn-2")
    assert recovery.set_aside.read_bytes() == torn.after[torn.start : cut]


def test_two_tears_on_one_day_are_both_set_aside(torn: Torn) -> None:
    cut = torn.start + 60
    for _ in range(2):
        torn.check(torn.after[:cut] + torn.before[cut:])
    assert len(list(torn.path.parent.glob("*.torn-*"))) == 2


@pytest.mark.parametrize("garbage", [b"garbage", b"\0" * 700, b"\xff\xfe\n\n}}\n", b"}}\n", b'"'])
def test_garbage_behind_the_records_keeps_all_of_them(torn: Torn, garbage: bytes) -> None:
    for place in (torn.start, torn.start + len(CLOSER), len(torn.before)):
        torn.check(torn.before[:place] + garbage + torn.before[place + len(garbage) :])


def test_a_reserve_that_became_nuls_loses_nothing_and_is_made_blank_again(torn: Torn) -> None:
    recovery = torn.check(torn.before.rstrip(b" ") + b"\0" * 5000)
    assert recovery is not None
    assert recovery.set_aside is None


@settings(max_examples=60)
@given(st.data())
def test_any_loss_of_sectors_of_the_last_write_leaves_it_whole_or_absent(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    torn = Torn(tmp_path_factory.mktemp("torn"), answer(id="d" * 32))
    first, last = torn.start // SECTOR, (torn.stop - 1) // SECTOR
    lost = data.draw(st.sets(st.integers(first, last)), label="lost sectors")
    trash = data.draw(st.sampled_from([None, b" ", b"\0", b"\xaa"]), label="what is there instead")
    mixed = bytearray(torn.after)
    for sector in lost:
        begin = max(torn.start, sector * SECTOR)
        end = min(torn.stop, (sector + 1) * SECTOR)
        mixed[begin:end] = trash * (end - begin) if trash else torn.before[begin:end]
    torn.check(bytes(mixed))


def test_a_flipped_byte_in_the_last_record_costs_no_other(torn: Torn) -> None:
    for place in range(torn.start, torn.stop):
        damaged = bytearray(torn.after)
        damaged[place] ^= 0x10
        torn.path.write_bytes(damaged)
        with StationStore(torn.folder, "kiosk-1"):
            found = {document.get("id"): document for document in plain(torn.path)}
        assert all(found[document["id"]] == document for document in torn.kept)


def test_a_torn_save_of_a_process_that_died_is_mended_by_the_next_save_of_another(
    torn: Torn,
) -> None:
    torn.path.write_bytes(torn.before)
    with StationStore(torn.folder, "kiosk-1") as store:
        cut = torn.start + 60
        torn.path.write_bytes(torn.after[:cut] + torn.before[cut:])
        document = answer()
        store.save(document)
        assert store.recovery is not None
    assert by_id(plain(torn.path)) == by_id([*torn.kept, document])


def test_the_first_record_of_a_file_may_be_torn_too(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        path, before = store.path, store.path.read_bytes()
        store.save(answer())
        after = path.read_bytes()
    start = before.index(CLOSER)
    for cut in range(start + 1, start + 400, 13):
        path.write_bytes(after[:cut] + before[cut:])
        document: Document = answer()
        with StationStore(tmp_path, "kiosk-1") as store:
            store.save(document)
        assert plain(path) == [document]
