"""Checks of the terminal that the program would be shown in. Pure: what was seen is passed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from valuetui.station.doctor.emulator import Emulator, Touch
from valuetui.station.doctor.finding import Finding, Level, bad, doubtful, good
from valuetui.station.fit import PROFILES
from valuetui.station.window import Window

SMALLEST = PROFILES[-1]
FONTS = ("DejaVu Sans Mono", "Hack")
"""Families in which all letters, block and box characters of the screens have been looked at."""
MEDDLING = (
    "TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT", "TEXTUAL_THEME",
)  # fmt: skip
"""Variables by which anybody could change how the screens are drawn, or have them written down."""


@dataclass(frozen=True)
class Seen:
    """What was seen of a terminal."""

    stdin: bool
    stdout: bool
    stderr: bool
    """Whether these are a terminal."""
    encoding: str
    """Of what is written to it."""
    window: Window | None
    emulator: Emulator
    environment: Mapping[str, str]
    fonts: frozenset[str] | None = None
    """Families that the system has; None where it does not tell."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """What the person in front of it has said: ``blocks`` are drawn, a ``touch`` came."""


def terminal_findings(seen: Seen) -> list[Finding]:
    """All checks of a terminal; only the first where there is none."""
    streams = check_streams(seen)
    if not seen.stderr:
        return [streams]
    findings = [
        streams,
        check_size(seen.window),
        check_characters(seen),
        check_colours(seen.environment),
        check_touch(seen),
        check_fonts(seen),
        check_environment(seen.environment),
    ]
    return [each for each in findings if each]


def check_streams(seen: Seen) -> Finding:
    """Screens are drawn on standard error: it must be the terminal, and nothing else."""
    if not seen.stderr:
        return bad("streams", "stderr")
    if not seen.stdin:
        return bad("streams", "stdin")
    if not seen.stdout:
        return doubtful("streams", "stdout")
    return good("streams", name=seen.emulator.name or "?", version=seen.emulator.version)


def check_size(window: Window | None) -> Finding:
    """There must be room for the smallest layout."""
    if window is None:
        return doubtful("size", "unknown")
    columns, rows = window.grid
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return bad("size", "small", columns=columns, rows=rows, width=SMALLEST[0],
                   height=SMALLEST[1])  # fmt: skip
    return good("size", columns=columns, rows=rows)


def check_characters(seen: Seen) -> Finding:
    """Both ends of the line must speak UTF-8."""
    if seen.encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return bad("characters", "encoding", encoding=seen.encoding)
    locale = locale_of(seen.environment)
    if "utf8" not in locale.lower().replace("-", ""):
        return doubtful("characters", "locale", locale=locale or "C")
    return good("characters", locale=locale)


def locale_of(environment: Mapping[str, str]) -> str:
    """The locale of characters."""
    return next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG")
                 if environment.get(name)), "")  # fmt: skip


def check_colours(environment: Mapping[str, str]) -> Finding:
    """With sixteen colours tiles and ground look the same."""
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return doubtful("colours", "none", term=term)
    wish = environment.get("TEXTUAL_COLOR_SYSTEM", "auto")
    every = environment.get("COLORTERM", "") in {"truecolor", "24bit"}
    if wish == "truecolor" or (wish == "auto" and (every or "XTERM_VERSION" in environment)):
        return good("colours")
    if not term or term == "dumb":
        return bad("colours", "dumb", term=term or "–")
    return doubtful("colours", "few", term=term)


def check_touch(seen: Seen) -> Finding:
    """What a person has done at the terminal is worth more than what its name tells."""
    emulator = seen.emulator
    named: dict[str, object] = {"name": emulator.name, "version": emulator.version}
    if seen.answers.get("touch"):
        return Finding("touch", "came", Level.OK, named)
    if emulator.remote:
        return doubtful("touch", "remote", **named)
    if emulator.touch is Touch.BOTH and "touch" in seen.answers:
        return doubtful("touch", "missed", **named)
    if emulator.touch is Touch.BOTH:
        return Finding("touch", "both", Level.OK, named)
    if emulator.name == "windows-terminal":
        return doubtful("touch", "windows", **named)
    return doubtful("touch", str(emulator.touch), **named)


def check_fonts(seen: Seen) -> Finding | None:
    """No program sees how letters are drawn: a person does, or the system has a font known to have
    them all. None where neither is so."""
    blocks = seen.answers.get("blocks")
    if blocks is not None:
        return good("fonts", "seen") if blocks else bad("fonts", "broken", family=FONTS[0])
    if seen.fonts is None or seen.emulator.remote:
        return None
    found = [family for family in FONTS if family in seen.fonts]
    return good("fonts", family=found[0]) if found else doubtful("fonts", "none", family=FONTS[0])


def check_environment(environment: Mapping[str, str]) -> Finding:
    """Nothing meddles with the screens from outside."""
    found = sorted(name for name in MEDDLING if environment.get(name))
    if found:
        return doubtful("environment", "meddling", names=", ".join(found))
    return good("environment")
