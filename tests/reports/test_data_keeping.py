"""A folder of data is there whole or not at all."""

from pathlib import Path

import pytest

from valuetui.reports.data.keeping import keep_folder


def test_a_folder_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    path = keep_folder(tmp_path / "ut", "data", {"a": b"1", "b": lambda file: file.touch(0o600)})
    assert path == tmp_path / "ut" / "data"
    assert {each.name: each.read_bytes() for each in path.iterdir()} == {"a": b"1", "b": b""}
    assert all(each.stat().st_mode & 0o077 == 0 for each in (path, *path.iterdir()))


def test_an_earlier_one_stays(tmp_path: Path) -> None:
    first = keep_folder(tmp_path, "data", {"a": b"1"})
    assert keep_folder(tmp_path, "data", {"a": b"2"}) == tmp_path / "data (2)"
    assert (first / "a").read_bytes() == b"1"


def test_where_a_file_fails_there_is_no_folder(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        keep_folder(tmp_path, "data", {"a": b"1", "b": fail})
    assert list(tmp_path.iterdir()) == []


def test_what_was_cut_short_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".data.new").mkdir()
    (tmp_path / ".data.new" / "half").write_text("half", encoding="utf-8")
    path = keep_folder(tmp_path, "data", {"a": b"1"})
    assert [each.name for each in tmp_path.iterdir()] == ["data"]
    assert [each.name for each in path.iterdir()] == ["a"]
