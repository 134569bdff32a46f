"""The log of a dialogue: durable, numbered, and without a word that is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.instrument.samples import make_instrument
from tests.responses.samples import FullDisk
from valuetui.reports.dialogue.entry import Entry, Status, begun, changed, newest, read
from valuetui.reports.dialogue.following import follow_up, summary
from valuetui.reports.dialogue.keeping import DialogueLog, NoEntry
from valuetui.reports.pdf.compile import compiled
from valuetui.responses.bundle import LOG
from valuetui.responses.errors import StoreError
from valuetui.words import Words, languages

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_entries_are_numbered_and_kept(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path / "new")
    assert log.entries() == []
    first = log.add({"said": "öppenhet", "owner": "kansliet", "due": TUESDAY}, MONDAY)
    second = log.add({"said": "Varför tar det tid?"}, MONDAY)
    assert DialogueLog(tmp_path / "new").entries() == [first, second]
    assert [each.number for each in (first, second)] == [1, 2]
    assert (first.owner, first.due, first.status, first.version) == (
        "kansliet", TUESDAY, Status.NEW, 1,
    )  # fmt: skip


def test_a_change_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path)
    first = log.add({"said": "öppenhet", "due": MONDAY}, MONDAY)
    moved, is_new = log.change(1, {"due": TUESDAY}, TUESDAY)
    assert is_new
    assert log.entries() == [moved]
    assert log.versions(1) == [first, moved]
    assert (moved.version, moved.day, moved.said) == (2, TUESDAY, "öppenhet")


def test_what_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path)
    log.add({"said": "öppenhet"}, MONDAY)
    before = (tmp_path / LOG).read_bytes()
    entry, is_new = log.change(1, {"said": " öppenhet\n"}, TUESDAY)
    assert (is_new, entry.version) == (False, 1)
    assert (tmp_path / LOG).read_bytes() == before


def test_what_is_done_has_a_day_and_what_is_open_again_has_none(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path)
    log.add({"said": "öppenhet"}, MONDAY)
    done, _ = log.change(1, {"status": Status.DONE}, TUESDAY)
    assert (done.done, done.is_closed) == (TUESDAY, True)
    again, _ = log.change(1, {"status": Status.GOING}, TUESDAY)
    assert (again.done, again.is_closed) == (None, False)


def test_a_number_that_is_not_there_is_said(tmp_path: Path) -> None:
    log = DialogueLog(tmp_path)
    with pytest.raises(NoEntry) as missing:
        log.versions(3)
    assert missing.value.number == 3
    with pytest.raises(NoEntry):
        log.change(3, {"said": "x"}, MONDAY)


def test_only_what_is_open_is_overdue() -> None:
    entry = begun(1, {"said": "x", "due": MONDAY}, MONDAY)
    assert not entry.is_overdue(MONDAY)
    assert entry.is_overdue(TUESDAY)
    assert replace(entry, status="väntar").is_overdue(TUESDAY)
    assert not replace(entry, status=Status.DROPPED).is_overdue(TUESDAY)


def test_plain_tinydb_reads_the_table(tmp_path: Path) -> None:
    made = DialogueLog(tmp_path).add({"said": "öppenhet", "due": MONDAY}, MONDAY)
    with TinyDB(tmp_path / LOG, access_mode="r") as database:
        [document] = database.table("log").all()
    assert dict(document) == {
        "number": 1, "version": 1, "day": "2026-11-23", "said": "öppenhet",
        "due": "2026-11-23", "status": "new", "entry": made.entry,
    }  # fmt: skip


def test_of_many_who_write_at_once_each_has_a_number(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: DialogueLog(tmp_path).add({"said": str(n)}, MONDAY), range(8)))
    entries = DialogueLog(tmp_path).entries()
    assert [each.number for each in entries] == list(range(1, 9))
    assert {each.said for each in entries} == set(map(str, range(8)))


def test_a_full_disk_is_told_and_leaves_what_there_was(tmp_path: Path) -> None:
    kept = DialogueLog(tmp_path).add({"said": "öppenhet"}, MONDAY)
    disk = FullDisk()
    disk.full = True
    with pytest.raises(StoreError) as refused:
        DialogueLog(tmp_path, disk).add({"said": "tillit"}, MONDAY)
    assert refused.value.reason == "full"
    assert DialogueLog(tmp_path).entries() == [kept]


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / LOG).write_text("a;b\n")
    with pytest.raises(StoreError):
        DialogueLog(tmp_path).entries()
    with pytest.raises(StoreError):
        DialogueLog(tmp_path).add({"said": "x"}, MONDAY)
    assert (tmp_path / LOG).read_text() == "a;b\n"


@pytest.mark.parametrize(
    "document",
    [{}, {"number": "1", "version": 1, "day": "2026-11-23"}, {"number": 1, "version": 1, "day": 3}],
)
def test_what_is_no_entry_is_passed_over(document: dict[str, object]) -> None:
    assert read(document) is None


TEXT = st.text(max_size=20)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2100, 1, 1))
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "said": TEXT, "owner": TEXT, "note": TEXT, "due": DAYS,
        "status": st.sampled_from(Status) | st.just("väntar"),
    },
)  # fmt: skip


@given(st.lists(FIELDS, min_size=1, max_size=6), st.randoms())
def test_whatever_is_written_is_read_again_and_the_newest_counts(
    steps: list[dict[str, object]], chance: object
) -> None:
    versions = [begun(1, steps[0], MONDAY)]
    for days, fields in enumerate(steps[1:], start=1):
        after = changed(versions[-1], fields, MONDAY + timedelta(days))
        if after is not versions[-1]:
            versions.append(after)
    assert [read(each.document()) for each in versions] == versions
    assert [each.version for each in versions] == list(range(1, len(versions) + 1))
    mixed = list(versions)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert newest(mixed) == [versions[-1]]


def entries() -> list[Entry]:
    return [
        begun(1, {"said": "öppenhet", "action": "Öppet hus", "due": MONDAY}, MONDAY),
        begun(2, {"said": "tillit", "status": "done", "note": "Blev av."}, MONDAY),
        begun(3, {"said": "byråkrati", "status": "dropped"}, MONDAY),
        begun(4, {"said": "lust", "status": "väntar"}, MONDAY),
    ]


def test_the_follow_up_tells_what_is_open_before_what_is_closed() -> None:
    told = follow_up(entries(), make_instrument(), Words("sv"), TUESDAY, "kansliet")
    assert [[row["said"][0] for row in each["rows"]] for each in told["sections"]] == [
        ["öppenhet", "lust"], ["tillit", "byråkrati"],
    ]  # fmt: skip
    rows = [row for each in told["sections"] for row in each["rows"]]
    assert [row["status"] for row in rows] == [
        "Inte påbörjad", "Väntar", "Klar 2026-11-23", "Avbruten",
    ]  # fmt: skip
    assert [bool(row["overdue"]) for row in rows] == [True, False, False, False]
    assert "kansliet" in told["note"]


def test_the_summary_counts_every_entry_once() -> None:
    assert summary(entries(), TUESDAY, Words("sv")) == (
        "4 saker är uppskrivna: 1 inte påbörjad, 1 klar, 1 avbruten, 1 har ett annat läge,"
        " 1 försenad"
    )
    assert summary([], TUESDAY, Words("en")) == "0 things are written down"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("number", [0, 1, 60])
def test_the_follow_up_is_laid_out_however_much_is_written(language: str, number: int) -> None:
    many = [begun(n, {"said": "ord " * 40, "action": "gör " * 80, "owner": "kommunstyrelsen"},
                  MONDAY) for n in range(1, number + 1)]  # fmt: skip
    told = follow_up(many, make_instrument(), Words(language), TUESDAY)
    assert compiled("dialogue-follow-up", told, TUESDAY).startswith(b"%PDF")
