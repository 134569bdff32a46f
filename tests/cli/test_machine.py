"""The commands about one machine: doctor, station fit, station units."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep
from valuetui.station.fitting import kept_fit
from valuetui.station.places import state_folder
from valuetui.station.shipped import shipped_config


def station(folder: Path, text: str = 'station = "kiosk-1"\ninstrument = "{instrument}"\n') -> Path:
    """Settings of a station that ask the shipped questionnaire."""
    path = folder / "station.toml"
    instrument = shipped_config() / "kommun.toml"
    path.write_text(text.format(instrument=instrument.as_posix()), encoding="utf-8")
    return path


def cases(out: str) -> dict[str, str]:
    told: dict[str, Any] = json.loads(out)
    return {each["check"]: each["case"] for each in told["findings"]}


# doctor


def test_what_is_saved_can_be_saved_here(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("doctor", "--quick", "--config", station(tmp_path), "--data", tmp_path / "d")
    assert (told.code, told.err) == (0, "")
    assert "Allt är bra." in told.out
    assert not (tmp_path / "d").exists()


def test_a_terminal_that_is_none_must_be_mended_but_hinders_no_start(
    valuetui: Run, tmp_path: Path
) -> None:
    told = valuetui("doctor", "--json", "--config", station(tmp_path))
    assert told.code == 1
    found = cases(told.out)
    assert found["streams"] == "stderr"
    assert (found["settings"], found["instrument"], found["pin"]) == ("good", "good", "none")
    assert valuetui("doctor", "--quick", "--config", station(tmp_path)).code == 0


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_amiss_is_listed_with_how_to_mend_it(
    valuetui: Run, tmp_path: Path, lang: str
) -> None:
    told = valuetui("doctor", "--config", station(tmp_path), lang=lang)
    lines = told.out.splitlines()
    assert any(line.startswith(" ✓  ") for line in lines)
    assert any(line.startswith(" !  PIN") for line in lines)
    assert any(line.startswith(" ✗  Terminal") for line in lines)
    assert "StandardError=tty" in " ".join(told.out.split())


@pytest.mark.parametrize(
    ("text", "check"),
    [("station =\n", "settings"), ('station = "a"\ninstrument = "gone.toml"\n', "instrument")],
)
def test_what_a_kiosk_cannot_begin_with_stops_it(
    valuetui: Run, tmp_path: Path, text: str, check: str
) -> None:
    told = valuetui("doctor", "--quick", "--json", "--config", station(tmp_path, text))
    assert told.code == 1
    assert cases(told.out)[check] == "faults"


def test_settings_that_are_not_there(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("doctor", "--quick", "--config", tmp_path / "none.toml")
    assert told.code == 1
    assert "none.toml" in "".join(told.out.split())


def test_a_place_where_nothing_can_be_written_stops_it(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("doctor", "--quick", "--json", "--config", station(tmp_path), "--data", "/proc")
    assert told.code == 1
    assert cases(told.out)["writing"] in {"forbidden", "missing", "device"}


def test_answers_that_were_changed_are_told_and_nothing_of_them(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(3))
    path = tmp_path / "d" / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().replace(b'"v1"', b'"v2"', 1))
    arguments = ("--json", "--config", station(tmp_path), "--data", tmp_path / "d")
    assert cases(valuetui("doctor", *arguments).out)["integrity"] == "changed"
    assert cases(valuetui("doctor", "--quick", *arguments).out)["integrity"] == "read"
    assert "v2" not in valuetui("doctor", *arguments).out


# station fit


def test_a_card_is_measured_and_kept(valuetui: Run) -> None:
    card = ("--card-columns", "16.4", "--card-rows", "5.3", "--columns", "91", "--rows", "26")
    told = valuetui("station", "fit", *card)
    assert (told.code, told.err) == (0, "")
    assert "5,2 x 10,2 mm" in told.out
    assert "Bokstäver och knappar är stora nog." in told.out
    fit = kept_fit(state_folder())
    assert fit is not None
    assert (fit.columns, fit.rows) == (91, 26)
    assert fit.cell_height == pytest.approx(53.98 / 5.3, abs=0.001)


def test_millimetres_for_a_script(valuetui: Run) -> None:
    told = valuetui("station", "fit", "--mm", "400", "200", "--columns", "160", "--rows", "45",
                    "--distance", "600", "--json")  # fmt: skip
    document = json.loads(told.out)
    assert document["cell_mm"] == [2.5, 4.44]
    assert document["advice"] == "screen"
    assert document["distance_mm"] == 600
    assert document["angle_degrees"] == pytest.approx(0.266, abs=0.001)


def test_a_diagonal_is_a_plan_until_the_grid_is_known(valuetui: Run) -> None:
    told = valuetui("station", "fit", "--diagonal", "21.5", lang="en")
    assert "91 x 26 cells" in told.out
    assert "25.75 points" in told.out
    assert kept_fit(state_folder()) is None
    valuetui("station", "fit", "--diagonal", "21.5", "--columns", "91", "--rows", "26")
    assert kept_fit(state_folder()) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ("--card-columns", "16"),
        ("--card-columns", "16", "--card-rows", "5", "--diagonal", "21"),
        ("--mm", "5", "5", "--columns", "80", "--rows", "24"),
        ("--mm", "400", "200"),
        ("--diagonal", "0"),
        ("--diagonal", "5000"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    valuetui: Run, arguments: tuple[str, ...]
) -> None:
    told = valuetui("station", "fit", *arguments)
    assert told.code == 2
    assert "valuetui station fit --help" in told.err
    assert kept_fit(state_folder()) is None


def test_without_a_terminal_there_is_nothing_to_hold_a_card_against(valuetui: Run) -> None:
    assert valuetui("station", "fit").code == 1


# station units


@pytest.mark.parametrize("kind", ["x11", "cage", "console"])
def test_a_recipe_is_written_and_overwrites_nothing(
    valuetui: Run, tmp_path: Path, kind: str
) -> None:
    told = valuetui("station", "units", "--kind", kind, "--out", "recept")
    assert told.code == 0
    written = {path for path in (tmp_path / "recept").rglob("*") if path.is_file()}
    assert {Path(line) for line in told.out.splitlines()[:-1]} == {
        path.relative_to(tmp_path) for path in written
    }
    assert "# En kiosk" in (tmp_path / "recept" / "README.md").read_text(encoding="utf-8")
    for path in written:
        assert bool(path.stat().st_mode & stat.S_IXUSR) == path.name.startswith("kiosk-")
    again = valuetui("station", "units", "--kind", kind, "--out", "recept")
    assert (again.code, again.out) == (1, "")


def test_the_recipe_has_the_font_that_the_measured_screen_wants(
    valuetui: Run, tmp_path: Path
) -> None:
    valuetui("station", "fit", "--diagonal", "32", "--columns", "137", "--rows", "38")
    valuetui("station", "units", "--kind", "x11", "--out", "a")
    resources = (tmp_path / "a" / "etc/valuetui/xterm.resources").read_text(encoding="utf-8")
    assert "faceSize: 17\n" in resources
    valuetui("station", "units", "--kind", "x11", "--out", "b", "--points", "40")
    resources = (tmp_path / "b" / "etc/valuetui/xterm.resources").read_text(encoding="utf-8")
    assert "faceSize: 40\n" in resources


def test_a_program_with_blanks_in_its_path_is_refused(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("station", "units", "--kind", "cage", "--out", "a", "--program", "/o p/x")
    assert told.code == 2
    assert not (tmp_path / "a").exists()
