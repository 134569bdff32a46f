"""``valuetui station``: the PIN, the wait after wrong ones, and the end from a console."""

import io
import json
import stat
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import Run
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.settings import load_settings
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

PIN = "271828"
WORDS = Words("sv")
TIMEOUT = 60


def opens(digits: str) -> bool:
    """Whether these digits open the kiosk of this machine."""
    return StaffLock(state_folder()).attempt(digits).is_right


def test_a_script_sets_the_pin_from_standard_input(
    valuetui: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{PIN}\n".encode())))
    told = valuetui("station", "init", "--pin-file", "-")
    assert (told.code, told.err) == (0, "")
    assert PIN not in told.out
    assert opens(PIN)
    assert stat.S_IMODE((state_folder() / "pin.json").stat().st_mode) == 0o600


def test_a_script_sets_the_pin_from_a_file_and_sets_it_anew(valuetui: Run) -> None:
    for digits in (PIN, "314159"):
        Path("pin.txt").write_text(digits, encoding="utf-8")
        assert valuetui("station", "init", "--pin-file", "pin.txt").code == 0
    assert opens("314159")
    assert not opens(PIN)


@pytest.mark.parametrize(
    ("digits", "fault"),
    [("27182", "short"), ("123456", "trivial"), ("000000", "trivial"), ("27182x", "digits"),
     ("", "digits"), ("2718281828459", "long")],
)  # fmt: skip
def test_a_bad_pin_is_refused_with_the_reason_and_changes_nothing(
    digits: str, fault: str, valuetui: Run
) -> None:
    StaffLock(state_folder()).set_pin(PIN)
    Path("pin.txt").write_text(f"{digits}\n", encoding="utf-8")
    told = valuetui("station", "init", "--pin-file", "pin.txt")
    assert (told.code, told.out) == (1, "")
    assert WORDS(f"cli.station.fault.{fault}", least=6, most=12) in told.err
    assert WORDS("cli.station.not_set") in told.err
    assert not digits or digits not in told.err.replace("123456", "", 1)
    assert opens(PIN)


def test_where_nobody_can_type_it_is_said_how_to_give_the_pin(
    valuetui: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    told = valuetui("station", "init")
    assert told.code == 1
    assert "--pin-file" in told.err


def test_no_option_takes_the_pin_itself(valuetui: Run) -> None:
    assert valuetui("station", "init", "--pin", PIN).code == 2
    assert valuetui("station", "init", PIN).code == 2


@pytest.mark.slow
def test_a_person_types_the_pin_twice_and_nobody_sees_it() -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "valuetui", "station", "init", "--lang", "sv"],
        encoding="utf-8", timeout=TIMEOUT, dimensions=(24, 200),
    )  # fmt: skip
    shown = ""
    for answers, then in (
        (["123456"], WORDS("cli.station.fault.trivial")),
        ([PIN, "314159"], WORDS("cli.station.differ")),
        ([PIN, PIN], WORDS("cli.station.how")),
    ):
        for question, answer in zip(("ask", "ask_again"), answers, strict=False):
            child.expect_exact(WORDS(f"cli.station.{question}", least=6))
            child.waitnoecho()
            child.sendline(answer)
        child.expect_exact(then)
        shown += child.before or ""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    for typed in (PIN, "314159"):
        assert typed not in shown
    assert opens(PIN)


def test_settings_are_written_where_there_are_none_and_left_alone_where_there_are(
    valuetui: Run, tmp_path: Path
) -> None:
    assert valuetui("instrument", "new", "mitt").code == 0
    Path("pin.txt").write_text(PIN, encoding="utf-8")
    config = Path("mitt") / "entre.toml"
    line = ["station", "init", "--pin-file", "pin.txt", "--config", config, "--station", "entre"]
    told = valuetui(*line, "--instrument", Path("mitt") / "kommun.toml")
    assert WORDS("cli.station.settings_written", path=config) in told.out
    assert 'instrument = "kommun.toml"' in config.read_text(encoding="utf-8")
    settings = load_settings(config)
    assert settings.station == "entre"
    assert settings.instrument.resolve() == tmp_path / "mitt" / "kommun.toml"
    before = config.read_bytes()
    assert valuetui(*line[:-1], "annan").code == 0
    assert config.read_bytes() == before


def test_a_station_name_that_cannot_be_used_is_refused_first(valuetui: Run) -> None:
    Path("pin.txt").write_text(PIN, encoding="utf-8")
    told = valuetui("station", "init", "--pin-file", "pin.txt", "--station", "Kiosk 1")
    assert told.code == 1
    assert "Kiosk 1" in told.err
    assert not (state_folder() / "pin.json").exists()


def test_the_owner_ends_the_wait(valuetui: Run) -> None:
    lock = StaffLock(state_folder())
    lock.set_pin(PIN)
    assert valuetui("station", "unlock").out == WORDS("cli.station.not_locked") + "\n"
    for _ in range(5):
        lock.attempt("999999")
    assert not opens(PIN)
    assert valuetui("station", "unlock").out == WORDS("cli.station.unlocked") + "\n"
    assert opens(PIN)


def test_where_no_kiosk_runs_there_is_none_to_stop(valuetui: Run) -> None:
    told = valuetui("station", "stop")
    assert (told.code, told.out) == (1, "")
    assert told.err == WORDS("cli.station.none_runs") + "\n"


def test_the_staff_of_a_machine_are_signed_up_listed_and_removed(valuetui: Run) -> None:
    Path("pin.txt").write_text(PIN, encoding="utf-8")
    added = valuetui(
        "station", "staff", "add", " Åsa ", "--role", "supervisor", "--pin-file", "pin.txt"
    )
    assert (added.code, added.err) == (0, "")
    assert PIN not in added.out
    assert WORDS("staff.role.supervisor") in valuetui("station", "staff", "list").out
    listed = valuetui("station", "staff", "list", "--json").out
    assert json.loads(listed) == [{"name": "Åsa", "role": "supervisor"}]
    again = valuetui("station", "staff", "add", "åsa", "--role", "analyst")
    assert (again.code, again.err.strip()) == (1, WORDS("staff.cli.taken", name="åsa"))
    unknown = valuetui("station", "staff", "remove", "Bo")
    assert unknown.code == 1
    assert "Åsa" in unknown.err
    assert valuetui("station", "staff", "remove", "Åsa").code == 0
    assert WORDS("staff.cli.nobody") in valuetui("station", "staff", "list").out


@pytest.mark.parametrize("arguments", [("Bo", "--role", "king"), ("Bo",), ("  ", "--role",
                                       "operator"), ("x" * 41, "--role", "operator")])  # fmt: skip
def test_nobody_is_signed_up_without_a_name_and_a_role(
    arguments: tuple[str, ...], valuetui: Run
) -> None:
    assert valuetui("station", "staff", "add", *arguments).code == 2


def test_unlock_ends_the_wait_of_the_staff_too(valuetui: Run) -> None:
    people = People(state_folder())
    people.add(Person("Bo", Role.OPERATOR), PIN)
    for _ in range(5):
        people.lock("Bo").attempt("999999")
    assert WORDS("cli.station.unlocked") in valuetui("station", "unlock").out
    assert people.lock("Bo").attempt(PIN).is_right
