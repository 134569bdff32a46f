"""Sessions are opened and closed, durably and once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.responses.samples import FullDisk
from valuetui.responses.errors import StoreError
from valuetui.responses.sessions import (
    AlreadyOpen,
    NotOpen,
    Sitting,
    close_sitting,
    keep_sittings,
    merged,
    open_sitting,
    sittings,
)

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"


def test_a_session_is_opened_and_closed(tmp_path: Path) -> None:
    assert sittings(tmp_path) == []
    opened = open_sitting(tmp_path / "new", "Kommunfullmäktige", MONDAY, "elected")
    assert sittings(tmp_path / "new") == [opened]
    assert (opened.group, opened.closed) == ("elected", None)
    close_sitting(tmp_path / "new", "Kommunfullmäktige", TUESDAY)
    [closed] = sittings(tmp_path / "new")
    assert (closed.id, closed.closed) == (opened.id, TUESDAY)


def test_a_name_can_be_used_again_when_the_session_is_over(tmp_path: Path) -> None:
    open_sitting(tmp_path, "Fullmäktige", MONDAY)
    with pytest.raises(AlreadyOpen):
        open_sitting(tmp_path, "Fullmäktige", TUESDAY)
    close_sitting(tmp_path, "Fullmäktige", MONDAY)
    with pytest.raises(NotOpen):
        close_sitting(tmp_path, "Fullmäktige", MONDAY)
    open_sitting(tmp_path, "Fullmäktige", TUESDAY)
    assert [(each.opened, each.closed) for each in sittings(tmp_path)] == [
        (MONDAY, MONDAY),
        (TUESDAY, None),
    ]


def test_plain_tinydb_reads_the_table(tmp_path: Path) -> None:
    opened = open_sitting(tmp_path, "Fullmäktige", MONDAY)
    with TinyDB(tmp_path / "sessions.json", access_mode="r") as database:
        [document] = database.table("sessions").all()
    assert document["id"] == opened.id


def test_of_many_who_open_a_session_at_once_one_succeeds(tmp_path: Path) -> None:
    def tries(_: int) -> bool:
        try:
            open_sitting(tmp_path, "Fullmäktige", MONDAY)
        except AlreadyOpen:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(tries, range(8))) == 1
    assert len(sittings(tmp_path)) == 1


def test_a_full_disk_is_told_and_leaves_what_there_was(tmp_path: Path) -> None:
    opened = open_sitting(tmp_path, "Fullmäktige", MONDAY)
    disk = FullDisk()
    disk.full = True
    with pytest.raises(StoreError) as refused:
        open_sitting(tmp_path, "Nämnden", MONDAY, files=disk)
    assert refused.value.reason == "full"
    assert sittings(tmp_path) == [opened]


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sessions.json").write_text("a;b\n")
    with pytest.raises(StoreError):
        sittings(tmp_path)
    with pytest.raises(StoreError):
        open_sitting(tmp_path, "Fullmäktige", MONDAY)
    assert (tmp_path / "sessions.json").read_text() == "a;b\n"


DAYS = st.sampled_from([MONDAY, TUESDAY])
SITTINGS = st.lists(
    st.builds(Sitting, st.sampled_from("abc"), st.just("x"), DAYS, st.none(), st.none() | DAYS),
    unique_by=lambda sitting: sitting.id,
)


@given(SITTINGS, SITTINGS, SITTINGS)
def test_merging_is_the_same_in_whatever_order_and_however_often(
    one: list[Sitting], two: list[Sitting], three: list[Sitting]
) -> None:
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(merged(one, two), one) == merged(one, two)


def test_what_is_over_elsewhere_is_over_here(tmp_path: Path) -> None:
    opened = open_sitting(tmp_path, "Fullmäktige", MONDAY)
    other = Sitting("f" * 32, "Nämnden", TUESDAY)
    for _ in range(2):
        keep_sittings(tmp_path, [replace(opened, closed=TUESDAY), other])
        assert sittings(tmp_path) == [replace(opened, closed=TUESDAY), other]
