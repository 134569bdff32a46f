"""``valuetui words``: the words that people missed, reviewed before anybody else sees them."""

import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.asking import confirm, working
from valuetui.cli.command import (
    Command,
    Decorator,
    Group,
    config_option,
    data_option,
    key_option,
    language_option,
    show_page,
    survey_options,
)
from valuetui.cli.context import words_of
from valuetui.cli.exporting import place_of, today
from valuetui.cli.setup import Refused, begin_on_screen, opener_of, survey_folder_of
from valuetui.words import Words
from valuetui.words.numbers import number

if TYPE_CHECKING:
    from valuetui.station.reviewing import Reviewing

WHAT = "ord-att-granska"
"""In the name of the workbook, the same in every language."""


@click.group("words", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The words that people missed in the list."""
    show_page(context)


def _options(function: Any) -> Any:
    decorators: list[Decorator] = [
        config_option(), data_option(), survey_options(), key_option(), language_option(),
    ]  # fmt: skip
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


@command.command("review", cls=Command)
@click.option("--yes", is_flag=True)
@_options
@click.pass_context
def review(context: click.Context, /, *, yes: bool, **options: Any) -> None:
    """Go through the words on screen."""
    words = words_of(context)
    reviewing = _reviewing(options, words)
    if not reviewing.desk.words:
        click.echo(words("missed.cli.none"))
        return
    begin_on_screen(words)
    _warn(words, yes=yes)
    from valuetui.cli.closed_off import say_no_more_than_where
    from valuetui.screens.staff.reviewing.app import ReviewApp
    from valuetui.screens.staff.reviewing.screen import Review

    say_no_more_than_where()
    app = ReviewApp(Review.of(reviewing, words), words.language, time.monotonic)
    app.run()
    context.exit(app.return_code or 0)


@command.command("status", cls=Command)
@click.option("--json", "as_json", is_flag=True)
@_options
@click.pass_context
def status(context: click.Context, /, *, as_json: bool, **options: Any) -> None:
    """How many words there are, and how many of them are reviewed."""
    words = words_of(context)
    desk = _reviewing(options, words).desk
    disputed = len(desk.reviews.disputed)
    if as_json:
        import json

        found = {"words": len(desk.words), "waiting": desk.waiting, "disputed": disputed}
        click.echo(json.dumps(found))
        return
    if not desk.words:
        click.echo(words("missed.cli.none"))
        return
    told = {"number": number(words, len(desk.words)), "waiting": number(words, desk.waiting)}
    click.echo(words("missed.cli.status", n=len(desk.words), **told))
    if disputed:
        click.echo(words("missed.cli.disputed", n=disputed))


@command.command("export", cls=Command)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True)
@_options
@click.pass_context
def export(context: click.Context, /, out: Path | None, *, yes: bool, **options: Any) -> None:
    """The words as a workbook in which they can be decided."""
    from valuetui.reports.naming import unused_path, workbook_name
    from valuetui.reports.review_sheet import write_review_sheet

    words = words_of(context)
    place, folder = place_of(out), _folder(options)
    if place.resolve().is_relative_to(folder.resolve()):
        raise Refused(words("cli.export.inside", path=place))
    reviewing = _reviewing(options, words)
    if not reviewing.desk.words:
        click.echo(words("missed.cli.none"))
        return
    _warn(words, yes=yes)
    place.mkdir(parents=True, exist_ok=True)
    path = unused_path(place, workbook_name(reviewing.asked, today(), WHAT))
    write_review_sheet(reviewing.desk, path, words)
    click.echo(words("missed.cli.exported", path=path))
    click.echo(words("missed.cli.then"))


@command.command("import", cls=Command)
@click.argument("workbook", type=click.Path(dir_okay=False, path_type=Path))
@_options
@click.pass_context
def import_(context: click.Context, /, workbook: Path, **options: Any) -> None:
    """Take in what was decided in the workbook."""
    from valuetui.reports.review_sheet import SheetFault, take_in

    words = words_of(context)
    reviewing = _reviewing(options, words)
    try:
        taken = take_in(workbook, reviewing.desk, _new_id)
    except SheetFault as fault:
        key = f"missed.fault.{fault.reason}"
        raise Refused(words(key, path=workbook, place=fault.place)) from None
    reviewing.file.add(taken.reviews)
    click.echo(words("missed.cli.imported", n=len(taken.reviews)))
    for key, n in (("same", taken.same), ("overtaken", taken.overtaken),
                   ("unknown", taken.unknown)):  # fmt: skip
        if n:
            click.echo(words(f"missed.cli.{key}", n=n))
    waiting = taken.desk.waiting
    click.echo(words("missed.cli.waiting", n=waiting) if waiting else words("missed.cli.all_done"))


def _folder(options: dict[str, Any]) -> Path:
    names = ("config", "data", "organisation", "wave")
    return survey_folder_of(*map(options.get, names))


def _reviewing(options: dict[str, Any], words: Words) -> "Reviewing":
    """The words of the survey that is meant; what is amiss with its answers is told."""
    from valuetui.station.reviewing import Reviewing

    folder = _folder(options)
    working(words("missed.cli.reading"))
    reviewing = Reviewing(folder, words.language, opener_of(options["key"], words))
    for problem in reviewing.problems:
        click.echo(problem.say(words), err=True)
    return reviewing


def _warn(words: Words, *, yes: bool) -> None:
    """Raw words are for whoever has been told what they may hold."""
    click.echo(words("missed.cli.warning"), err=True)
    word = words("missed.cli.word")
    confirm(words("missed.cli.confirm", word=word), (word,), words, yes=yes)


def _new_id() -> str:
    return secrets.token_hex(16)
