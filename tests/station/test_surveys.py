"""Several surveys in folders beside each other: found, and the one that is meant chosen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.instrument.samples import make_instrument
from tests.station.test_survey import answers, keep
from valuetui.instrument.model import Instrument, Organisation
from valuetui.station.errors import NotOne
from valuetui.station.surveys import beside, chosen, surveys_in, wave_before


def of(organisation: str, wave: str) -> Instrument:
    return replace(
        make_instrument(),
        organisation=Organisation(organisation, {"sv": organisation.title(), "en": "Town"}),
        wave=wave,
    )


def kept(folder: Path, organisation: str, wave: str) -> Path:
    asked = of(organisation, wave)
    keep(folder, answers(6, asked), asked)
    return folder


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Two organisations, one of them with three waves in folders of its own."""
    for wave in ("9", "10", "2"):
        kept(tmp_path / "a" / f"wave {wave}", "lillby", wave)
    kept(tmp_path / "storby", "storby", "10")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes.txt").write_text("?")
    return tmp_path


def test_surveys_are_found_by_organisation_and_wave(country: Path) -> None:
    assert [(each.organisation.id, each.wave) for each in surveys_in(country).values()] == [
        ("lillby", "2"), ("lillby", "9"), ("lillby", "10"), ("storby", "10")]  # fmt: skip


def test_a_folder_of_answers_is_the_survey_itself(country: Path) -> None:
    assert chosen(country / "storby") == country / "storby"
    assert chosen(country / "storby", "storby", "10") == country / "storby"


@pytest.mark.parametrize("name", ["lillby", "LILLBY", "Lillby"])
def test_of_one_organisation_the_latest_wave_is_meant(country: Path, name: str) -> None:
    assert chosen(country, name) == country / "a" / "wave 10"
    assert chosen(country / "a") == country / "a" / "wave 10"
    assert chosen(country, name, "9") == country / "a" / "wave 9"


@pytest.mark.parametrize("asked", [(None, None), (None, "10"), ("town", None)])
def test_of_several_organisations_one_has_to_be_chosen(
    country: Path, asked: tuple[str | None, str | None]
) -> None:
    with pytest.raises(NotOne) as refused:
        chosen(country, *asked)
    assert refused.value.reason == "which-organisation"
    assert {each.organisation.id for each in refused.value.surveys.values()} == {"lillby", "storby"}


@pytest.mark.parametrize("asked", [("nowhere", None), ("lillby", "11"), ("storby", "9")])
def test_what_is_not_there_is_told_with_what_there_is(
    country: Path, asked: tuple[str | None, str | None]
) -> None:
    with pytest.raises(NotOne) as refused:
        chosen(country, *asked)
    assert refused.value.reason == "no-such-survey"
    assert len(refused.value.surveys) == 4


def test_a_folder_without_surveys_is_itself(tmp_path: Path) -> None:
    assert chosen(tmp_path) == tmp_path
    assert chosen(tmp_path / "nowhere", "lillby") == tmp_path / "nowhere"


def test_a_survey_whose_instrument_cannot_be_read_is_left_out(country: Path) -> None:
    for path in (country / "storby" / "instruments").glob("*.json"):
        path.unlink()
    assert {each.organisation.id for each in surveys_in(country).values()} == {"lillby"}
    assert chosen(country) == country / "a" / "wave 10"


def test_the_wave_before_is_of_the_same_organisation(country: Path) -> None:
    first, second, third = (country / "a" / f"wave {wave}" for wave in ("2", "9", "10"))
    assert wave_before(country, third) == second
    assert wave_before(country, second) == first
    assert wave_before(country, first) is None
    assert wave_before(country, country / "storby") is None
    assert wave_before(third, third) is None
    assert wave_before(country, country / "notes") is None


def test_beside_it_are_the_other_organisations_of_the_same_wave(country: Path) -> None:
    latest = country / "a" / "wave 10"
    assert beside(country, latest) == [country / "storby"]
    assert beside(country, country / "storby") == [latest]
    assert beside(country, country / "a" / "wave 9") == []
    assert beside(latest, latest) == []
    assert beside(country, country / "notes") == []


def test_the_same_wave_in_two_folders_is_not_chosen_between(country: Path) -> None:
    kept(country / "a" / "wave 10 copy", "lillby", "10")
    with pytest.raises(NotOne) as refused:
        chosen(country, "lillby")
    assert refused.value.reason == "twice"
    assert len(refused.value.surveys) == 2
    assert chosen(country, "lillby", "9") == country / "a" / "wave 9"


def test_what_may_not_be_read_beside_the_surveys_hinders_nothing(
    country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iterdir = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "notes":
            raise PermissionError(13, "Permission denied", str(folder))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert chosen(country, "lillby") == country / "a" / "wave 10"


def test_what_lies_in_two_folders_stands_beside_nothing(country: Path) -> None:
    latest = country / "a" / "wave 10"
    kept(country / "a" / "wave 9 copy", "lillby", "9")
    assert wave_before(country, latest) == country / "a" / "wave 2"
    kept(country / "storby copy", "storby", "10")
    assert beside(country, latest) == []
    assert beside(country, country / "storby") == [latest]
