"""What is shown after a crash, for whoever shows it, also where there is no Textual."""

from collections.abc import Iterable

from valuetui.words import Words

GROUND = "#0F171E"
INK = "#F2F5F7"
"""The colours of the first theme, behind a text and of it."""


def calm_lines(languages: Iterable[str]) -> list[str]:
    """That the program comes back, a line for each of the languages."""
    return [Words(language)("kiosk.calm.text") for language in languages]
