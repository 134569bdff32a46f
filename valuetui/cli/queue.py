"""``valuetui kiosk --session``: the queue of a session."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.session_told import group_name
from valuetui.cli.setup import Refused
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.station.council import named
from valuetui.station.queue import Queue
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.screens.kiosk.setup import Kiosk


def queue_of(
    name: str, folder: Path, station: str, group: str | None, instrument: Instrument, words: Words
) -> Queue:
    """The queue of the open session of this name at a station; ``group`` is what the command line
    says. Raises :class:`~valuetui.cli.setup.Refused` and ``StoreError``."""
    sitting = named(folder, name, is_open=True)
    if group and sitting.group and group != sitting.group:
        label = group_name(instrument, sitting.group, words)
        raise Refused(words("council.cli.other_group", name=sitting.name, group=label))
    try:
        return Queue(folder, sitting, station)
    except CannotOpen as error:
        if error.reason != "busy":
            raise
        raise Refused(words("council.cli.queue_open", station=station)) from None


def in_session(kiosk: "Kiosk", queue: Queue) -> "Kiosk":
    """A kiosk whose answers all belong to the session, and are counted. An interview that a crash
    has interrupted is looked for among the answers first."""
    with suppress(StoreError):  # then it counts as interrupted until somebody goes on with it
        queue.settle(kiosk.is_saved)
    return replace(
        kiosk,
        save=queue.counting(kiosk.save),
        sitting=lambda _: queue.sitting.id,
        begun=queue.begun,
        gone=queue.gone,
        is_over=lambda: queue.is_over,
    )


def tell_what_is_next(queue: Queue, where: str, words: Words) -> None:
    """The queue has ended; as a rule the session has not."""
    if queue.is_over:
        click.echo(words("council.cli.ended_over", name=queue.sitting.name))
        return
    click.echo(words("council.cli.ended", name=queue.sitting.name))
    click.echo(words("council.cli.then", name=queue.sitting.name, where=where))
