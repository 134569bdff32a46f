"""Which language the command line speaks: --lang, VALUETUI_LANG, or the locale."""

import locale
import sys
from collections.abc import Mapping, Sequence

from valuetui.words import languages
from valuetui.words.variant import base_of

FALLBACK = "en"
"""For people whose own language has no catalogue yet."""


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak, also before the command line has been understood.

    A locale that says nothing about language (``C``, ``POSIX`` or none) gives the first language.
    """
    for wish in (_after_option(arguments), environment.get("VALUETUI_LANG", "")):
        if base_of(wish) in languages():
            return base_of(wish)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return _of_locale(environment[name])
    # Elsewhere Python answers en_US for a machine that names no language at all.
    return _of_locale((locale.getlocale()[0] or "") if sys.platform == "win32" else "")


def _after_option(arguments: Sequence[str]) -> str:
    """What follows ``--lang``, as a word of its own or after an equals sign."""
    for number, argument in enumerate(arguments):
        if argument == "--lang":
            return "".join(arguments[number + 1 : number + 2])
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def _of_locale(name: str) -> str:
    own = name.replace("-", "_").partition(".")[0].partition("_")[0].lower()
    if own in {"", "c", "posix"}:
        return languages()[0]
    if own == "swedish":  # the name of the language on Windows
        return "sv"
    return own if own in languages() else FALLBACK
