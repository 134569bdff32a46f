"""What a Debian machine needs to start as a kiosk: files made from templates. Pure but for reading
the templates, which come with the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from string import Template

PROGRAM = "/opt/valuetui/bin/valuetui"
POINTS = 25.75
"""Size of the font for the screen that most kiosks have: 21.5 inches, 1920 x 1080."""
_PATH = re.compile(r"(/[\w.+-]+)+")


class Kind(StrEnum):
    """How the machine shows the program."""

    X11 = "x11"
    """X and xterm: touch, mouse and keyboard."""
    CAGE = "cage"
    """Wayland and foot: keyboard and mouse."""
    CONSOLE = "console"
    """The console of Linux: keyboard only."""


_APT = "apt-get install --no-install-recommends python3-venv libpam-systemd "
PACKAGES = {
    Kind.X11: _APT + "xserver-xorg-core \\\n"
    "    xserver-xorg-input-libinput xinit xterm x11-xserver-utils x11-xkb-utils fonts-dejavu-core",
    Kind.CAGE: _APT + "cage xwayland foot \\\n    fonts-dejavu-core",
    Kind.CONSOLE: _APT + "console-setup",
}
_EVERYWHERE = {
    "sysusers.conf": "etc/sysusers.d/valuetui.conf",
    "sysctl.conf": "etc/sysctl.d/50-valuetui.conf",
    "logind.conf": "etc/systemd/logind.conf.d/50-valuetui.conf",
}
UNIT = "etc/systemd/system/valuetui-kiosk.service"
_OWN = {
    Kind.X11: {
        "valuetui-kiosk.service": UNIT,
        "kiosk-session": "etc/valuetui/kiosk-session",
        "kiosk-server": "etc/valuetui/kiosk-server",
        "xterm.resources": "etc/valuetui/xterm.resources",
        "kitty.conf": "etc/valuetui/kitty.conf",
        "xorg-kiosk.conf": "etc/X11/xorg.conf.d/50-valuetui.conf",
    },
    Kind.CAGE: {"valuetui-kiosk.service": UNIT, "foot.ini": "etc/valuetui/foot.ini"},
    Kind.CONSOLE: {"valuetui-kiosk.service": UNIT},
}
_PROGRAMS = {Kind.X11: ("/etc/valuetui/kiosk-session", "/etc/valuetui/kiosk-server")}


class BadProgram(ValueError):
    """The path of the program could not stand in a unit: it must be a whole one, without blanks."""


@dataclass(frozen=True)
class RecipeFile:
    """A file to write; ``path`` is where it lies below the folder, and below ``/`` later."""

    path: str
    text: str
    is_program: bool = False


def recipe(
    kind: Kind, language: str, *, program: str = PROGRAM, points: float = POINTS
) -> list[RecipeFile]:
    """All files of a recipe, with a guide in a language. Raises :class:`BadProgram`."""
    if not _PATH.fullmatch(program):
        raise BadProgram(program)
    values = {"program": program, "points": f"{points:g}"}
    return [*_files(kind, values), RecipeFile("README.md", _guide(kind, language, program))]


def _files(kind: Kind, values: dict[str, str]) -> Iterator[RecipeFile]:
    for folder, names in (("common", _EVERYWHERE), (str(kind), _OWN[kind])):
        for name, path in names.items():
            text = _template(folder, name).substitute(values)
            yield RecipeFile(path, text, f"/{path}" in _PROGRAMS.get(kind, ()))


def _guide(kind: Kind, language: str, program: str) -> str:
    text = _template("common", f"README.{language}.md").substitute(
        kind=kind,
        packages=PACKAGES[kind],
        program=program,
        executable=" ".join(_PROGRAMS.get(kind, ())),
        notes=_template(str(kind), f"notes.{language}.md").template.strip(),
    )
    lines = [line for line in text.splitlines() if line != "chmod 755 "]  # where there is none
    return "\n".join(lines) + "\n"


def _template(folder: str, name: str) -> Template:
    found = files("valuetui.station.recipes") / folder / name
    return Template(found.read_text(encoding="utf-8"))
