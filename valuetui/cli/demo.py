"""``valuetui demo``: everything, on an invented municipality."""

from pathlib import Path

import click

from valuetui.cli.command import Command, Group, data_option, language_option, words_of
from valuetui.cli.setup import Refused, begin_on_screen
from valuetui.words import Words

DEMO_STATION = "demo"
DEMO_KIOSK = "kiosk-2"


@click.group("demo", cls=Group, invoke_without_command=True)
@data_option()
@language_option()
@click.pass_context
def command(context: click.Context, data: Path | None) -> None:
    """The guided demo, unless a subcommand is given."""
    if context.invoked_subcommand is None:
        from valuetui.cli.guided import guided_demo

        words = words_of(context)
        begin_on_screen(words)
        guided_demo(data, words)


@command.command("data", cls=Command)
@data_option(required=True)
@click.option("--citizens", type=click.IntRange(0, 1_000_000), default=420)
@click.option("--elected", type=click.IntRange(0, 1_000_000), default=41)
@click.option("--employees", type=click.IntRange(0, 1_000_000), default=980)
@click.option("--seed", type=int, default=2026)
@language_option()
@click.pass_context
def data(
    context: click.Context, data: Path, citizens: int, elected: int, employees: int, seed: int
) -> None:
    """Only the demo population, without a screen."""
    words = words_of(context)
    if (data / "responses").exists():
        raise Refused(words("cli.demo.data_there", path=data))
    sizes = {"citizens": citizens, "elected": elected, "employees": employees}
    write_population(data, sizes, seed)
    click.echo(words("cli.demo.data_written", n=sum(sizes.values()), path=data))


def write_population(folder: Path, sizes: dict[str, int], seed: int) -> None:
    """Keep the answers of an invented population in a folder."""
    from valuetui.station.demo import demo_answers, demo_instrument
    from valuetui.station.survey import Collector

    instrument = demo_instrument()
    with Collector(folder, DEMO_STATION, instrument) as collector:
        collector.save_many(demo_answers(instrument, sizes, seed))


__all__ = ["DEMO_KIOSK", "Words", "command", "write_population"]
