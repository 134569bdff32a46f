"""What goes along with answers: logs of two machines, reviews, codes, margins, and the numbers of
sessions."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.test_reviews import review
from tests.station.issued import Issued
from tests.station.test_survey import OTHER_WORDS, answers, keep
from valuetui.reports.dialogue.entry import Entry, changed, newest, numbered, numbers_of
from valuetui.reports.dialogue.keeping import DialogueLog
from valuetui.responses.attendance import Turnout, sheet_path, turnout_path
from valuetui.responses.bundle import Kind
from valuetui.responses.codes.issuing import counted, destroy, twice_used
from valuetui.responses.codes.ledger import Ledger, spent_at
from valuetui.responses.codes.register import read_register
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.reviews.review import Verdict
from valuetui.responses.sealed_forms import SealedForms, forms_ledger
from valuetui.responses.sessions import Sitting, open_sitting
from valuetui.station.alongside import Alongside
from valuetui.station.bundling import bundle_folder
from valuetui.station.council import account, count_present, named
from valuetui.station.merging import merge
from valuetui.station.queue import Queue
from valuetui.station.restoring import restore

MONDAY = date(2026, 11, 23)
IDS = [f"{number:032x}" for number in range(1, 9)]


def collected(folder: Path, to: Path) -> Path:
    return bundle_folder(folder, to, Kind.ANSWERS).path


def merged(source: Path, folder: Path, *, dry_run: bool = False) -> Alongside:
    [taken] = merge([source], folder, dry_run=dry_run).sources
    return taken.alongside


# Logs


def test_two_logs_become_one_and_each_entry_keeps_all_that_was_written(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6, start=10))
    ours, theirs = DialogueLog(tmp_path / "a"), DialogueLog(tmp_path / "b")
    first = ours.add({"said": "öppenhet"}, MONDAY)
    merged(collected(tmp_path / "a", tmp_path / "a.zip"), tmp_path / "b")
    assert theirs.entries() == [first]
    theirs.change(1, {"owner": "kansliet"}, MONDAY)
    theirs.add({"said": "tillit"}, MONDAY)
    ours.add({"said": "lust"}, MONDAY - timedelta(1))
    bundle = collected(tmp_path / "b", tmp_path / "b.zip")
    before = ours.history()
    planned = merged(bundle, tmp_path / "a", dry_run=True)
    assert ours.history() == before
    came = merged(bundle, tmp_path / "a")
    assert came.log == planned.log
    assert (len(came.log.new), came.log.theirs, came.log.ours) == (2, ((2, 3),), ())
    assert [(each.number, each.said, each.owner) for each in ours.entries()] == [
        (1, "öppenhet", "kansliet"), (2, "lust", ""), (3, "tillit", ""),
    ]  # fmt: skip
    assert merged(bundle, tmp_path / "a").new == 0
    merged(tmp_path / "a", tmp_path / "b")
    assert theirs.history() == ours.history()


def test_a_promise_that_was_changed_in_two_places_is_told_and_both_are_kept(tmp_path: Path) -> None:
    ours, theirs = DialogueLog(tmp_path / "a"), DialogueLog(tmp_path / "b")
    ours.add({"said": "öppenhet"}, MONDAY)
    theirs.join(ours)
    here, _ = ours.change(1, {"owner": "kansliet"}, MONDAY)
    there, _ = theirs.change(1, {"owner": "kommunchefen"}, MONDAY + timedelta(1))
    assert ours.join(theirs).clashing == (1,)
    assert (set(ours.versions(1)) >= {here, there}, ours.entries()) == (True, [there])
    assert ours.join(theirs).clashing == ()  # said once
    settled, _ = ours.change(1, {"owner": "nämnden"}, MONDAY)
    assert (ours.entries(), ours.clashing()) == ([settled], [])


def test_nothing_comes_along_from_another_survey(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6, OTHER_WORDS), OTHER_WORDS)
    DialogueLog(tmp_path / "b").add({"said": "öppenhet"}, MONDAY)
    ReviewFile(tmp_path / "b").add([review("lugn", 1, Verdict.SHOW)])
    assert merged(tmp_path / "b", tmp_path / "a") == Alongside()
    assert DialogueLog(tmp_path / "a").entries() == []


VERSIONS = st.lists(
    st.builds(
        Entry,
        number=st.integers(1, 3),
        version=st.integers(1, 3),
        day=st.dates(MONDAY, MONDAY + timedelta(3)),
        said=st.sampled_from("abc"),
        entry=st.sampled_from(IDS[:4]),
    ),
    max_size=10,
)


@given(VERSIONS, VERSIONS, st.randoms())
def test_numbers_and_what_counts_are_the_same_in_whatever_order_logs_are_joined(
    one: list[Entry], other: list[Entry], chance: object
) -> None:
    together, mixed = [*one, *other], [*other, *one]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert numbers_of(together) == numbers_of(mixed)
    assert newest(numbered(together)) == newest(numbered(mixed))
    numbers = numbers_of(together)
    assert len(set(numbers.values())) == len(numbers)
    for entry in newest(numbered(together)):
        assert changed(entry, {}, MONDAY) is entry or entry.status == "done"


# Reviews


def test_reviews_go_along_and_what_was_decided_twice_is_told(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6, start=10))
    hidden, shown = review("lugn", 1, Verdict.HIDE), review("lugn", 1, Verdict.SHOW)
    ReviewFile(tmp_path / "a").add([hidden])
    ReviewFile(tmp_path / "b").add([shown, review("ro", 1, Verdict.SHOW)])
    bundle = collected(tmp_path / "b", tmp_path / "b.zip")
    came = merged(bundle, tmp_path / "a")
    assert (came.reviews, came.disputed) == (2, 1)
    assert ReviewFile(tmp_path / "a").read().own("lugn") == hidden
    came = merged(bundle, tmp_path / "a")
    assert (came.reviews, came.disputed) == (0, 0)
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    assert restore(backup, tmp_path / "r").alongside.reviews == 3
    assert ReviewFile(tmp_path / "r").read() == ReviewFile(tmp_path / "a").read()


def test_a_bundle_without_them_can_be_read_by_every_version(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    forms = []
    for name in ("without.zip", "with.zip"):
        path = collected(tmp_path / "a", tmp_path / name)
        forms.append(b'"form": 1' in manifest_of(path))
        ReviewFile(tmp_path / "a").add([review("lugn", 1, Verdict.SHOW)])
    assert forms == [True, False]


def manifest_of(path: Path) -> bytes:
    with ZipFile(path) as archive:
        return archive.read("manifest.json")


# Codes


def use(folder: Path, digest: str, answer: str = IDS[0]) -> None:
    with Ledger(folder, "kiosk-1") as ledger:
        ledger.save(digest, answer, lambda: None)


def digests_of(issued: Issued, n: int) -> list[str]:
    register = read_register(issued.folder, "kiosk-1")
    assert register is not None
    return [register.digest(issued.code(place)) for place in range(n)]


def test_a_kiosk_that_broke_is_set_up_anew_and_its_slips_are_still_good(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    issued = Issued(tmp_path / "a")
    first, second, *_ = digests_of(issued, 3)
    use(tmp_path / "a", first)
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    restored = restore(backup, tmp_path / "r")
    assert restored.alongside.codes.registers == ("kiosk-1",)
    assert counted(tmp_path / "r") == counted(tmp_path / "a")
    assert spent_at(tmp_path / "r", "kiosk-1") == {first}
    use(tmp_path / "r", second)
    assert restore(backup, tmp_path / "r").alongside.new == 0
    assert spent_at(tmp_path / "r", "kiosk-1") == {first, second}


def test_no_code_is_unused_in_a_backup_that_has_its_answer(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    first, *_ = digests_of(Issued(tmp_path / "a"), 1)

    def somebody_answers(_: float) -> None:
        if first not in spent_at(tmp_path / "a", "kiosk-1"):
            use(tmp_path / "a", first)

    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP, show=somebody_answers)
    restore(backup.path, tmp_path / "r")
    assert spent_at(tmp_path / "r", "kiosk-1") == {first}


def test_what_is_merged_are_used_codes_alone_and_one_used_twice_is_told(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    issued = Issued(tmp_path / "a")
    first, second, third = digests_of(issued, 3)
    use(tmp_path / "a", first)
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    restore(backup, tmp_path / "b")
    use(tmp_path / "a", second)
    for digest in (second, third):  # the old machine and the new one both took the second
        use(tmp_path / "b", digest)
    bundle = collected(tmp_path / "b", tmp_path / "b.zip")
    assert b"key" not in manifest_of(bundle)
    assert b"codes/kiosk-1.json" not in manifest_of(bundle)
    came = merged(bundle, tmp_path / "a")
    assert (came.codes.used, came.codes.twice, came.codes.registers) == (1, 1, ())
    assert twice_used(tmp_path / "a") == 1
    assert counted(tmp_path / "a").open["elected"].used == 3
    assert merged(bundle, tmp_path / "a").codes.used == 0


def test_destroyed_codes_come_back_with_no_backup(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    issued = Issued(tmp_path / "a")
    use(tmp_path / "a", digests_of(issued, 1)[0])
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    bundle = collected(tmp_path / "a", tmp_path / "s.zip")
    destroy(tmp_path / "a")
    merged(bundle, tmp_path / "a")
    left = [each.name for each in (tmp_path / "a" / "codes").iterdir()]
    assert [each for each in left if not each.startswith(".")] == []
    restored = restore(backup, tmp_path / "a")
    assert restored.alongside.codes.gone == ("kiosk-1",)
    assert not counted(tmp_path / "a").open
    again = bundle_folder(tmp_path / "a", tmp_path / "efter.zip", Kind.BACKUP).path
    restore(again, tmp_path / "r")
    assert counted(tmp_path / "r") == counted(tmp_path / "a")


def test_other_codes_of_a_station_stay_and_a_kiosk_that_takes_codes_is_told(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6))
    issued = Issued(tmp_path / "a")
    Issued(tmp_path / "b")
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    use(tmp_path / "a", digests_of(issued, 1)[0])
    with Ledger(tmp_path / "b", "kiosk-1") as ledger:
        path = ledger._pending.with_name(".kiosk-1.lock")
        [taken] = merge([tmp_path / "a"], tmp_path / "b").sources
    assert taken.problems == (Problem(path, "busy"),)
    own = Issued(tmp_path / "c", number=3)
    keep(tmp_path / "c", answers(6))
    kept = read_register(tmp_path / "c", "kiosk-1")
    assert restore(backup, tmp_path / "c").alongside.codes.other == ("kiosk-1",)
    assert (read_register(tmp_path / "c", "kiosk-1"), own.used) == (kept, 0)


# Margins


def test_a_backup_brings_the_margins_back_and_writes_over_none(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    margins = tmp_path / "a" / "margins.toml"
    margins.write_bytes(b"# as it was typed\r\n")
    backup = bundle_folder(tmp_path / "a", tmp_path / "backup.zip", Kind.BACKUP).path
    planned = restore(backup, tmp_path / "b", dry_run=True)
    assert not (tmp_path / "b").exists()
    came = restore(backup, tmp_path / "b")
    assert planned.alongside.margins
    assert came.alongside.margins
    assert (tmp_path / "b" / "margins.toml").read_bytes() == margins.read_bytes()

    margins.write_bytes(b"# corrected since")
    kept = restore(backup, tmp_path / "a")
    assert kept.problems == (Problem(margins, "margins-kept"),)
    assert margins.read_bytes() == b"# corrected since"


def test_margins_stay_where_they_are_when_answers_are_collected(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6, start=10))
    (tmp_path / "a" / "margins.toml").write_bytes(b"# of a")
    merged(collected(tmp_path / "a", tmp_path / "a.zip"), tmp_path / "b")
    assert not (tmp_path / "b" / "margins.toml").exists()


# How many took part in sessions


def in_a_queue(folder: Path) -> tuple[Sitting, Queue]:
    """Two have answered and one has walked away, of six who are present."""
    sitting = open_sitting(folder, "Fullmäktige", "2026-11-23", "elected")
    count_present(folder, sitting, 6)
    queue = Queue(folder, sitting, "kiosk-1")
    for each in (*IDS[:2], "f" * 32):
        queue.begun(each)
        if each in IDS:
            hand_in(folder, sitting, each)
            queue._counter.kept(each)
    queue.gone()
    return sitting, queue


def hand_in(folder: Path, sitting: Sitting, identifier: str) -> None:
    [made] = answers(1, group="elected")
    keep(folder, [replace(made, id=identifier, session=sitting.id, day="2026-11-23")])


@pytest.mark.parametrize("is_handed_in", [True, False])
def test_a_kiosk_that_is_restored_in_the_middle_of_a_session_goes_on_counting(
    tmp_path: Path, *, is_handed_in: bool
) -> None:
    sitting, queue = in_a_queue(tmp_path / "a")
    queue.begun(IDS[2])
    if is_handed_in:
        hand_in(tmp_path / "a", sitting, IDS[2])  # and not counted yet
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    queue.close()
    with ZipFile(backup) as archive:
        counted_names = [name for name in archive.namelist() if name.startswith("attendance/")]
        assert not any(IDS[2].encode() in archive.read(name) for name in counted_names)
    assert restore(backup, tmp_path / "r", dry_run=True).alongside.attendance == 2
    assert restore(backup, tmp_path / "r").alongside.attendance == 2
    assert restore(backup, tmp_path / "r").alongside.attendance == 0

    queue = Queue(tmp_path / "r", named(tmp_path / "r", sitting.name), "kiosk-1")
    queue.begun(IDS[3])
    hand_in(tmp_path / "r", sitting, IDS[3])
    queue._counter.kept(IDS[3])
    queue.close()
    told = account(tmp_path / "r", sitting).reconciliation
    assert (told.present, told.begun, told.stopped, told.differences) == (6, 5, 1, ())
    answered = (4, 0, 1) if is_handed_in else (3, 1, 1)
    assert (told.submitted, told.cut_off, told.unanswered) == answered


def test_numbers_that_are_counted_here_stay_and_those_of_a_queue_that_goes_on(
    tmp_path: Path,
) -> None:
    sitting, queue = in_a_queue(tmp_path / "a")
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    queue.begun(IDS[4])
    queue.gone()
    queue.close()
    path = turnout_path(tmp_path / "a", sitting.id, "kiosk-1")
    assert restore(backup, tmp_path / "a").problems == (Problem(path, "attendance-kept"),)
    assert account(tmp_path / "a", sitting).turnout == Turnout(begun=4, kept=2, stopped=2)
    Queue(tmp_path / "r", sitting, "kiosk-1")
    [busy] = restore(backup, tmp_path / "r").problems
    assert busy.reason == "busy"


def test_what_is_damaged_is_told_and_the_rest_goes_along(tmp_path: Path) -> None:
    sitting, queue = in_a_queue(tmp_path / "a")
    queue.close()
    damaged = sheet_path(tmp_path / "a", sitting.id)
    damaged.write_text("{")
    bundled = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP)
    assert bundled.problems == (Problem(damaged, "damaged-attendance"),)
    assert restore(bundled.path, tmp_path / "r").alongside.attendance == 1


def test_what_is_damaged_here_hinders_none_of_the_other_numbers(tmp_path: Path) -> None:
    sitting, queue = in_a_queue(tmp_path / "a")
    queue.close()
    backup = bundle_folder(tmp_path / "a", tmp_path / "k.zip", Kind.BACKUP).path
    damaged = sheet_path(tmp_path / "r", sitting.id)
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{")
    told = restore(backup, tmp_path / "r")
    assert told.problems == (Problem(damaged, "damaged-attendance"),)
    assert told.alongside.attendance == 1


# Forms that were sealed


def test_which_forms_were_sealed_goes_along_and_is_a_union(tmp_path: Path) -> None:
    for folder, forms in (("a", IDS[:2]), ("b", IDS[1:3])):
        keep(tmp_path / folder, answers(6))
        for each in forms:
            with forms_ledger(tmp_path / folder, "kansli-1") as ledger:
                ledger.save(each, IDS[5], lambda: None)
    bundle = collected(tmp_path / "a", tmp_path / "a.zip")
    assert merged(bundle, tmp_path / "b", dry_run=True).forms == 1
    assert merged(bundle, tmp_path / "b").forms == 1
    assert merged(bundle, tmp_path / "b").forms == 0
    assert SealedForms(tmp_path / "b").digests() == set(IDS[:3])
    backup = bundle_folder(tmp_path / "b", tmp_path / "k.zip", Kind.BACKUP).path
    assert restore(backup, tmp_path / "r").alongside.forms == 3
