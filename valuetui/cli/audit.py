"""``valuetui export audit``: the trail of all corrections, without any answer."""

from typing import Any

import click

from valuetui import __version__
from valuetui.cli.command import Command
from valuetui.cli.context import words_of
from valuetui.cli.data import of_a_survey
from valuetui.cli.exporting import chosen_folder, place_of, today
from valuetui.cli.setup import opener_of


@click.command("audit", cls=Command)
@of_a_survey
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def audit(context: click.Context, /, *, as_json: bool, **options: Any) -> None:
    """Which answer was corrected, when, by whom and why."""
    from valuetui.reports.archive.keeping import keep_package
    from valuetui.reports.data.audit import WHAT, audit_csv, audit_json
    from valuetui.reports.naming import export_name, unused_path
    from valuetui.station.audit import audit_of
    from valuetui.station.versions import newest_of, versions_in

    words = words_of(context)
    folder = chosen_folder(options, words)
    found = audit_of(folder, opener_of(options["key"], words))
    for problem in found.problems:
        click.echo(problem.say(words), err=True)
    if found.unread:
        click.echo(words("correct.audit.unread", n=found.unread), err=True)
    instrument = newest_of(versions_in(folder))
    if as_json:
        content = audit_json(found.entries, instrument, words, day=today(),
                             program=f"valuetui {__version__}")  # fmt: skip
    else:
        content = audit_csv(found.entries, words)
    place = place_of(options["out"])
    place.mkdir(parents=True, exist_ok=True)
    name = export_name(instrument, today(), WHAT) + (".json" if as_json else ".csv")
    path = unused_path(place, name)
    keep_package(path, content)
    click.echo(words("correct.audit.written", n=len(found.entries), path=path))
