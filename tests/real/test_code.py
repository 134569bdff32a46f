"""The code on the first screen, read from a picture of the screen as a telephone would read it."""

import subprocess
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.window import Window
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

ADDRESS = "https://exempelkoping.se/varden-2026"
SETTINGS = 'station = "kiosk-1"\ninstrument = "{instrument}"\nqr = "{address}"\n{more}'
SUNDAYS = '[hours]\nsunday = "03:00-03:01"\n'


@pytest.mark.parametrize(
    ("more", "text"),
    [("", "attract.elsewhere"), (SUNDAYS, "closed.heading")],
    ids=["open", "closed"],
)
def test_the_code_leads_to_the_other_channel(tmp_path: Path, more: str, text: str) -> None:
    need("Xvfb", "xterm", "xdotool", "maim", "zbarimg")
    settings, picture = tmp_path / "station.toml", tmp_path / "screen.png"
    instrument = shipped_config() / "kommun.toml"
    settings.write_text(
        SETTINGS.format(instrument=instrument, address=ADDRESS, more=more), encoding="utf-8"
    )
    command: list[str | Path] = [
        *PROGRAM,
        *("kiosk", "--no-lock", "--config"),
        settings,
        "--data",
        tmp_path / "data",
    ]
    with Window(command, columns=91, rows=26, environment=environment(), folder=tmp_path) as window:
        window.sees(Words("sv")(f"kiosk.{text}"))
        window.picture(picture)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=False
    )
    assert read.stdout.strip() == ADDRESS
