"""Codes are split, counted and destroyed; what is left of them is their number."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.codes.issuing import CLOSED, Count, counted, destroy, issue, shares
from valuetui.responses.codes.ledger import Ledger
from valuetui.responses.codes.register import DamagedCodes, read_register, stations_with_codes
from valuetui.responses.errors import CannotOpen, NotRemoved
from valuetui.responses.files import SystemFiles

CHANCE = random.Random(11)  # noqa: S311
Codes = Mapping[str, list[str]]


def issued(wave: Path, group: str = "elected", **wanted: int) -> dict[str, list[str]]:
    """The codes that were issued for each station."""
    found: dict[str, list[str]] = {}
    issue(wave, group, wanted, CHANCE.randrange, CHANCE.randbytes, found.update)
    return found


def use(wave: Path, station: str, codes: list[str]) -> None:
    """Answer with these."""
    register = read_register(wave, station)
    assert register is not None
    with Ledger(wave, station) as ledger:
        for code in codes:
            answer = f"{CHANCE.getrandbits(128):032x}"
            ledger.save(register.digest(code), answer, lambda: None)


@given(st.integers(1, 500), st.integers(1, 9))
def test_a_number_is_split_as_evenly_as_can_be(number: int, stations: int) -> None:
    names = [f"k{each}" for each in range(stations)]
    split = shares(number, names)
    assert (list(split), sum(split.values())) == (names, number)
    assert max(split.values()) - min(split.values()) <= 1


def test_no_code_is_good_at_two_stations(tmp_path: Path) -> None:
    codes = issued(tmp_path, a=20, b=20)
    assert not set(codes["a"]) & set(codes["b"])
    for station, other in (("a", "b"), ("b", "a")):
        register = read_register(tmp_path, station)
        assert register is not None
        assert all(register.group_of(register.digest(code)) for code in codes[station])
        assert not any(register.group_of(register.digest(code)) for code in codes[other])


def test_all_stations_are_counted_together_by_group(tmp_path: Path) -> None:
    elected = issued(tmp_path, a=20, b=10)
    issued(tmp_path, "employees", a=5)
    use(tmp_path, "a", elected["a"][:3])
    use(tmp_path, "b", elected["b"][:4])
    found = counted(tmp_path)
    assert found.open == {"elected": Count(30, 7), "employees": Count(5, 0)}
    assert found.closed == {}


def test_further_codes_leave_the_earlier_ones_good(tmp_path: Path) -> None:
    first = issued(tmp_path, a=3)["a"]
    use(tmp_path, "a", first[:1])
    issued(tmp_path, a=4)
    assert counted(tmp_path).open == {"elected": Count(7, 1)}
    register = read_register(tmp_path, "a")
    assert register is not None
    assert all(register.group_of(register.digest(code)) for code in first)


def test_codes_whose_slips_could_not_be_made_do_not_count(tmp_path: Path) -> None:
    def fails(codes: Codes) -> NoReturn:
        assert codes
        raise NotADirectoryError

    with pytest.raises(NotADirectoryError):
        issue(tmp_path, "elected", {"a": 3}, CHANCE.randrange, CHANCE.randbytes, fails)
    assert counted(tmp_path).open == {}


def test_what_is_destroyed_leaves_its_number_and_nothing_by_which_a_code_is_known(
    tmp_path: Path,
) -> None:
    codes = issued(tmp_path, a=8, b=8)
    use(tmp_path, "a", codes["a"][:2])
    register = read_register(tmp_path, "a")
    assert register is not None
    destroy(tmp_path)
    assert list(stations_with_codes(tmp_path)) == []
    assert counted(tmp_path).closed == {"elected": Count(16, 2)}
    left = "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())
    assert register.key.hex() not in left
    assert not any(register.digest(code) in left for code in codes["a"])
    destroy(tmp_path)
    issued(tmp_path, a=1)
    assert counted(tmp_path).open == {"elected": Count(1, 0)}
    assert counted(tmp_path).closed == {"elected": Count(16, 2)}


def test_destroying_that_was_cut_short_is_done_by_doing_it_again(tmp_path: Path) -> None:
    issued(tmp_path, a=8, b=8)

    class Stuck(SystemFiles):
        """A disk from which the second file cannot be removed."""

        def remove(self, path: Path) -> None:
            if path.name == "b.json":
                raise PermissionError
            super().remove(path)

    with pytest.raises(NotRemoved):
        destroy(tmp_path, Stuck())
    found = counted(tmp_path)
    assert (found.open, found.closed) == ({"elected": Count(8, 0)}, {"elected": Count(8, 0)})
    destroy(tmp_path)
    assert counted(tmp_path).closed == {"elected": Count(16, 0)}


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Ledger]:
    issued(tmp_path, a=8)
    with Ledger(tmp_path, "a") as ledger:
        yield ledger


@pytest.mark.usefixtures("kiosk")
def test_codes_are_not_destroyed_under_a_kiosk_that_takes_them(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as error:
        destroy(tmp_path)
    assert error.value.reason == "busy"
    assert counted(tmp_path).open == {"elected": Count(8, 0)}


def test_damaged_numbers_are_said_to_be(tmp_path: Path) -> None:
    (tmp_path / CLOSED).write_text('{"stations": {"a": {"elected": 3}}}')
    with pytest.raises(DamagedCodes):
        counted(tmp_path)
