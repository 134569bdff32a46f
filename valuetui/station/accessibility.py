"""What can be said of a station by the clauses of EN 301 549, from what was measured there.

Pure: from :class:`Measured` to rows. Nothing is claimed that was neither measured at the station
nor proven by a test of the program; such a row says what is still to be measured.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from valuetui.station.speech_settings import SpeechSettings

CAPITAL = 0.626
"""Height of a capital as a part of the cell's, in DejaVu Sans Mono and Hack."""
DISTANCE = 510.0
"""Millimetres from the eye of a person who stands at a screen and touches it. Whoever supplies a
kiosk says which; with a cell of 10 mm, the least one recommended, 515 mm would be a little far."""
LEAST_ANGLE = 0.7
"""Degrees that a capital must be high (5.1.4)."""
LEAST_TEXT, LEAST_SIGN = 4.5, 3.0
"""Contrast ratios (WCAG 1.4.3 and 1.4.11)."""
LEAST_WARNING = 20
"""Seconds that a person has to extend a time limit (WCAG 2.2.1)."""


class Verdict(StrEnum):
    """What can be said of a clause."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"
    """Nobody knows until somebody has measured or looked at the place itself."""


@dataclass(frozen=True)
class Measured:
    """What was found at a station."""

    languages: tuple[str, ...]
    idle: int
    idle_values: int
    warning: int
    """Seconds, by the questionnaire."""
    text_contrast: float
    """The lowest ratio of a text to its ground, in all themes."""
    sign_contrast: float
    """The lowest ratio of a mark to its ground."""
    speech: SpeechSettings
    voices: frozenset[str]
    """Languages that there is a voice for; none where nothing can speak."""
    cell_height: float | None = None
    """Millimetres; None where the screen was never measured."""
    has_code: bool = False
    """Whether a QR code is shown."""

    @property
    def speaks(self) -> bool:
        return bool(self.voices) and self.speech.start != "never"

    @property
    def angle(self) -> float | None:
        """Degrees that a capital is high, seen from :data:`DISTANCE`."""
        if self.cell_height is None:
            return None
        return math.degrees(CAPITAL * self.cell_height / DISTANCE)

    @property
    def mute(self) -> list[str]:
        """The languages without a voice."""
        return [each for each in self.languages if each.partition("-")[0] not in self.voices]


@dataclass(frozen=True)
class Row:
    """A clause, what can be said of it, and why."""

    clause: str
    verdict: Verdict
    how: str
    """Key of the text that says how it was measured, or why it is not."""
    values: Mapping[str, object] = field(default_factory=dict)
    proof: str = ""
    """The tests of the program that prove it."""


class Judged(NamedTuple):
    """What comes of one clause: the verdict, the key of why, and the values of that text."""

    verdict: Verdict
    how: str
    values: Mapping[str, object] = MappingProxyType({})


Judge = Callable[[Measured], Judged]

MET, NOT_MET, NOT_APPLICABLE, NOT_MEASURED = Verdict


def rows(measured: Measured) -> tuple[Row, ...]:
    """A row for each clause that concerns a kiosk, in the order of the standard."""
    judged = {clause: judge(measured) for clause, (judge, _) in CLAUSES.items()}
    return tuple(
        Row(clause, *found, proof=CLAUSES[clause][1] if found.verdict is MET else "")
        for clause, found in judged.items()
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as ``#0F171E``, as WCAG 2 has it."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# How a clause is judged

CLOSED = Judged(NOT_MET, "no_speech")
SILENT = Judged(NOT_APPLICABLE, "no_speech")
"""Of a clause that concerns speech only where there is any."""


def _always(verdict: Verdict, how: str) -> Judge:
    return lambda _: Judged(verdict, how)


def _spoken(how: str, verdict: Verdict = MET) -> Judge:
    """Of a clause that concerns speech only where there is any."""
    return lambda found: Judged(verdict, how) if found.speaks else SILENT


def _needs_speech(how: str) -> Judge:
    return lambda found: Judged(MET, how) if found.speaks else CLOSED


def _keys_of_speech(how: str) -> Judge:
    def judge(found: Measured) -> Judged:
        if not found.speaks:
            return SILENT
        return Judged(
            MET, how, {name: key.upper() for name, key in found.speech.keys._asdict().items()}
        )

    return judge


def _activation(found: Measured) -> Judged:
    if not found.speaks:
        return CLOSED
    return Judged(MET, f"activation_{found.speech.start}", {"key": found.speech.keys.key.upper()})


def _signs(found: Measured) -> Judged:
    if not found.speaks:
        return CLOSED
    return Judged(NOT_MET, "code") if found.has_code else Judged(MET, "signs")


def _privacy(found: Measured) -> Judged:
    if not found.speaks:
        return SILENT
    is_asked_for = found.speech.start == "key"
    return Judged(MET, "chosen") if is_asked_for else Judged(NOT_MEASURED, "headphones")


def _languages(found: Measured) -> Judged:
    if not found.speaks:
        return SILENT
    if found.mute:
        return Judged(NOT_MET, "no_voice", {"languages": ", ".join(found.mute)})
    return Judged(MET, "voices", {"languages": ", ".join(found.languages)})


def _size(found: Measured) -> Judged:
    if found.angle is None or found.cell_height is None:
        return Judged(NOT_MEASURED, "no_fit")
    values = {"angle": found.angle, "height": found.cell_height, "distance": round(DISTANCE)}
    return Judged(MET if found.angle >= LEAST_ANGLE else NOT_MET, "angle", values)


def _text(found: Measured) -> Judged:
    met = found.text_contrast >= LEAST_TEXT
    return Judged(MET if met else NOT_MET, "text", {"ratio": found.text_contrast})


def _marks(found: Measured) -> Judged:
    met = found.sign_contrast >= LEAST_SIGN
    return Judged(MET if met else NOT_MET, "marks", {"ratio": found.sign_contrast})


def _time(found: Measured) -> Judged:
    values = {"idle": found.idle, "idle_values": found.idle_values, "warning": found.warning}
    return Judged(MET if found.warning >= LEAST_WARNING else NOT_MET, "time", values)


KIOSK = "tests/screens/kiosk"
BOARD = "tests/screens/widgets/test_board.py"
NARRATOR = f"{KIOSK}/test_narrator.py"
JOURNEY = f"{KIOSK}/test_journey.py"
BY_KEYS = f"{JOURNEY}, {KIOSK}/test_dialogs.py"
FOCUS = f"{KIOSK}/test_focus.py"

CLAUSES: Mapping[str, tuple[Judge, str]] = {
    "5.1.2.2": (_needs_speech("no_aid"), f"{NARRATOR}, {BY_KEYS}"),
    "5.1.3.1": (_needs_speech("spoken"), NARRATOR),
    "5.1.3.2": (_spoken("outlet", NOT_MEASURED), ""),
    "5.1.3.3": (_spoken("focus"), NARRATOR),
    "5.1.3.4": (_keys_of_speech("control"), NARRATOR),
    "5.1.3.5": (_spoken("interrupted"), f"{NARRATOR}, tests/station/test_speech.py"),
    "5.1.3.6": (_signs, f"{KIOSK}/test_speaking.py"),
    "5.1.3.7": (_always(NOT_APPLICABLE, "no_video"), ""),
    "5.1.3.8": (_always(NOT_APPLICABLE, "no_masks"), ""),
    "5.1.3.9": (_privacy, NARRATOR),
    "5.1.3.10": (_spoken("no_other_sound"), NARRATOR),
    "5.1.3.11": (_keys_of_speech("volume"), NARRATOR),
    "5.1.3.12": (_spoken("loudness", NOT_MEASURED), ""),
    "5.1.3.13": (_spoken("reset", NOT_MEASURED), ""),
    "5.1.3.14": (_languages, f"{NARRATOR}, tests/real/test_speech.py"),
    "5.1.3.15": (_spoken("errors"), NARRATOR),
    "5.1.3.16": (_always(NOT_APPLICABLE, "no_receipts"), ""),
    "5.1.4": (_size, ""),
    "5.1.5": (_always(NOT_APPLICABLE, "no_recordings"), ""),
    "5.1.6.1": (_always(NOT_MEASURED, "keyboard"), ""),
    "5.1.6.2": (_always(MET, "focus_leaves"), FOCUS),
    "5.1.7": (_always(NOT_APPLICABLE, "no_voice_input"), ""),
    "5.2": (_activation, NARRATOR),
    "5.3": (_always(NOT_APPLICABLE, "no_biometrics"), ""),
    "5.4": (_always(NOT_APPLICABLE, "no_conversion"), ""),
    "5.5.1": (_always(NOT_MEASURED, "grasp"), ""),
    "5.5.2": (_always(NOT_MEASURED, "discern"), ""),
    "5.6.1": (_needs_speech("status_heard"), NARRATOR),
    "5.6.2": (_always(MET, "status_seen"), f"{KIOSK}/test_looks.py"),
    "5.7": (_always(NOT_MEASURED, "repeat"), ""),
    "5.8": (_always(NOT_MET, "double"), ""),
    "5.9": (_always(MET, "one_at_a_time"), BY_KEYS),
    "11.1.1.1.2": (_signs, f"{KIOSK}/test_speaking.py"),
    "11.1.4.1": (_always(MET, "colour"), f"{KIOSK}/test_looks.py"),
    "11.1.4.3": (_text, f"{KIOSK}/test_contrast.py"),
    "11.1.4.4.2": (_size, ""),
    "11.1.4.11": (_marks, f"{KIOSK}/test_contrast.py, tests/screens/test_theme.py"),
    "11.2.1.1.2": (_always(NOT_MEASURED, "keyboard"), ""),
    "11.2.1.2": (_always(MET, "focus_leaves"), FOCUS),
    "11.2.1.4": (_always(NOT_MET, "letters"), ""),
    "11.2.2.1": (_time, f"{KIOSK}/test_idle.py"),
    "11.2.2.2": (_always(NOT_MET, "turning"), ""),
    "11.2.3.1": (_always(MET, "no_flash"), f"{KIOSK}/test_between.py"),
    "11.2.4.3": (_always(MET, "order"), FOCUS),
    "11.2.4.7": (_always(MET, "cursor"), "tests/screens/test_theme.py"),
    "11.2.5.1": (_always(MET, "taps"), JOURNEY),
    "11.2.5.2": (_always(MET, "slides"), BOARD),
    "11.3.1.1.2": (_languages, f"{NARRATOR}, tests/real/test_speech.py"),
    "11.3.2.1": (_always(MET, "no_surprise"), FOCUS),
    "11.3.2.2": (_always(MET, "no_jump"), f"{KIOSK}/test_picker.py"),
    "11.3.3.1.2": (_spoken("errors"), NARRATOR),
    "11.3.3.4": (_always(MET, "review"), JOURNEY),
    "11.5.1": (_always(NOT_APPLICABLE, "plain"), ""),
}
"""Clause to how it is judged, and the tests that prove it where it is met."""
