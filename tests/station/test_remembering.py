"""What has been shown is remembered wherever the answers go: two looks never differ by a few."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.instrument.samples import make_instrument
from tests.responses.folders import tree
from tests.station.test_snapshots import LEAST, kept, look
from tests.station.test_survey import INSTRUMENT, answers, correction, keep
from valuetui.responses.bundle import Kind
from valuetui.responses.files import SYSTEM
from valuetui.responses.lock import FileLock, lock_path
from valuetui.responses.record import Void
from valuetui.responses.shown import SET_ASIDE
from valuetui.results.keeping import pack_frozen, unpack_frozen
from valuetui.station.bundling import bundle_folder
from valuetui.station.merging import merge
from valuetui.station.restoring import restore

Carry = Callable[[Path, Path], list[str]]
"""Takes what is in a folder to another, and gives the reasons of what was amiss."""


def by_bundle(source: Path, folder: Path) -> list[str]:
    path = bundle_folder(source, source.parent / f"{source.name}-bundles", Kind.ANSWERS).path
    return by_merging(path, folder)


def by_merging(source: Path, folder: Path) -> list[str]:
    [taken] = merge([source], folder).sources
    return [each.reason for each in taken.problems]


def by_backup(source: Path, folder: Path) -> list[str]:
    path = bundle_folder(source, source.parent / f"{source.name}-backups", Kind.BACKUP).path
    return [each.reason for each in restore(path, folder).problems]


WAYS = [by_bundle, by_merging, by_backup]


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """Twelve people were seen here; then a few more came, who may not be told apart from them."""
    keep(tmp_path / "a", answers(12))
    assert look(tmp_path / "a") == 12
    keep(tmp_path / "a", answers(LEAST - 1, start=50))
    assert look(tmp_path / "a") == 12
    return tmp_path / "a"


@pytest.mark.parametrize("carry", WAYS)
def test_in_an_empty_folder_the_figures_go_on_where_they_were(
    carry: Carry, station: Path, tmp_path: Path
) -> None:
    assert carry(station, tmp_path / "b") == []
    assert kept(tmp_path / "b").read_bytes() == kept(station).read_bytes()
    assert look(tmp_path / "b") == 12
    keep(tmp_path / "b", answers(1, start=80))
    assert look(tmp_path / "b") == 12 + LEAST


@pytest.mark.parametrize("carry", WAYS)
def test_where_others_were_shown_both_are_remembered(
    carry: Carry, station: Path, tmp_path: Path
) -> None:
    """Twenty here and twelve there are thirty-two; with a few more they would be told of."""
    central = tmp_path / "b"
    keep(central, answers(20, start=100), station="kiosk-2")
    assert look(central) == 20
    assert carry(station, central) == []
    assert look(central) == 20
    keep(central, answers(1, start=200), station="kiosk-2")
    assert look(central) == 20 + 12 + LEAST


@pytest.mark.parametrize("carry", WAYS)
def test_taking_the_same_again_changes_nothing(carry: Carry, station: Path, tmp_path: Path) -> None:
    central = tmp_path / "b"
    keep(central, answers(20, start=100), station="kiosk-2")
    look(central)
    carry(station, central)
    before = tree(central)
    assert carry(station, central) == []
    assert tree(central) == before


def test_two_stations_that_nobody_looked_at_since_are_shown_as_their_sum(tmp_path: Path) -> None:
    for number, name in enumerate(("a", "b")):
        keep(tmp_path / name, answers(10, start=100 * number), station=f"kiosk-{name}")
        assert look(tmp_path / name) == 10
    merge([tmp_path / "a", tmp_path / "b"], tmp_path / "central")
    assert look(tmp_path / "central") == 20


def test_a_backup_that_is_older_than_the_folder_takes_nothing_back(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    keep(folder, answers(10))
    look(folder)
    path = bundle_folder(folder, tmp_path / "backup", Kind.BACKUP).path
    keep(folder, answers(10, start=20))
    assert look(folder) == 20
    (folder / "responses" / "kiosk-1.json").unlink()
    before = kept(folder).read_bytes()
    assert restore(path, folder).problems == ()
    assert kept(folder).read_bytes() == before


def test_a_dry_run_remembers_nothing(station: Path, tmp_path: Path) -> None:
    merge([station], tmp_path / "b", dry_run=True)
    assert not (tmp_path / "b").exists()


def test_what_was_shown_of_other_words_is_not_taken_in(station: Path, tmp_path: Path) -> None:
    central, other = tmp_path / "b", make_instrument(20)
    keep(central, answers(20, other), other)
    assert look(central) == 20
    before = kept(central).read_bytes()
    assert by_merging(station, central) == []
    assert kept(central).read_bytes() == before


def test_what_was_shown_of_another_wave_is_not_taken_in(station: Path, tmp_path: Path) -> None:
    later = replace(INSTRUMENT, wave="2030")
    central = tmp_path / "b"
    keep(central, answers(20, later), later)
    assert look(central) == 20
    before = kept(central).read_bytes()
    assert by_merging(station, central) == []
    assert kept(central).read_bytes() == before


@pytest.mark.parametrize("carry", WAYS)
def test_that_nobody_knows_what_was_shown_goes_along(
    carry: Carry, station: Path, tmp_path: Path
) -> None:
    kept(station).rename(kept(station).with_name(SET_ASIDE))
    carry(station, tmp_path / "b")
    assert (tmp_path / "b" / "snapshots" / SET_ASIDE).exists()


@pytest.mark.parametrize("carry", WAYS)
def test_what_is_damaged_is_told(carry: Carry, station: Path, tmp_path: Path) -> None:
    kept(station).write_bytes(kept(station).read_bytes()[:-1] + b"!")
    assert carry(station, tmp_path / "b") == ["shown-damaged"]


@pytest.mark.parametrize("carry", WAYS)
def test_what_a_later_version_has_kept_is_left_to_it(
    carry: Carry, station: Path, tmp_path: Path
) -> None:
    later = b"".join(pack_frozen([])).partition(b"\n")[0].replace(b'"form":2', b'"form":3') + b"\n"
    kept(station).write_bytes(sealed(later))
    assert carry(station, tmp_path / "b") == []
    assert kept(tmp_path / "b").read_bytes() == sealed(later)
    keep(tmp_path / "c", answers(20, start=100), station="kiosk-2")
    look(tmp_path / "c")
    assert carry(station, tmp_path / "c") == ["shown-newer"]


def sealed(content: bytes) -> bytes:
    return content + hashlib.sha256(content).digest()


def test_copies_that_have_gone_on_apart_are_both_remembered(station: Path, tmp_path: Path) -> None:
    copy = tmp_path / "b"
    by_backup(station, copy)
    first = answers(1)[0]
    keep(copy, [correction(Void, first), *answers(LEAST, start=300)], station="staff")
    assert look(copy) > 12
    keep(station, answers(LEAST, start=400))
    assert look(station) > 12
    assert by_merging(copy, station) == []
    histories = unpack_frozen(kept(station).read_bytes())
    assert len(histories["citizens"].snapshots) == 4


def test_who_looks_just_then_is_waited_for_and_told_of(
    station: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    central = tmp_path / "b"
    keep(central, answers(20, start=100), station="kiosk-2")
    look(central)
    monkeypatch.setattr("valuetui.responses.lock.PATIENCE", 0.01, raising=False)
    lock = FileLock(SYSTEM, lock_path(kept(central)))
    with lock:
        assert by_merging(station, central) == ["shown-busy"]
    assert by_merging(station, central) == []
