"""Files of every form that there has been are read as they were meant, and written on.

A new form gets a file of its own here; those of the earlier ones are never changed.
"""

import json
import shutil
from dataclasses import replace
from hashlib import md5
from pathlib import Path

import pytest

from tests.responses.samples import by_id, plain
from tests.responses.test_record import ANSWER
from valuetui.responses.files import SYSTEM
from valuetui.responses.fold import fold
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.layout import FORM
from valuetui.responses.record import fact_from_document
from valuetui.responses.store import StationStore
from valuetui.responses.verify import Change, verify_file

GOLDEN = Path(__file__).with_name("golden")
FILES = sorted(path.name for path in GOLDEN.glob("*.json"))
STANDING = {
    "form-1.json": {"0": ("citizens", "v3"), "1": ("citizens", "v3"), "2": ("citizens", "v3")},
    "form-2-open.json": {"1": ("elected", "v1"), "2": ("citizens", "v2")},
    "form-2-closed.json": {"1": ("elected", "v1"), "2": ("citizens", "v2")},
}
"""What counts in each file: name of the answer to its group and its first pick of today."""


@pytest.fixture(params=FILES)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a golden file, as that of a station."""
    path = tmp_path / "responses" / "kiosk-1.json"
    path.parent.mkdir()
    shutil.copy(GOLDEN / request.param, path)
    return path


def standing(wave: Path) -> dict[str, tuple[str, str]]:
    folded = fold(map(fact_from_document, ResponseFolder(wave).documents()))
    return {each.id: (each.group, each.picks["current"][0]) for each in folded.values()}


@pytest.mark.parametrize("name", FILES)
def test_what_counts_in_a_file_of_any_form(name: str, tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    shutil.copy(GOLDEN / name, tmp_path / "responses")
    meant = {md5(each.encode()).hexdigest(): what for each, what in STANDING[name].items()}  # noqa: S324
    assert standing(tmp_path) == meant


def test_a_file_of_any_form_is_written_on_without_a_word(golden: Path, tmp_path: Path) -> None:
    before, counted = plain(golden), standing(tmp_path)
    with StationStore(tmp_path, "kiosk-1") as store:
        assert store.recovery is None
        new = replace(ANSWER, id="f" * 32)
        store.save(new.to_document())
    assert by_id(plain(golden)) == by_id([*before, json.loads(json.dumps(new.to_document()))])
    assert standing(tmp_path) == counted | {new.id: ("citizens", "v3")}
    assert plain(golden, "meta") == [{"form": FORM, "station": "kiosk-1"}]
    assert verify_file(SYSTEM, golden).findings == ()
    assert [path.name for path in golden.parent.iterdir() if path.name[0] != "."] == [golden.name]


def test_a_reader_changes_no_file_of_an_earlier_form(golden: Path, tmp_path: Path) -> None:
    before = golden.read_bytes()
    folder = ResponseFolder(tmp_path)
    assert len(list(folder.follow())) == len(plain(golden))
    assert list(folder.follow()) == []
    assert folder.problems == []
    findings = [each.change for each in verify_file(SYSTEM, golden).findings]
    assert findings == ([Change.UNCHAINED] if b'"form":1' in before else [])
    assert golden.read_bytes() == before
