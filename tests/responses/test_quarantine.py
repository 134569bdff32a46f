"""Refused versions: each is kept once, under its id and a part of its fingerprint."""

import sys
from pathlib import Path

import pytest

from tests.responses.folders import CARELESS, aside, tree
from tests.responses.samples import FailingDisk, answer, plain
from valuetui.responses import quarantine
from valuetui.responses.errors import NotSaved
from valuetui.responses.files import SYSTEM
from valuetui.responses.fingerprint import fingerprint
from valuetui.responses.layout import Document
from valuetui.responses.quarantine import quarantined, set_aside


def test_a_version_is_kept_in_a_file_that_plain_tinydb_opens(tmp_path: Path) -> None:
    document = answer()
    assert set_aside(CARELESS, tmp_path, document)
    [path] = quarantined(CARELESS, tmp_path)
    assert path == (
        tmp_path / "quarantine" / f"{document['id']}.{fingerprint(document).hex()[:8]}.json"
    )
    assert plain(path) == [document]


def test_the_same_version_again_is_one(tmp_path: Path) -> None:
    document = answer()
    set_aside(CARELESS, tmp_path, document)
    before = tree(tmp_path)
    in_another_order = dict(reversed(document.items()))
    assert not set_aside(CARELESS, tmp_path, in_another_order)
    assert tree(tmp_path) == before


def test_two_versions_of_one_record_lie_side_by_side(tmp_path: Path) -> None:
    documents = [answer(id="a" * 32, group=group) for group in ("citizens", "elected")]
    for document in documents:
        assert set_aside(CARELESS, tmp_path, document)
    assert sorted(map(repr, aside(tmp_path))) == sorted(map(repr, documents))


def test_versions_whose_names_would_be_the_same_are_both_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight digits may agree by chance or by intent; the whole fingerprint decides."""

    def alike(document: Document) -> bytes:
        return bytes(4) + fingerprint(document)[4:]

    monkeypatch.setattr(quarantine, "fingerprint", alike)
    documents = [answer(id="a" * 32, group=group) for group in ("citizens", "elected")]
    for _ in range(2):
        for document in documents:
            set_aside(CARELESS, tmp_path, document)
    assert sorted(map(repr, aside(tmp_path))) == sorted(map(repr, documents))


def test_a_file_that_is_damaged_is_not_taken_for_the_version(tmp_path: Path) -> None:
    document = answer()
    set_aside(CARELESS, tmp_path, document)
    [path] = quarantined(CARELESS, tmp_path)
    path.write_bytes(b"\0" * 100)
    assert set_aside(CARELESS, tmp_path, document)
    assert [plain(each) for each in quarantined(CARELESS, tmp_path) if each != path] == [[document]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    set_aside(SYSTEM, tmp_path, answer())
    assert (tmp_path / "quarantine").stat().st_mode & 0o777 == 0o700
    [path] = quarantined(SYSTEM, tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("call", ["write", "sync", "replace", "sync_folder"])
def test_what_is_not_on_disk_is_not_said_to_be(call: str, tmp_path: Path) -> None:
    files = FailingDisk()
    files.broken = lambda name: name == call
    document = answer()
    with pytest.raises(NotSaved):
        set_aside(files, tmp_path, document)
    files.broken = lambda _: False
    set_aside(files, tmp_path, document)
    assert aside(tmp_path) == [document]


def test_a_folder_without_a_quarantine_has_nothing_in_it(tmp_path: Path) -> None:
    assert quarantined(CARELESS, tmp_path) == []
    assert list(tmp_path.iterdir()) == []
