"""What is looked at, and what of it stops a kiosk."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.station.doctor.test_checks import FAULTS, SEEN
from valuetui.station.doctor.emulator import Emulator
from valuetui.station.doctor.examine import Patient, examine, must_stop
from valuetui.station.doctor.finding import Finding, Level
from valuetui.station.fit import Fit
from valuetui.station.fitting import keep_fit
from valuetui.station.settings import StationSettings
from valuetui.station.shipped import shipped_config


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    settings = StationSettings("kiosk-1", shipped_config() / "kommun.toml", tmp_path / "d")
    return Patient(settings, tmp_path / "state", SEEN)


def cases(patient: Patient, *, quick: bool = False) -> dict[str, str]:
    return {each.check: each.case for each in examine(patient, quick=quick)}


def test_a_quick_look_leaves_out_what_saving_does_not_need(patient: Patient) -> None:
    quick = cases(replace(patient, terminal=None), quick=True)
    assert {"settings", "instrument", "seal", "writing", "space", "integrity"} <= set(quick)
    assert not {"fit", "pin", "clock", "touch", "streams"} & set(quick)
    assert {"fit", "pin", "clock", "touch", "streams"} <= set(cases(patient))


def test_the_size_is_that_of_this_machine_only(patient: Patient) -> None:
    assert cases(patient)["fit"] == "none"
    keep_fit(patient.state, Fit(91, 26, 5.2, 10.2))
    assert cases(patient)["fit"] == "good"
    keep_fit(patient.state, Fit(101, 29, 5.2, 10.2))
    assert cases(patient)["fit"] == "other"
    away = replace(SEEN, emulator=Emulator("xterm", remote=True))
    assert cases(replace(patient, terminal=away))["fit"] == "good"
    (patient.state / "fit.json").write_text("[]", encoding="utf-8")
    assert cases(patient)["fit"] == "damaged"


def test_without_settings_the_rest_is_looked_at_all_the_same(patient: Patient) -> None:
    found = cases(replace(patient, settings=FAULTS))
    assert found["settings"] == "faults"
    assert {"pin", "fit", "streams"} <= set(found)
    assert "writing" not in found


@pytest.mark.parametrize(
    ("check", "level", "stops", "stops_quick"),
    [
        ("writing", Level.FAIL, True, True),
        ("instrument", Level.FAIL, True, True),
        ("clock", Level.FAIL, True, False),
        ("space", Level.FAIL, True, False),
        ("size", Level.FAIL, True, False),
        ("writing", Level.WARN, False, False),
        ("pin", Level.WARN, False, False),
    ],
)
def test_only_what_must_be_mended_stops(
    check: str, level: Level, stops: bool, stops_quick: bool
) -> None:
    found = [Finding("streams", "good", Level.OK), Finding(check, "x", level)]
    assert must_stop(found, quick=False) is stops
    assert must_stop(found, quick=True) is stops_quick
