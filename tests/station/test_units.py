"""The recipes: whole, safe and in both languages."""

import configparser
import re

import pytest

from valuetui.station.units import PROGRAM, UNIT, BadProgram, Kind, recipe
from valuetui.words import languages

KINDS = pytest.mark.parametrize("kind", Kind)


def texts(kind: Kind, language: str = "en", points: float = 25.75) -> dict[str, str]:
    return {each.path: each.text for each in recipe(kind, language, points=points)}


def section(text: str, name: str) -> dict[str, list[str]]:
    """The lines of a section of a unit; a name may stand several times."""
    found: dict[str, list[str]] = {}
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line == f"[{name}]"
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@KINDS
@pytest.mark.parametrize("language", languages())
def test_every_file_is_filled_in(kind: Kind, language: str) -> None:
    for path, text in texts(kind, language).items():
        assert not re.search(r"\$(program|points|kind|packages|executable|notes)\b", text), path
        assert text.endswith("\n")
        assert not path.startswith("/")


@KINDS
def test_the_guides_name_every_package_and_every_program(kind: Kind) -> None:
    guides = [texts(kind, language)["README.md"] for language in languages()]
    assert len(set(guides)) == len(guides)
    blocks = [re.findall(r"```\n(.*?)```", guide, re.DOTALL) for guide in guides]
    commands = [
        [line.partition(" #")[0].strip() for block in each for line in block.splitlines()]
        for each in blocks
    ]
    same = [[line for line in each if "pip install" not in line] for each in commands]
    assert all(each == same[0] for each in same)
    programs = [f"/{each.path}" for each in recipe(kind, "en") if each.is_program]
    for guide in guides:
        assert all(program in guide for program in programs)
        assert "chmod 755 \n" not in guide


@KINDS
def test_it_begins_again_and_tells_that_it_is_alive(kind: Kind) -> None:
    service = section(texts(kind)[UNIT], "Service")
    assert section(texts(kind)[UNIT], "Unit")["StartLimitIntervalSec"] == ["0"]
    assert service["Restart"] == ["always"]
    assert service["RestartSec"] == ["1"]
    assert service["Type"] == ["notify"]
    assert service["NotifyAccess"] == ["all"]
    assert int(service["WatchdogSec"][0]) == 30
    assert service["ExecStartPre"] == [f"{PROGRAM} doctor --quick"]


@KINDS
def test_there_is_no_way_to_a_shell(kind: Kind) -> None:
    unit = texts(kind)[UNIT]
    service = section(unit, "Service")
    assert service["User"] == ["kiosk"]
    assert "SHELL=/bin/false" in service["Environment"][0]
    assert service["NoNewPrivileges"] == ["yes"]
    assert service["CapabilityBoundingSet"] == [""]
    assert service["ProtectSystem"] == ["strict"]
    assert "TEXTUAL_LOG" in service["UnsetEnvironment"][0]
    assert "NAutoVTs=0" in texts(kind)["etc/systemd/logind.conf.d/50-valuetui.conf"]
    assert "kernel.sysrq = 0" in texts(kind)["etc/sysctl.d/50-valuetui.conf"]
    assert "nologin" in texts(kind)["etc/sysusers.d/valuetui.conf"]


def test_the_screens_are_drawn_on_a_terminal_and_never_in_the_journal() -> None:
    console = section(texts(Kind.CONSOLE)[UNIT], "Service")
    assert console["ExecStart"] == [f"{PROGRAM} kiosk"]
    assert console["StandardError"] == console["StandardOutput"] == ["tty"]
    cage = section(texts(Kind.CAGE)[UNIT], "Service")["ExecStart"][0]
    assert re.fullmatch(rf"/usr/bin/cage -d -- /usr/bin/foot \S+ {PROGRAM} kiosk", cage)
    session = texts(Kind.X11)["etc/valuetui/kiosk-session"]
    assert re.search(rf"^exec xterm .*-e {PROGRAM} kiosk$", session, re.MULTILINE)


def test_in_foot_nothing_is_bound() -> None:
    foot = configparser.ConfigParser(strict=True)
    foot.read_string("[main]\n" + texts(Kind.CAGE)["etc/valuetui/foot.ini"])
    assert foot["main"]["shell"] == "/bin/false"
    for name in ("key-bindings", "mouse-bindings"):
        assert set(foot[name].values()) == {"none"}
        assert len(foot[name]) >= 9
    assert {"spawn-terminal", "clipboard-paste", "show-urls-launch"} <= set(foot["key-bindings"])


def test_in_kitty_nothing_is_bound() -> None:
    lines = texts(Kind.X11)["etc/valuetui/kitty.conf"].splitlines()
    assert "clear_all_shortcuts yes" in lines
    assert "clear_all_mouse_actions yes" in lines
    assert "allow_remote_control no" in lines
    assert not [line for line in lines if line.startswith(("map ", "mouse_map "))]


def test_the_font_is_as_large_as_asked_for() -> None:
    assert "faceSize: 25.75\n" in texts(Kind.X11)["etc/valuetui/xterm.resources"]
    assert "faceSize: 30\n" in texts(Kind.X11, points=30.0)["etc/valuetui/xterm.resources"]
    assert "size=17.5\n" in texts(Kind.CAGE, points=17.5)["etc/valuetui/foot.ini"]


@pytest.mark.parametrize(
    "program", ["valuetui", "", "/opt/my program", "/opt/x;reboot", "/opt/%h/x", "/opt/$x", "/a\n"]
)
def test_a_program_that_could_not_stand_in_a_unit_is_refused(program: str) -> None:
    with pytest.raises(BadProgram):
        recipe(Kind.X11, "en", program=program)
