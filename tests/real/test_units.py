"""The recipes before the programs that read them: systemd and the shell."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.real.programs import need
from valuetui.station.units import UNIT, Kind, recipe

SYSTEM_UNITS = Path("/lib/systemd/system")
EXPOSURE = {Kind.X11: 1.6, Kind.CAGE: 1.6, Kind.CONSOLE: 1.0}
"""The most that systemd-analyze may say: 0 is shut, 10 is open."""


def installed(root: Path, kind: Kind) -> Path:
    """A machine below ``root`` with a recipe, as far as systemd looks; its unit."""
    shutil.copytree(SYSTEM_UNITS, root / "lib/systemd/system", symlinks=True)
    for each in recipe(kind, "en"):
        path = root / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, encoding="utf-8")
    for name in ("opt/valuetui/bin/valuetui", "usr/bin/xinit", "usr/bin/cage", "usr/bin/foot"):
        program = root / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n", encoding="ascii")
        program.chmod(0o755)
    return root / UNIT


@pytest.mark.parametrize("kind", Kind)
def test_systemd_finds_nothing_amiss(tmp_path: Path, kind: Kind) -> None:
    need("systemd-analyze")
    unit = installed(tmp_path, kind)
    said = _analyze("verify", "--man=no", f"--root={tmp_path}", str(unit))
    assert "valuetui" not in said.stderr
    assert said.returncode == 0
    unit.write_text(unit.read_text(encoding="utf-8") + "\n[Service]\nRestart=perhaps\n",
                    encoding="utf-8")  # fmt: skip
    assert (
        "valuetui-kiosk" in _analyze("verify", "--man=no", f"--root={tmp_path}", str(unit)).stderr
    )


@pytest.mark.parametrize("kind", Kind)
def test_little_is_left_that_it_could_do(tmp_path: Path, kind: Kind) -> None:
    need("systemd-analyze")
    unit = installed(tmp_path, kind)
    said = _analyze("security", "--offline=true", "--no-pager", str(unit)).stdout
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert found
    assert float(found[1]) <= EXPOSURE[kind]


@pytest.mark.parametrize("name", ["kiosk-session", "kiosk-server"])
def test_the_scripts_are_understood_by_the_shell(tmp_path: Path, name: str) -> None:
    (script,) = (each for each in recipe(Kind.X11, "en") if each.path.endswith(name))
    assert script.is_program
    path = tmp_path / name
    path.write_text(script.text, encoding="utf-8")
    said = subprocess.run(["sh", "-n", path], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


def test_the_server_gets_what_xinit_gives_it() -> None:
    (script,) = (each for each in recipe(Kind.X11, "en") if each.path.endswith("kiosk-server"))
    assert 'exec /usr/bin/Xorg "$@" -nolisten tcp' in script.text


def _analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )
