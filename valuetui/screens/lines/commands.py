"""The words by which a person commands the plain interview, in the language in use."""

from collections.abc import Iterable
from dataclasses import dataclass

from valuetui.words import Words
from valuetui.words.sorting import fold


@dataclass(frozen=True)
class Command:
    """What was commanded, and the rest of the line."""

    name: str
    rest: str = ""


def names_of(command: str, words: Words) -> tuple[str, ...]:
    """The words that mean a command; the first one is said when it is explained."""
    return tuple(each.strip() for each in words(f"plain.command.{command}").split(","))


def command_in(typed: str, commands: Iterable[str], words: Words) -> Command | None:
    """The command that a line begins with, the longest of several; None where it is none."""
    parts = typed.split()
    found = [
        (len(name.split()), command)
        for command in commands
        for name in names_of(command, words)
        if fold(" ".join(parts[: len(name.split())])) == fold(name)
    ]
    if not found:
        return None
    length, command = max(found)
    return Command(command, " ".join(parts[length:]))


def language_in(typed: str, languages: Iterable[str]) -> str | None:
    """The language that a line names, in that language itself or by its code."""
    wanted = fold(typed)
    for code in languages:
        if wanted in {code, fold(Words(code)("language.name"))}:
            return code
    return None
