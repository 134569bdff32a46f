"""Bundles: the same bytes for the same data, and nothing is taken from one that is not sound."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.bundles import bundled, entry, manifest_of, rewritten
from tests.responses.folders import (
    a_void,
    an_answer,
    documents,
    filled,
    hexed,
    place,
    take,
    tree,
    versions,
)
from tests.responses.samples import FullDisk, plain
from valuetui.responses.bundle import Kind
from valuetui.responses.bundle_files import BundleFiles, BundleRefused
from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import Opening
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.record import Fact
from valuetui.responses.store import StationStore

FACTS: list[Fact] = [
    an_answer("a1"),
    an_answer("a2", "v2", station="kiosk-2"),
    an_answer("b7", "v2", "v3"),
    a_void("c1", "a1"),
]
INSTRUMENT = b'{"form":1}'


def a_folder(root: Path) -> Path:
    """A folder with facts of three stations, an instrument and a refused version."""
    folder = filled(root / "wave", FACTS)
    keep_instrument(folder, INSTRUMENT)
    take(folder, filled(root / "other", [an_answer("a1", "v9")]))
    return folder


def refusal(path: Path) -> str:
    """Why a bundle is refused; nothing of it may be left open."""
    with pytest.raises(BundleRefused) as refused, BundleFiles(path):
        pass
    path.rename(path.with_suffix(".away"))
    path.with_suffix(".away").rename(path)
    return refused.value.reason


# What is in it


def test_a_bundle_holds_what_its_folder_holds(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    path = bundled(folder, tmp_path / "a.zip")
    with BundleFiles(path) as bundle:
        read = list(ResponseFolder(path, bundle).documents())
        assert bundle.read_back()
    assert sorted(read, key=lambda each: str(each["id"])) == documents(folder)
    take(tmp_path / "again", path)
    assert versions(tmp_path / "again") == versions(folder)


def test_the_manifest_says_what_is_in_it_and_not_when_it_was_made(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    said = dict(manifest_of(path))
    files = said.pop("files")
    assert said == {"form": 1, "kind": "answers", "organisation": "lillby", "wave": "2026"}
    stamp = hashlib.sha256(INSTRUMENT).hexdigest()
    counted = {name: part["records"] for name, part in files.items()}
    assert counted == {
        f"instruments/{stamp}.json": 0,
        "quarantine/refused.json": 1,
        "responses/kiosk-1.json": 2,
        "responses/kiosk-2.json": 1,
        "responses/staff.json": 1,
    }
    with zipfile.ZipFile(path) as archive:
        for name, part in files.items():
            content = archive.read(name)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (
                part["bytes"], part["sha256"])  # fmt: skip
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == [*sorted(files), "manifest.json"]


def test_plain_tinydb_opens_a_station_of_an_unpacked_bundle(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
    found = plain(tmp_path / "out" / "responses" / "kiosk-1.json")
    assert [document["id"] for document in found] == [hexed("a1"), hexed("b7")]
    take(tmp_path / "again", tmp_path / "out")
    assert versions(tmp_path / "again") == versions(tmp_path / "wave")


def test_the_same_data_give_the_same_bytes_in_whatever_order_people_came(tmp_path: Path) -> None:
    contents = set()
    for number, facts in enumerate((FACTS, FACTS[::-1])):
        folder = filled(tmp_path / f"{number}", facts)
        contents.add(bundled(folder, tmp_path / f"{number}.zip").read_bytes())
    assert len(contents) == 1


def test_records_come_by_id(tmp_path: Path) -> None:
    facts = [an_answer(name) for name in ("f", "3", "a", "0", "9")]
    path = bundled(filled(tmp_path / "wave", facts), tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("responses/kiosk-1.json").decode()
    ids = re.findall('"id":"([0-9a-f]{32})"', text)
    assert ids == sorted(fact.id for fact in facts)
    assert text.rstrip("\n") == text.rstrip()  # no reserve


def test_an_answer_in_the_spool_is_in_it_once(tmp_path: Path) -> None:
    folder = filled(tmp_path / "wave", [an_answer("a1")])
    with StationStore(tmp_path / "apart", "kiosk-1") as store:
        store.save(an_answer("a2").to_document())
        (folder / "spool").mkdir()
        for name in ("a1", "a2"):
            (folder / "spool" / f"{hexed(name)}.json").write_bytes(
                store.path.read_bytes().replace(b"a2000", name.encode() + b"000")
            )
    path = bundled(folder, tmp_path / "a.zip")
    assert manifest_of(path)["files"]["responses/kiosk-1.json"]["records"] == 2
    take(tmp_path / "again", path)
    ids = [document["id"] for document in documents(tmp_path / "again")]
    assert ids == [hexed("a1"), hexed("a2")]


def test_an_empty_folder_gives_an_empty_bundle(tmp_path: Path) -> None:
    path = bundled(filled(tmp_path / "wave", []), tmp_path / "a.zip")
    take(tmp_path / "again", path)
    assert not (tmp_path / "again").exists()


def test_a_bundle_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = filled(tmp_path / "wave", FACTS)
    files = FullDisk()
    files.full = True
    (tmp_path / "stick").mkdir()
    with pytest.raises(OSError, match="No space"):
        bundled(folder, tmp_path / "stick" / "a.zip", files=files)
    assert tree(tmp_path / "stick") == {}


# Only for reading


def test_nothing_in_a_bundle_can_be_changed(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    name = path / "responses" / "kiosk-1.json"
    with BundleFiles(path) as bundle:
        with pytest.raises(OSError, match="Read-only"):
            bundle.open(name, Opening.WRITE)
        for forbidden in (bundle.make_folder, bundle.remove, bundle.sync_folder):
            with pytest.raises(OSError, match="Read-only"):
                forbidden(path / "spool")
        with pytest.raises(FileNotFoundError):
            bundle.open(path / "responses" / "kiosk-9.json", Opening.READ)


# Damaged


def test_a_bundle_that_was_cut_short_anywhere_is_refused_whole(tmp_path: Path) -> None:
    whole = bundled(a_folder(tmp_path), tmp_path / "a.zip").read_bytes()
    path = tmp_path / "cut.zip"
    for length in [*range(0, len(whole), 37), len(whole) - 1]:
        path.write_bytes(whole[:length])
        assert refusal(path) == "bundle-damaged", length


def test_a_bundle_of_which_only_the_size_reached_the_stick_is_refused(tmp_path: Path) -> None:
    whole = bundled(a_folder(tmp_path), tmp_path / "a.zip").read_bytes()
    path = tmp_path / "cut.zip"
    for kept in (0, 100, len(whole) - 200):
        path.write_bytes(whole[:kept] + bytes(len(whole) - kept))
        assert refusal(path) == "bundle-damaged"


@given(st.data())
def test_damaged_bytes_are_noticed_or_harmless(data: st.DataObject) -> None:
    """Whatever bytes are hit: no other answer is read, and no error is one that nobody expects."""
    with place() as root:
        path = bundled(a_folder(root), root / "a.zip")
        expected, whole = versions(root / "wave"), bytearray(path.read_bytes())
        for place_hit in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=3)):
            whole[place_hit] ^= data.draw(st.integers(1, 255))
        path.write_bytes(whole)
        with suppress(BundleRefused, CannotOpen):
            with BundleFiles(path):
                pass
            take(root / "again", path)
            assert versions(root / "again") == expected


@given(st.binary(max_size=300))
def test_any_bytes_that_are_no_bundle_are_refused(content: bytes) -> None:
    with place() as root:
        for start in (b"", b"PK\x03\x04"):
            (root / "a.zip").write_bytes(start + content)
            assert refusal(root / "a.zip") in {"bundle-damaged", "bundle-foreign"}


def test_a_bundle_that_is_not_there_or_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.zip", tmp_path):
        with pytest.raises(CannotOpen):
            BundleFiles(path)


# Other than we write them


def swap(contents: dict[str, bytes]) -> None:
    """An answer that somebody else has given, in the place of one."""
    contents["responses/kiosk-1.json"] = contents["responses/kiosk-1.json"].replace(
        b'"v1"', b'"v2"'
    )


def one_part(said: dict[str, Any], **changes: object) -> None:
    said["files"]["responses/kiosk-1.json"].update(changes)


@pytest.mark.parametrize(
    ("change", "manifest", "reason"),
    [
        (swap, None, "bundle-damaged"),
        (None, lambda said: one_part(said, sha256="0" * 64), "bundle-damaged"),
        (None, lambda said: one_part(said, bytes=7), "bundle-damaged"),
        (lambda files: files.pop("responses/kiosk-1.json"), None, "bundle-odd"),
        (None, lambda said: said["files"].pop("responses/kiosk-1.json"), "bundle-odd"),
        (None, lambda said: said.update(form=3), "bundle-newer"),
        (None, lambda said: said.update(form="1"), "bundle-foreign"),
        (None, lambda said: said.pop("form"), "bundle-foreign"),
        (None, lambda said: said.update(kind="seal"), "bundle-foreign"),
        (None, lambda said: said.update(wave=None), "bundle-foreign"),
        (None, lambda said: said.update(files=[]), "bundle-foreign"),
        (None, lambda said: one_part(said, bytes=-1), "bundle-foreign"),
        (None, lambda said: one_part(said, sha256="x"), "bundle-foreign"),
    ],
)
def test_a_bundle_that_is_not_as_its_manifest_says_is_refused(
    change: Callable[[dict[str, bytes]], Any] | None,
    manifest: Callable[[dict[str, Any]], Any] | None,
    reason: str,
    tmp_path: Path,
) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    rewritten(path, change or (lambda _: None), manifest or (lambda _: None))
    assert refusal(path) == reason


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\windows\\win.ini",
        "responses/../../x.json",
        "responses\\x.json",
        "responses/.x.json",
        "responses/x/y.json",
        "responses/kiosk-1.json/",
        "responses/kiosk 1.json",
        "instruments/x.json",
        "README.txt",
    ],
)
def test_names_that_no_bundle_has_are_refused(name: str, tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    more = {"bytes": 1, "sha256": hashlib.sha256(b"x").hexdigest(), "records": 0}
    rewritten(path, more=[(entry(name), b"x")])
    assert refusal(path) == "bundle-odd"
    rewritten(path, manifest=lambda said: said["files"].update({name: more}))
    assert refusal(path) in {"bundle-odd", "bundle-foreign"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip", "other", "wave"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    rewritten(path, more=[(entry("responses/kiosk-1.json"), b"x")])
    assert refusal(path) == "bundle-odd"


def test_a_file_that_is_far_longer_than_answers_can_be_is_not_unpacked(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    rewritten(path, lambda files: files.update({"responses/kiosk-9.json": bytes(1 << 26)}))
    assert refusal(path) == "bundle-odd"


def test_a_length_that_is_a_lie_is_refused(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("responses/kiosk-2.json").file_size
    lied = path.read_bytes().replace(size.to_bytes(4, "little"), b"\xff\xff\xff\x7f")
    path.write_bytes(lied)
    assert refusal(path) in {"bundle-odd", "bundle-damaged"}


def test_a_secret_file_is_refused(tmp_path: Path) -> None:
    path = bundled(a_folder(tmp_path), tmp_path / "a.zip")
    data = bytearray(path.read_bytes())
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 8] |= 1
    path.write_bytes(data)
    assert refusal(path) == "bundle-odd"


def test_another_zip_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "holiday.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("picture.png", b"x")
    assert refusal(path) == "bundle-foreign"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"name": "an app"}))
    assert refusal(path) == "bundle-foreign"
    path.write_text("inköpslista", encoding="utf-8")
    assert refusal(path) == "bundle-foreign"


def test_a_backup_says_that_it_is_one(tmp_path: Path) -> None:
    with BundleFiles(bundled(a_folder(tmp_path), tmp_path / "a.zip", Kind.BACKUP)) as bundle:
        assert bundle.manifest.kind is Kind.BACKUP
