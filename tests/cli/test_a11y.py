"""``valuetui station a11y``."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.station.fake_speech import install
from valuetui.words import Words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_declaration_says_what_holds_on_this_machine(
    valuetui: Run, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = Words(language)
    monkeypatch.setenv("PATH", str(tmp_path))
    told = valuetui("station", "a11y", lang=language)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"# {words('a11y.heading', station='kiosk-1')}\n")
    assert words("a11y.how.no_speech") in told.out
    assert words("a11y.how.no_fit") in told.out


def test_the_declaration_goes_to_a_file_and_again_to_the_same_one(
    valuetui: Run, tmp_path: Path
) -> None:
    for _ in range(2):
        told = valuetui("station", "a11y", "--out", "a11y.md")
        assert told.code == 0
        assert "a11y.md" in told.out
    assert (tmp_path / "a11y.md").read_text(encoding="utf-8").count("# Tillgänglighet") == 1


def test_a_file_that_cannot_be_written_is_told(valuetui: Run) -> None:
    told = valuetui("station", "a11y", "--out", "no/such/folder/a11y.md")
    assert told.code == 1
    assert "no/such/folder/a11y.md" in told.err


def test_the_settings_of_the_station_count(
    valuetui: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(tmp_path, monkeypatch)
    settings = tmp_path / "station.toml"
    assert valuetui("instrument", "new", "own").code == 0
    settings.write_text(
        'station = "hall"\ninstrument = "own/kommun.toml"\n[speech]\nkey = "f9"\n', encoding="utf-8"
    )
    monkeypatch.setattr("valuetui.cli.station.a11y.voices", lambda: frozenset({"sv", "en"}))
    told = valuetui("station", "a11y", "--config", settings)
    assert "Tillgänglighet: hall" in told.out
    assert "En tryckning på F9 räcker" in told.out
