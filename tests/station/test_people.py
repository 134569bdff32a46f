"""The staff of a machine: names, roles and a PIN each, on disk."""

import stat
from pathlib import Path

import pytest

from valuetui.station.people import (
    AlreadyThere,
    DamagedPerson,
    NobodyThere,
    People,
    Person,
    Role,
)

ASA, BO = Person("Åsa", Role.SUPERVISOR), Person("bo", Role.OPERATOR)
PIN, OTHER = "271828", "314159"


def test_people_are_kept_with_their_roles_and_each_opens_to_their_own_pin(tmp_path: Path) -> None:
    people = People(tmp_path)
    assert people.everybody() == ()
    people.add(ASA, PIN)
    people.add(BO, OTHER)
    again = People(tmp_path)
    assert again.everybody() == (BO, ASA)
    assert again.lock("Åsa").attempt(PIN).is_right
    assert again.lock("Bo").attempt(OTHER).is_right
    assert not again.lock("Åsa").attempt(OTHER).is_right
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert not any(PIN in path.read_text() or OTHER in path.read_text() for path in files)


def test_a_name_is_taken_whatever_its_capitals_and_free_when_the_person_is_gone(
    tmp_path: Path,
) -> None:
    people = People(tmp_path)
    people.add(BO, PIN)
    with pytest.raises(AlreadyThere):
        people.add(Person("Bo", Role.SUPERVISOR), OTHER)
    assert people.everybody() == (BO,)
    people.remove("BO")
    with pytest.raises(NobodyThere):
        people.remove("bo")
    assert people.everybody() == ()
    assert not people.lock("bo").attempt(PIN).is_right
    people.add(Person("Bo", Role.SUPERVISOR), OTHER)
    assert people.lock("bo").attempt(OTHER).is_right


def test_wrong_attempts_cost_only_the_person_they_are_made_at_and_outlive_the_program(
    tmp_path: Path,
) -> None:
    people = People(tmp_path, lambda: 1000.0)
    people.add(ASA, PIN)
    people.add(BO, OTHER)
    for _ in range(5):
        people.lock("bo").attempt("999999")
    again = People(tmp_path, lambda: 1001.0)
    assert again.lock("bo").wait() == 59
    assert not again.lock("bo").attempt(OTHER).is_right
    assert again.lock("Åsa").wait() == 0
    assert again.clear()
    assert again.lock("bo").attempt(OTHER).is_right


@pytest.mark.parametrize("text", ["", "[]", '{"form": 2, "name": "x", "role": "operator"}',
                                  '{"form": 1, "name": "x", "role": "king"}'])  # fmt: skip
def test_a_damaged_file_lets_nobody_pass_for_nobody(tmp_path: Path, text: str) -> None:
    people = People(tmp_path)
    people.add(BO, PIN)
    [path] = tmp_path.rglob("person.json")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DamagedPerson):
        people.everybody()
