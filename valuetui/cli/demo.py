"""``valuetui demo``: everything, on an invented municipality."""

from pathlib import Path

import click

from valuetui.cli.command import Group, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused, begin_on_screen


@click.group("demo", cls=Group)
@data_option()
@language_option()
@click.pass_context
def command(context: click.Context, data: Path | None) -> None:
    """The guided demo, unless a subcommand is given."""
    if context.invoked_subcommand is None:
        words = words_of(context)
        begin_on_screen(words)
        from valuetui.cli.guided import guided_demo

        context.exit(guided_demo(data, words))


@command.command("data")
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
    from valuetui.station.demo import keep_demo

    words = words_of(context)
    if (data / "responses").exists():
        raise Refused(words("cli.demo.data_there", path=data))
    sizes = {"citizens": citizens, "elected": elected, "employees": employees}
    keep_demo(data, sizes, seed)
    click.echo(words("cli.demo.data_written", n=sum(sizes.values()), path=data))
