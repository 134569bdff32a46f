"""The digits of a new PIN: typed twice, unseen, or handed over by a script. Never in an option."""

import sys
from typing import TextIO

import click

from valuetui.cli.setup import Refused
from valuetui.station.pin import LONGEST, SHORTEST, fault_of
from valuetui.words import Words

TRIES = 3


def new_digits(pin_file: TextIO | None, words: Words) -> str:
    """The PIN from a file, or that somebody types. Raises :class:`Refused` where there is none that
    can be taken."""
    if pin_file is None:
        return _typed(words)
    digits = pin_file.readline().strip()
    if fault := fault_of(digits):
        raise Refused(f"{_said(fault, words)} {words('cli.station.not_set')}")
    return digits


def _typed(words: Words) -> str:
    """The PIN that somebody types twice, and nobody sees."""
    if not sys.stdin.isatty():
        raise Refused(words("cli.station.nobody_types"))
    for _ in range(TRIES):
        digits = _asked(words("cli.station.ask", least=SHORTEST))
        if fault := fault_of(digits):
            click.echo(_said(fault, words), err=True)
        elif digits == _asked(words("cli.station.ask_again")):
            return digits
        else:
            click.echo(words("cli.station.differ"), err=True)
    raise Refused(words("cli.station.not_set"))


def _asked(question: str) -> str:
    typed = click.prompt(question, default="", show_default=False, hide_input=True, err=True)
    return str(typed).strip()


def _said(fault: str, words: Words) -> str:
    return words(f"cli.station.fault.{fault}", least=SHORTEST, most=LONGEST)
