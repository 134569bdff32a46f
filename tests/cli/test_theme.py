"""In which colours what is shown to people begins."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep
from valuetui.cli import present, results
from valuetui.screens.locked import LockedApp


@pytest.mark.parametrize(
    ("given", "begins"),
    [(["--theme", "contrast-light"], "contrast-light"), ([], "light")],
)
@pytest.mark.parametrize("command", ["present", "results"])
def test_it_begins_in_the_colours_that_are_given_or_those_of_the_station(
    valuetui: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    given: list[str],
    begins: str,
) -> None:
    keep(tmp_path / "svar", answers(6))
    (tmp_path / "station.toml").write_text(
        'station = "kiosk-1"\ninstrument = "kommun.toml"\ntheme = "light"\n', encoding="utf-8"
    )
    begun: list[str] = []
    monkeypatch.setattr(LockedApp, "run", lambda app: begun.append(app.theme))
    for module in (present, results):
        monkeypatch.setattr(module, "begin_on_screen", lambda _: None)
    told = valuetui(command, "--config", "station.toml", "--data", "svar", *given)
    assert (told.err, begun) == ("", [f"valuetui-{begins}"])
