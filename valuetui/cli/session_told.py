"""What a session has come to: in a terminal, for a script, and as its protocol."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.instrument.model import Instrument
from valuetui.words import Words
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.station.council import Account


def tell_and_write(
    found: "Account",
    instrument: Instrument,
    words: Words,
    out: Path | None,
    *,
    opens: bool,
    as_json: bool,
) -> None:
    """Say what a session has come to, and write its protocol."""
    from valuetui.cli.exporting import place_of, today
    from valuetui.cli.printing import said_why, show_files
    from valuetui.reports.pdf.protocol import Protocol, write_protocol
    from valuetui.results.accounted import differences_in_words, rows_in_words, sum_in_words
    from valuetui.results.gate.participation import participation

    told = found.reconciliation
    if not as_json:
        rows = rows_in_words(told, words)
        widest = max(len(what) for what, _ in rows)
        most = max(len(count) for _, count in rows)
        for what, count in rows:
            click.echo(f"  {what:<{widest}}  {count:>{most}}")
        for line in filter(None, [sum_in_words(told, words), *differences_in_words(told, words)]):
            click.echo(line)
        if told.present is None:
            click.echo(words("council.cli.say_present"))
        if found.is_cut_short:
            click.echo(words("council.cli.cut_short", name=found.sitting.name))
    codes = participation(*found.codes) if found.codes else None
    files = tuple((each.name, each.records, each.sha256) for each in found.files)
    subject = Protocol(found.sitting, told, instrument, words, today(), files, codes)
    with said_why(words):
        path = write_protocol(subject, place_of(out))
    if as_json:
        click.echo(json.dumps({**as_document(found), "protocol": str(path)}, ensure_ascii=False))
    else:
        click.echo(words("council.cli.written", path=path))
    if opens:
        show_files([path], words)


def as_document(found: "Account") -> dict[str, Any]:
    """What a script is told."""
    sitting, told = found.sitting, found.reconciliation
    return {
        "name": sitting.name,
        "id": sitting.id,
        "group": sitting.group,
        "opened": sitting.opened,
        "closed": sitting.closed,
        "unfinished": found.is_cut_short,
        "present": told.present,
        "begun": told.begun,
        "submitted": told.submitted,
        "incomplete": told.incomplete,
        "paper": told.paper,
        "stopped": told.stopped,
        "cut_off": told.cut_off,
        "open": told.open,
        "unanswered": told.unanswered,
        "outside": told.outside,
        "differences": {str(each.kind): each.n for each in told.differences},
        "files": [asdict(each) for each in found.files],
    }


def as_given(config: Path | None, data: Path | None) -> str:
    """The options that say where, for the next command line."""
    given = {"--config": config, "--data": data}
    return "".join(f' {option} "{path}"' for option, path in given.items() if path)


def group_name(instrument: Instrument, group: str | None, words: Words) -> str:
    """What the group of a session is called; all groups where it is for none alone."""
    known = instrument.group_by_id.get(group or "")
    return in_language(known.label, words.language) if known else words("cli.session.all")
