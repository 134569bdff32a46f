"""``valuetui staff``, as far as it goes without a terminal."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import write_files
from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.settings import load_settings


def test_without_a_terminal_it_says_so(valuetui: Run) -> None:
    told = valuetui("staff", lang="en")
    assert told.code == 1
    assert "needs a terminal" in told.err


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
    assert not load_settings(config).paper.check_digits
    config.write_text(text + "[paper]\ncheck_digits = true\n", encoding="utf-8")
    assert load_settings(config).paper.check_digits


@pytest.mark.parametrize(
    ("line", "share"),
    [("", 0.1), ("double_entry = 0", 0.0), ("double_entry = 0.25", 0.25), ("double_entry = 1", 1.0),
     ("double_entry = 10", None), ("double_entry = true", None), ('double_entry = "1"', None)],
)  # fmt: skip
def test_how_many_forms_are_entered_twice_is_a_setting(
    tmp_path: Path, line: str, share: float | None
) -> None:
    write_files(tmp_path)
    config = tmp_path / "station.toml"
    text = f'station = "kansli-1"\ninstrument = "liten.toml"\n[paper]\n{line}\n'
    config.write_text(text, encoding="utf-8")
    if share is not None:
        assert load_settings(config).paper.double_entry == share
        return
    with pytest.raises(InstrumentFaults) as faults:
        load_settings(config)
    assert [(each.line, each.key) for each in faults.value.problems] == [(4, "no_share")]
