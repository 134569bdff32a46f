"""The settings of a station."""

from pathlib import Path

import pytest

from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.settings import StationSettings, load_settings, valid_station
from valuetui.station.shipped import shipped_config
from valuetui.words import Words


def write(folder: Path, text: str) -> Path:
    path = folder / "station.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_in(path: Path) -> list[str]:
    """What is said about a file, without its path."""
    with pytest.raises(InstrumentFaults) as raised:
        load_settings(path)
    said = [problem.say(Words("sv")) for problem in raised.value.problems]
    return [text.removeprefix(f"{path}:") for text in said]


def test_what_ships_is_sound_and_names_an_instrument_that_is_there() -> None:
    settings = load_settings(shipped_config() / "station.toml")
    assert settings.instrument.is_file()
    assert (settings.data, settings.group) == (None, None)


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'station = "kiosk-1"\ninstrument = "a/kommun.toml"\ndata = "svar/2026"\ngroup = "elected"',
    )
    assert load_settings(path) == StationSettings(
        station="kiosk-1",
        instrument=tmp_path / "a" / "kommun.toml",
        data=tmp_path / "svar" / "2026",
        group="elected",
    )


def test_a_folder_may_be_given_from_the_root_or_from_home(tmp_path: Path) -> None:
    start = 'station = "s"\ninstrument = "k.toml"\n'
    absolute = tmp_path / "somewhere"
    assert load_settings(write(tmp_path, f"{start}data = '{absolute}'")).data == absolute
    assert load_settings(write(tmp_path, f'{start}data = "~/svar"')).data == Path.home() / "svar"


def test_every_fault_is_reported_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'station = "Kiosk 1"\ngruop = "citizens"\ndata = 3\n')
    assert [said.partition(" ")[0] for said in faults_in(path)] == ["1:", "1:", "2:", "3:"]
    said = " ".join(faults_in(path))
    for part in ("”Kiosk 1”", "instrument = …", "Menade du ”group”?", "”data”"):
        assert part in said


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    [said] = faults_in(tmp_path / "gone.toml")
    assert said.startswith("1: filen finns inte")


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    [said] = faults_in(write(tmp_path, "station = \n"))
    assert said.startswith("1: filen är inte giltig TOML")


@pytest.mark.parametrize("name", ["kiosk-1", "a", "0_x", "a" * 40])
def test_names_that_a_station_may_have(name: str) -> None:
    assert valid_station(name)


@pytest.mark.parametrize(
    "name", ["", "Kiosk", "kiosk 1", "-a", "_a", "å", "a/b", "..", "a.b", "a\n", "a" * 41]
)
def test_names_that_would_not_do_as_file_names_everywhere(name: str) -> None:
    assert not valid_station(name)
