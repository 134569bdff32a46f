"""``valuetui staff``."""

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.closed_off import say_no_more_than_where
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.next_program import go_on_as
from valuetui.cli.setup import (
    begin_on_screen,
    checked,
    instrument_and_data,
    sealer_of,
    settings_of,
)

if TYPE_CHECKING:
    from valuetui.screens.staff.work import Staff


@click.command("staff", cls=Command)
@config_option()
@data_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station")
@click.option("--group")
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    instrument: Path | None,
    station: str | None,
    group: str | None,
) -> None:
    """Forms on paper, entered one after another."""
    from valuetui.cli.staff_terminal import people_here, staff_terminal

    words, then = words_of(context), list[str]()
    settings = settings_of(config, instrument, data, station, group)
    questionnaire, folder = instrument_and_data(settings)
    checked(settings, questionnaire, words)
    sealer, people = sealer_of(settings, words), people_here()
    begin_on_screen(words)
    with staff_terminal(
        settings, questionnaire, folder, sealer, people, words, then.extend
    ) as staff:
        code = _run(staff)
    if then:
        given = {"--config": config, "--data": data, "--instrument": instrument,
                 "--station": station, "--lang": words.language}  # fmt: skip
        go_on_as([*then, *(str(part) for pair in given.items() if pair[1] for part in pair)])
    context.exit(code)


def _run(staff: "Staff") -> int:
    """The exit code, when somebody has ended it."""
    from valuetui.screens.staff.app import StaffApp

    say_no_more_than_where()
    gc.freeze()  # the forms that are known stay to the end, and need not be looked through
    app = StaffApp(staff, time.monotonic)
    app.run()
    return app.return_code or 0
