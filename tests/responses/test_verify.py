"""What was changed behind the program's back is found, and it is said which record it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.samples import answer, plain
from valuetui.responses.files import SYSTEM
from valuetui.responses.layout import Record, Scan, dump, lines
from valuetui.responses.store import StationStore
from valuetui.responses.verify import Change, Finding, changes, verify_file

IDS = [digit * 32 for digit in "abcde"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A station's file with five answers, saved one by one."""
    with StationStore(tmp_path, "kiosk-1") as store:
        for each in IDS:
            store.save(answer(id=each))
        return store.path


def change(path: Path, how: Callable[[list[str]], list[str]]) -> None:
    """Change the record lines of a file, as somebody with an editor would."""
    first, second, *rest = path.read_text().split("\n")
    records, end = rest[: len(IDS)], rest[len(IDS) :]
    changed = [record.lstrip(",") for record in how(records)]
    begun = changed[:1] + [f",{record}" for record in changed[1:]]
    path.write_text("\n".join([first, second, *begun, *end]))
    json.loads(path.read_text())


def found(path: Path) -> list[tuple[Change, str]]:
    return [(each.change, each.identifier) for each in verify_file(SYSTEM, path).findings]


def test_a_file_as_it_was_written_shows_nothing(path: Path) -> None:
    verified = verify_file(SYSTEM, path)
    assert (verified.records, verified.findings) == (5, ())
    assert len(verified.head) == 32


@pytest.mark.parametrize("number", range(5))
def test_an_altered_record_is_named(path: Path, number: int) -> None:
    change(path, lambda records: [
        record.replace('"citizens"', '"employees"') if place == number else record
        for place, record in enumerate(records)
    ])  # fmt: skip
    assert found(path) == [(Change.ALTERED, IDS[number])]


@pytest.mark.parametrize("number", range(4))
def test_of_a_removed_record_the_one_behind_it_is_named(path: Path, number: int) -> None:
    change(path, lambda records: records[:number] + records[number + 1 :])
    assert found(path) == [(Change.REMOVED, IDS[number + 1])]


def test_that_the_last_record_is_gone_is_told_by_the_head(path: Path) -> None:
    head = verify_file(SYSTEM, path).head
    change(path, lambda records: records[:-1])
    verified = verify_file(SYSTEM, path)
    assert verified.findings == ()
    assert verified.head != head


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("chain", ["", ',"_chain":"' + "0" * 48 + '"', "copied"])
def test_a_record_that_was_put_in_is_named(path: Path, number: int, chain: str) -> None:
    def put_in(records: list[str]) -> list[str]:
        last = records[2].rpartition(',"_chain"')[2][:-1]
        own = f',"_chain"{last}' if chain == "copied" else chain
        new = f'"77":{{"id":"{"f" * 32}"{own}}}'
        return [*records[:number], new, *records[number:]]

    change(path, put_in)
    named = [identifier for kind, identifier in found(path) if kind is Change.INSERTED]
    altered = [identifier for kind, identifier in found(path) if kind is Change.ALTERED]
    assert "f" * 32 in named + altered
    assert (Change.REMOVED, "f" * 32) not in found(path) or number == len(IDS)


def test_a_record_that_is_there_twice_is_named(path: Path) -> None:
    change(path, lambda records: [*records, records[1].replace('"', '"1', 1)])
    assert (Change.INSERTED, IDS[1]) in found(path)


def test_records_that_changed_places_are_found(path: Path) -> None:
    change(path, lambda records: [records[1], records[0], *records[2:]])
    assert (Change.INSERTED, IDS[1]) in found(path)


def test_what_is_torn_is_told(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"group":"citizens"', b'"gro\0p":"citizens"', 1))
    assert {kind for kind, _ in found(path)} == {Change.TORN, Change.REMOVED}


def test_to_write_the_file_anew_hides_nothing(path: Path, tmp_path: Path) -> None:
    change(path, lambda records: [records[0], *records[2:]])
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save_many(answer() for _ in range(100))
    assert len(plain(path)) == 104
    assert found(path) == [(Change.REMOVED, IDS[2])]


def test_of_a_file_of_another_hand_nothing_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "by-hand.json"
    path.write_text(json.dumps({"responses": {"1": answer()}}))
    assert found(path) == [(Change.UNCHAINED, "")]


records = st.lists(st.integers(0, 9).map(lambda n: {"n": n}), max_size=7)


@given(records)
def test_what_the_program_writes_is_a_whole_chain(documents: list[dict[str, int]]) -> None:
    new = [Record(number, dump(document)) for number, document in enumerate(documents)]
    data = b"".join(lines(new))
    assert list(changes(Scan(0, 0).records([data]))) == []


@given(records.filter(lambda documents: len(documents) > 1), st.data())
def test_no_change_but_one_at_the_end_goes_unnoticed(
    documents: list[dict[str, int]], data: st.DataObject
) -> None:
    new = [Record(number, dump(document)) for number, document in enumerate(documents)]
    written = list(Scan(0, 0).records([b"".join(lines(new))]))
    changed = data.draw(st.permutations(written) | st.lists(st.sampled_from(written)))
    prefix = changed == written[: len(changed)]
    assert (list(changes(changed)) == []) == prefix


def test_a_finding_says_nothing_of_what_was_answered(path: Path) -> None:
    change(path, lambda records: [records[0].replace("value-01", "value-77"), *records[1:]])
    assert verify_file(SYSTEM, path).findings == (Finding(Change.ALTERED, 1, IDS[0]),)
