import hashlib
from pathlib import Path

import pytest

from tests.responses.samples import FailingDisk
from valuetui.responses.errors import NotSaved
from valuetui.responses.instruments import (
    damaged_instruments,
    keep_instrument,
    kept_instruments,
)

CANONICAL = '{"id":"kommun","title":"Vad präglar oss?"}'.encode()


def test_an_instrument_is_kept_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    name = keep_instrument(tmp_path, CANONICAL)
    assert name == hashlib.sha256(CANONICAL).hexdigest()
    assert (tmp_path / "instruments" / f"{name}.json").read_bytes() == CANONICAL
    assert kept_instruments(tmp_path) == {name: CANONICAL}


def test_an_instrument_kept_again_is_not_written_again(tmp_path: Path) -> None:
    files = FailingDisk()
    keep_instrument(tmp_path, CANONICAL, files)
    files.calls.clear()
    keep_instrument(tmp_path, CANONICAL, files)
    assert "write" not in files.calls


def test_several_versions_stand_side_by_side(tmp_path: Path) -> None:
    names = {keep_instrument(tmp_path, CANONICAL + b" " * n) for n in range(3)}
    assert kept_instruments(tmp_path).keys() == names


def test_a_damaged_copy_is_told_and_not_used_and_mended_when_kept_again(tmp_path: Path) -> None:
    name = keep_instrument(tmp_path, CANONICAL)
    path = tmp_path / "instruments" / f"{name}.json"
    path.write_bytes(CANONICAL[:-1])
    assert kept_instruments(tmp_path) == {}
    assert damaged_instruments(tmp_path) == [path]
    keep_instrument(tmp_path, CANONICAL)
    assert kept_instruments(tmp_path) == {name: CANONICAL}
    assert damaged_instruments(tmp_path) == []


def test_other_files_are_no_instruments(tmp_path: Path) -> None:
    name = keep_instrument(tmp_path, CANONICAL)
    (tmp_path / "instruments" / "README.json").write_text("{}")
    assert kept_instruments(tmp_path).keys() == {name}
    assert damaged_instruments(tmp_path) == []


def test_where_none_was_kept_there_are_none_and_nothing_is_made(tmp_path: Path) -> None:
    assert kept_instruments(tmp_path) == {}
    assert damaged_instruments(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["write", "sync", "replace"])
def test_an_instrument_that_cannot_be_kept_is_an_error_and_leaves_nothing(
    tmp_path: Path, failing: str
) -> None:
    files = FailingDisk()
    files.broken = failing.__eq__
    with pytest.raises(NotSaved):
        keep_instrument(tmp_path, CANONICAL, files)
    assert kept_instruments(tmp_path) == {}
