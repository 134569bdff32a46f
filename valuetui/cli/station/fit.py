"""``valuetui station fit``."""

import json
from decimal import Decimal

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import Unfit, words_of
from valuetui.station.fit import (
    DISTANCE,
    Fit,
    Implausible,
    by_card,
    by_diagonal,
    by_ruler,
    planned,
)
from valuetui.station.window import Window, window_of
from valuetui.words import Words
from valuetui.words.numbers import number

FULL_HD = (1920, 1080)
MEASURE = click.FloatRange(0, min_open=True)
CELLS = click.IntRange(1, 1000)


@click.command("fit", cls=Command)
@click.option("--card-columns", type=MEASURE)
@click.option("--card-rows", type=MEASURE)
@click.option("--mm", type=MEASURE, nargs=2)
@click.option("--diagonal", type=MEASURE)
@click.option("--pixels", type=click.IntRange(1, 100_000), nargs=2, default=FULL_HD)
@click.option("--columns", type=CELLS)
@click.option("--rows", type=CELLS)
@click.option("--distance", type=click.FloatRange(50, 10_000), default=DISTANCE)
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context,
    card_columns: float | None,
    card_rows: float | None,
    mm: tuple[float, float] | None,
    diagonal: float | None,
    pixels: tuple[int, int],
    columns: int | None,
    rows: int | None,
    distance: float,
    as_json: bool,
) -> None:
    """Measure the screen, and say whether it is large enough."""
    words = words_of(context)
    if sum(each is not None for each in (card_columns or card_rows, mm, diagonal)) > 1:
        raise Unfit(words("machine.fit.one_way"), context)
    if (card_columns is None) != (card_rows is None):
        raise Unfit(words("machine.fit.both"), context)
    window, is_plan = window_of(2, 0, 1), False
    try:
        if diagonal is not None:
            is_plan = columns is None or rows is None
            fit = (
                by_diagonal(diagonal, pixels, (columns, rows))
                if columns and rows
                else planned(diagonal, pixels)
            )
        elif card_columns and card_rows:
            grid = _grid(columns, rows, window, words)
            fit = by_card((card_columns, card_rows), grid, _cell_pixels(window, grid))
        elif mm is not None:
            grid = _grid(columns, rows, window, words)
            fit = by_ruler(mm, grid, grid, _cell_pixels(window, grid))
        else:
            fit = _on_screen(context, window, distance, words)
    except Implausible as error:
        said = words("machine.fit.implausible", width=round(error.width, 1),
                     height=round(error.height, 1))  # fmt: skip
        raise Unfit(said, context) from None
    _tell(fit, distance, words, as_json=as_json, is_plan=is_plan)


def _grid(
    columns: int | None, rows: int | None, window: Window | None, words: Words
) -> tuple[int, int]:
    if columns and rows:
        return columns, rows
    if window is None:
        raise Unfit(words("machine.fit.no_grid"))
    return columns or window.columns, rows or window.rows


def _cell_pixels(window: Window | None, grid: tuple[int, int]) -> tuple[int, int] | None:
    """Those of this terminal, where it is the one that was measured."""
    return window.cell_pixels if window and window.grid == grid else None


def _on_screen(context: click.Context, window: Window | None, distance: float, words: Words) -> Fit:
    from valuetui.cli.setup import begin_on_screen

    begin_on_screen(words)
    from valuetui.screens.fit.app import measure

    fit, code = measure(words, window, distance)
    if fit is None:
        context.exit(code)
    return fit


def _tell(fit: Fit, distance: float, words: Words, *, as_json: bool, is_plan: bool) -> None:
    """What was measured, and where it is kept; a plan is kept nowhere."""
    from rich.console import Console

    from valuetui.station.fitting import keep_fit
    from valuetui.station.measured import advice_of
    from valuetui.station.places import state_folder

    path = None if is_plan else keep_fit(state_folder(), fit)
    if as_json:
        click.echo(json.dumps(_document(fit, distance), indent=2))
        return
    console = Console(highlight=False)
    if is_plan:
        console.print(words("machine.fit.planned", points=_points(fit, words)))
    console.print(_table(fit, distance, words))
    console.print()
    console.print(advice_of(fit, words), style="bold", markup=False)
    console.print(words("machine.fit.kept", path=path) if path else words("machine.fit.not_kept"),
                  markup=False)  # fmt: skip


def _points(fit: Fit, words: Words) -> str:
    return number(words, Decimal(f"{fit.points or 0:g}"))


def _table(fit: Fit, distance: float, words: Words) -> object:
    from rich.table import Table
    from rich.text import Text

    from valuetui.station.measured import lines_of

    marks = {True: Text(" ✓", "green"), False: Text(" !", "yellow"), None: Text("  ")}
    table = Table.grid(padding=(0, 2, 0, 0))
    for line in lines_of(fit, words, distance):
        table.add_row(marks[line.is_good], line.name, Text(line.text))
    return table


def _document(fit: Fit, distance: float) -> dict[str, object]:
    """For a script: millimetres, degrees, inches."""
    return {
        "columns": fit.columns,
        "rows": fit.rows,
        "cell_mm": [round(fit.cell_width, 2), round(fit.cell_height, 2)],
        "screen_mm": [round(side, 1) for side in fit.screen],
        "target_mm": round(fit.target, 2),
        "capital_mm": round(fit.capital, 2),
        "angle_degrees": round(fit.angle(distance), 3),
        "distance_mm": distance,
        "layout": fit.profile,
        "advice": str(fit.advice),
        "font_factor": fit.factor,
        "font_points": fit.points,
    }
