"""A measured screen in words: for the screen that measures and for the command line."""

from dataclasses import dataclass
from decimal import Decimal

from valuetui.station.fit import DISTANCE, INCH, LEAST_CELL, LEAST_TARGET, Advice, Fit
from valuetui.words import Words
from valuetui.words.numbers import number


@dataclass(frozen=True)
class Line:
    """Something that was measured or follows from it."""

    name: str
    text: str
    is_good: bool | None = None
    """Whether it is large enough; None where there is nothing to judge."""


def lines_of(fit: Fit, words: Words, distance: float = DISTANCE) -> list[Line]:
    """What is to be known of a screen; ``distance`` in millimetres from the eye."""
    width, height = fit.screen
    inches = (width**2 + height**2) ** 0.5 / INCH
    profile = fit.profile
    texts: dict[str, tuple[str, bool | None]] = {
        "grid": (
            words("machine.fit.grid", columns=fit.columns, rows=fit.rows, width=round(width),
                  height=round(height), inches=_shown(words, inches)),
            None,
        ),
        "cell": (
            words("machine.fit.cell", width=_shown(words, fit.cell_width),
                  height=_shown(words, fit.cell_height), least=round(LEAST_CELL)),
            not fit.letters_are_small,
        ),
        "letters": (
            words("machine.fit.letters", height=_shown(words, fit.capital),
                  angle=_shown(words, fit.angle(distance)), distance=round(distance)),
            round(fit.angle(distance), 1) >= LEAST_ANGLE,
        ),
        "target": (
            words("machine.fit.target", side=_shown(words, fit.target), least=round(LEAST_TARGET)),
            not fit.targets_are_small,
        ),
        "layout": (
            words("machine.fit.layout", columns=profile[0], rows=profile[1])
            if profile
            else words("machine.fit.no_layout"),
            profile is not None,
        ),
    }  # fmt: skip
    return [
        Line(words(f"machine.fit.name.{key}"), text, is_good)
        for key, (text, is_good) in texts.items()
    ]


LEAST_ANGLE = 0.7
"""Degrees of a capital (EN 301 549, 5.1.4)."""


def advice_of(fit: Fit, words: Words) -> str:
    """What is to be done, in a sentence or two."""
    columns, rows = fit.just_right
    width, height = fit.least_screen
    said = words(
        f"machine.fit.advice.{fit.advice}",
        factor=number(words, Decimal(str(fit.factor))),
        columns=columns,
        rows=rows,
        width=round(width),
        height=round(height),
    )
    if fit.points and fit.advice in {Advice.LARGER, Advice.SMALLER}:
        said += " " + words("machine.fit.points", points=number(words, Decimal(f"{fit.points:g}")))
    return said


def _shown(words: Words, measure: float) -> str:
    """With one decimal: nobody measures a screen more exactly."""
    return number(words, Decimal(f"{measure:.1f}"))
