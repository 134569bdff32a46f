"""``valuetui instrument``: the questionnaire."""

import shutil
from pathlib import Path

import click
from rich.console import Console

from valuetui.cli.command import Group, language_option, show_page
from valuetui.cli.context import FAILED, Unfit, words_of
from valuetui.cli.forms import export, import_
from valuetui.cli.setup import Refused
from valuetui.instrument.check import remarks
from valuetui.instrument.load import load_instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.shipped import shipped_config
from valuetui.words import Words
from valuetui.words.text import in_language

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("instrument", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """Check, show and start questionnaires."""
    show_page(context)


@command.command("check")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--margins", type=FILE)
@language_option()
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], margins: Path | None) -> None:
    """Report every fault of every file, and of margins that belong to the only one."""
    words = words_of(context)
    if margins and len(files) > 1:
        raise Unfit(words("margins.check.without_form", file=margins))
    sound = [_check(file, words) for file in files]
    if margins and all(sound):
        sound.append(_check_margins(margins, files[0], words))
    context.exit(0 if all(sound) else FAILED)


def _check_margins(file: Path, form: Path, words: Words) -> bool:
    from valuetui.instrument.margins import load_margins

    instrument = load_instrument(form)
    try:
        margins = load_margins(file, instrument)
    except InstrumentFaults as faults:
        return _tell(faults, file, words)
    what = ", ".join(
        f"{in_language(instrument.group_by_id[each.group].label, words.language)}"
        f" ({in_language(each.question.short, words.language)})"
        for each in margins
    )
    said = "good" if margins else "nothing"
    click.echo(words(f"margins.check.{said}", file=file, what=what))
    return True


def _tell(faults: InstrumentFaults, file: Path, words: Words) -> bool:
    for problem in faults.problems:
        click.echo(problem.say(words), err=True)
    click.echo(words("instrument.check.bad", n=len(faults.problems), file=file), err=True)
    return False


def _check(file: Path, words: Words) -> bool:
    try:
        instrument = load_instrument(file)
    except InstrumentFaults as faults:
        return _tell(faults, file, words)
    click.echo(
        words(
            "instrument.check.good",
            file=file,
            questions=len(instrument.questions),
            values=len(instrument.values),
            languages=", ".join(instrument.languages),
        )
    )
    for key in remarks(instrument):
        click.echo(words(f"instrument.remark.{key}", file=file))
    return True


@command.command("show")
@click.argument("file", required=False, type=FILE)
@language_option()
@click.pass_context
def show(context: click.Context, file: Path | None) -> None:
    """An overview that a person can read."""
    from valuetui.cli.overview import overview

    words = words_of(context)
    instrument = load_instrument(file or shipped_config() / "kommun.toml")
    language = words.language if words.language in instrument.languages else None
    console = Console(highlight=False)
    console.print(overview(instrument, words, language or instrument.languages[0], console.width))


@command.command("new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@language_option()
@click.pass_context
def new(context: click.Context, folder: Path) -> None:
    """Start a questionnaire of one's own from the shipped one."""
    words = words_of(context)
    if folder.exists() and any(folder.iterdir()):
        raise Refused(words("cli.instrument.folder_taken", path=folder))
    shutil.copytree(shipped_config(), folder, dirs_exist_ok=True)
    title = in_language(load_instrument(folder / "kommun.toml").title, words.language)
    click.echo(words("cli.instrument.started", path=folder, title=title))


command.add_command(export)
command.add_command(import_)
