"""Codes on the command line: issued as slips, counted without telling of anybody, destroyed."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.cli.test_report import opening
from valuetui.responses.codes.ledger import Ledger, spendings_at
from valuetui.responses.codes.register import read_register
from valuetui.words import Words

WAVE = 'wave = "2026"'
SV = Words("sv")


@pytest.fixture
def town(valuetui: Run, tmp_path: Path) -> Path:
    """A questionnaire of which the elected answer with a code."""
    assert valuetui("instrument", "new", "k").code == 0
    path = tmp_path / "k" / "kommun.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(WAVE) == 1
    path.write_text(text.replace(WAVE, f'{WAVE}\ncodes = ["elected"]'), encoding="utf-8")
    return tmp_path


@pytest.fixture
def codes(valuetui: Run, town: Path) -> Run:
    """``valuetui codes`` about a folder ``d``."""

    def run(command: str, *arguments: str | Path, lang: str = "sv") -> Outcome:
        options = ("--config", town / "k" / "station.toml", "--data", town / "d")
        return valuetui("codes", command, *options, *arguments, lang=lang)

    return run


def used(town: Path, number: int, station: str = "kiosk-1") -> None:
    """So many codes of the station were used."""
    register = read_register(town / "d", station)
    assert register is not None
    with Ledger(town / "d", station) as ledger:
        for place, digest in enumerate(sorted(register.issued["elected"])[:number]):
            ledger.save(digest, f"{place:032x}", lambda: None)


def test_slips_are_written_for_their_owner_alone_and_no_code_is_kept(
    codes: Run, town: Path
) -> None:
    told = codes("issue", "--group", "elected", "--n", "61")
    assert told.code == 0
    assert "61 koder för Förtroendevalda på kiosk-1." in told.out
    [slips] = (town / "exports").iterdir()
    assert slips.name.startswith("kodlappar-exempelkoping-2026-elected-")
    assert slips.read_bytes().startswith(b"%PDF")
    if os.name == "posix":
        assert stat.S_IMODE(slips.stat().st_mode) == 0o600
    register = read_register(town / "d", "kiosk-1")
    assert register is not None
    assert len(register.issued["elected"]) == 61
    assert codes("issue", "--group", "elected", "--n", "2", "--out", "x").code == 0
    assert len(list((town / "x").iterdir())) == 1


def test_several_stations_share_the_codes(codes: Run, town: Path) -> None:
    told = codes("issue", "--group", "elected", "--n", "61", "--station", "kiosk-1",
                 "--station", "kiosk-2")  # fmt: skip
    assert "31 koder för Förtroendevalda på kiosk-1." in told.out
    assert "30 koder för Förtroendevalda på kiosk-2." in told.out
    assert str(town / "d" / "codes" / "kiosk-2.json") in told.out
    assert str(town / "d" / "codes" / "kiosk-1.json") not in told.out
    assert "61 utgivna" in codes("status").out


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "färre än 5"), (4, "färre än 5"), (5, "5"), (56, "56"), (57, "57 eller fler"),
     (61, "57 eller fler")],
)  # fmt: skip
def test_only_numbers_are_told_and_none_that_tells_of_a_few(
    codes: Run, town: Path, number: int, said: str
) -> None:
    codes("issue", "--group", "elected", "--n", "61")
    used(town, number)
    told = codes("status")
    assert told.out.splitlines()[0] == f"Förtroendevalda: 61 utgivna, {said} använda."
    assert (SV("codes.cli.exact_by_design") in told.out) == (not said.isdecimal())
    found = json.loads(codes("status", "--json").out)["open"]["elected"]
    assert found["issued"] == 61
    assert found["least"] <= number <= found["most"]
    assert (found["least"] == found["most"]) == said.isdecimal()


def test_of_few_codes_it_is_not_told_how_many_were_used(codes: Run, town: Path) -> None:
    codes("issue", "--group", "elected", "--n", "9")
    used(town, 5)
    assert codes("status", lang="en").out.splitlines()[0] == (
        "Elected representatives: 9 issued. How many were used is not shown, for there are few."
    )
    assert "5" not in codes("status", "--json").out


def test_codes_are_destroyed_and_their_number_stays(codes: Run, town: Path) -> None:
    codes("issue", "--group", "elected", "--n", "61")
    used(town, 44)
    assert codes("close").code == 1  # nobody there to ask
    assert "61 utgivna, 44 använda" in codes("status").out
    told = codes("close", "--yes")
    assert (told.code, SV("codes.cli.closed") in told.out) == (0, True)
    assert "61 var utgivna, 44 användes" in codes("status").out
    assert not list((town / "d" / "codes").glob("*kiosk-1.json"))
    assert SV("codes.cli.none", path=town / "d") in codes("close", "--yes").out


def test_codes_are_not_destroyed_under_a_kiosk(codes: Run, town: Path) -> None:
    codes("issue", "--group", "elected", "--n", "61")
    with Ledger(town / "d", "kiosk-1"):
        told = codes("close", "--yes")
    assert told.code == 1
    assert "kiosk-1" in told.err
    assert "61 utgivna" in codes("status").out


def test_closing_the_answers_says_that_the_codes_are_still_good(
    codes: Run, valuetui: Run, town: Path
) -> None:
    (town / "d" / "responses").mkdir(parents=True)
    assert SV("codes.cli.still_there") not in valuetui("close", "--data", town / "d").out
    codes("issue", "--group", "elected", "--n", "61")
    assert SV("codes.cli.still_there") in valuetui("close", "--data", town / "d").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--group", "citizens", "--n", "3"), 1, 'codes = ["elected", "citizens"]'),
        (("--group", "nobody", "--n", "3"), 2, "citizens, elected, employees"),
        (("--group", "elected", "--n", "0"), 2, "--n"),
        (("--group", "elected"), 2, "--n"),
        (("--group", "elected", "--n", "1", "--station", "a", "--station", "b"), 2, "2 stationer"),
        (("--group", "elected", "--n", "9", "--station", "a", "--station", "a"), 2, "två gånger"),
        (("--group", "elected", "--n", "9", "--station", "../a"), 2, "../a"),
    ],
)
def test_what_cannot_be_issued_is_refused_with_what_to_do(
    codes: Run, town: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    told = codes("issue", *arguments)
    assert (told.code, said in told.err) == (code, True), told.err
    assert not (town / "exports").exists()
    assert not (town / "d" / "codes").exists()


def test_slips_whose_codes_could_not_be_kept_are_taken_away(codes: Run, town: Path) -> None:
    (town / "d").mkdir()
    (town / "d" / "codes").write_text("in the way")
    told = codes("issue", "--group", "elected", "--n", "3")
    assert told.code == 1
    assert list((town / "exports").iterdir()) == []


def test_a_damaged_file_of_codes_is_named(codes: Run, town: Path) -> None:
    path = town / "d" / "codes" / "kiosk-1.json"
    path.parent.mkdir(parents=True)
    path.write_text("{")
    for told in (codes("status"), codes("issue", "--group", "elected", "--n", "3")):
        assert told.code == 1
        assert str(path) in told.err


def test_a_purge_takes_the_codes_along(codes: Run, valuetui: Run, town: Path) -> None:
    (town / "d" / "responses").mkdir(parents=True)
    codes("issue", "--group", "elected", "--n", "61")
    used(town, 7)
    (town / "d" / "responses" / "kiosk-1.json").write_text('{"responses":{}}')
    told = valuetui("purge", "--data", town / "d", "--decision", "KS 1", "--yes")
    assert told.code == 0, told.err
    assert not (town / "d" / "codes").exists()


def test_the_overview_says_who_answers_with_a_code(valuetui: Run, town: Path) -> None:
    told = valuetui("instrument", "show", town / "k" / "kommun.toml")
    [line] = [line for line in told.out.splitlines() if "Svarar med en kod" in line]
    assert "Förtroendevalda" in line


def test_open_shows_the_slips(codes: Run, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opening(monkeypatch)
    told = codes("issue", "--group", "elected", "--n", "12", "--out", town / "ut", "--open")
    assert told.code == 0
    assert asked == [str(next((town / "ut").iterdir()))]


def test_codes_that_were_used_at_two_machines_are_told(codes: Run, town: Path) -> None:
    codes("issue", "--group", "elected", "--n", "24", "--out", town / "ut")
    used(town, 3)
    digest = min(spendings_at(town / "d", "kiosk-1"))
    with Ledger(town / "d", "kiosk-1") as ledger:
        ledger.join({digest: frozenset({"0" * 32})})
    assert SV("missed.alongside.twice", n=1) in codes("status").out
