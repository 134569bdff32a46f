"""``valuetui staff``, as far as it goes without a terminal."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.instrument.samples import write_files
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.settings import load_settings


def test_without_a_terminal_it_says_so(valuetui: Run) -> None:
    told = valuetui("staff", lang="en")
    assert told.code == 1
    assert "needs a terminal" in told.err


def test_a_station_that_seals_takes_no_forms(valuetui: Run, tmp_path: Path) -> None:
    write_files(tmp_path)
    config = tmp_path / "station.toml"
    key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    config.write_text(
        f'station = "kansli-1"\ninstrument = "liten.toml"\nseal = "{key}"\n', encoding="utf-8"
    )
    told = valuetui("staff", "--config", config, lang="en")
    assert told.code == 1
    assert "without seal" in told.err


def test_a_damaged_person_does_not_open_what_a_pin_guards(valuetui: Run) -> None:
    people = People(state_folder())
    people.add(Person("Bo", Role.OPERATOR), "271828")
    [path] = state_folder().rglob("person.json")
    path.write_text("{}", encoding="utf-8")
    told = valuetui("staff", lang="en")
    assert told.code == 1
    assert "no person of the staff" in told.err


def test_check_digits_are_a_setting(tmp_path: Path) -> None:
    write_files(tmp_path)
    config = tmp_path / "station.toml"
    text = 'station = "kansli-1"\ninstrument = "liten.toml"\n'
    config.write_text(text, encoding="utf-8")
    assert not load_settings(config).check_digits
    config.write_text(text + "[paper]\ncheck_digits = true\n", encoding="utf-8")
    assert load_settings(config).check_digits
