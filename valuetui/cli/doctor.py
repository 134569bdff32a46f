"""``valuetui doctor``."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import FAILED, words_of
from valuetui.words import Words

if TYPE_CHECKING:
    from rich.table import Table

    from valuetui.instrument.problem import InstrumentFaults
    from valuetui.station.doctor.finding import Finding
    from valuetui.station.settings import StationSettings

MARKS = ("✓", "!", "✗")
PLAIN_MARKS = ("+", "!", "x")
"""For a terminal that cannot write the others."""
STYLES = ("green", "yellow", "bold red")
SAMPLE = "▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ┌─┬─┐ ●◆▲ ○◇△ ✔ å ä ö é"


@click.command("doctor", cls=Command)
@config_option()
@data_option()
@click.option("--quick", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context, config: Path | None, data: Path | None, quick: bool, as_json: bool
) -> None:
    """Look at the machine, and say how to mend what is amiss."""
    from valuetui.station.doctor.examine import Patient, examine, must_stop
    from valuetui.station.doctor.probe import see_terminal
    from valuetui.station.places import state_folder

    words = words_of(context)
    may_ask = not (quick or as_json) and all(
        stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)
    )
    answers = _asked(words) if may_ask else {}
    terminal = None if quick else see_terminal(os.environ, answers)
    findings = examine(Patient(_settings(config), state_folder(), terminal, data), quick=quick)
    if as_json:
        click.echo(_as_json(findings, words))
    else:
        _tell([each for each in findings if each.level or not quick], words)
    context.exit(FAILED if must_stop(findings, quick=quick) else 0)


def _settings(config: Path | None) -> "StationSettings | InstrumentFaults":
    from valuetui.cli.setup import settings_of
    from valuetui.instrument.problem import InstrumentFaults

    try:
        return settings_of(config)
    except InstrumentFaults as faults:
        return faults


def _asked(words: Words) -> dict[str, bool]:
    """What only a person in front of the screen sees and can do."""
    from valuetui.station.doctor.tty import touch_comes

    click.echo(f"\n    {SAMPLE}\n")
    said = click.prompt(words("machine.doctor.ask.blocks"), default="", show_default=False)
    no = words("machine.doctor.ask.no")
    click.echo(words("machine.doctor.ask.touch"))
    return {"blocks": not said.strip().lower().startswith(no), "touch": touch_comes()}


def _tell(findings: "list[Finding]", words: Words) -> None:
    from rich.console import Console

    from valuetui.station.doctor.finding import worst

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # what is looked at is also whether it can be read
    console = Console(highlight=False)
    console.print()
    console.print(_table(findings, words, "✓" if console.encoding.startswith("utf") else ""))
    console.print()
    console.print(words(f"machine.doctor.outcome.{worst(findings).name.lower()}"), style="bold")


def _table(findings: "list[Finding]", words: Words, tick: str) -> "Table":
    """A line for each finding, and under it how to mend it."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")  # no path may be cut
    for each in findings:
        mark = (MARKS if tick else PLAIN_MARKS)[each.level]
        said = Text(each.said(words))
        if mend := each.mend(words):
            said.append(f"\n→ {mend}" if tick else f"\n{mend}", "dim")
        table.add_row(Text(f" {mark}", STYLES[each.level]), Text(each.name(words)), said)
    return table


def _as_json(findings: "list[Finding]", words: Words) -> str:
    from valuetui.station.doctor.finding import worst

    told = [
        {
            "check": each.check,
            "case": each.case,
            "level": each.level.name.lower(),
            "text": each.said(words),
            "mend": each.mend(words),
            "values": each.values,
        }
        for each in findings
    ]
    return json.dumps({"level": worst(findings).name.lower(), "findings": told},
                      ensure_ascii=False, indent=2, default=str)  # fmt: skip
