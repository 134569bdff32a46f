"""``valuetui instrument export`` and ``import``: the questionnaire as an XLSForm, and back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.command import Group, language_option, show_page
from valuetui.cli.context import FAILED, words_of
from valuetui.cli.setup import Refused
from valuetui.instrument.load import load_instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.instrument.xlsform.pages import Remark
    from valuetui.instrument.xlsform.read import Read
    from valuetui.instrument.xlsform.sheets import Form

FILE = click.Path(dir_okay=False, path_type=Path)

LISTED = 20
"""Faults of a questionnaire that are told before it is said how many more there are."""


@click.group("export", cls=Group)
@language_option()
@click.pass_context
def export(context: click.Context) -> None:
    """For other programs."""
    show_page(context)


@click.group("import", cls=Group)
@language_option()
@click.pass_context
def import_(context: click.Context) -> None:
    """From other programs."""
    show_page(context)


@export.command("xlsform")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE)
@language_option()
@click.pass_context
def to_xlsform(context: click.Context, file: Path, out: Path | None) -> None:
    """A form for ODK and KoboToolbox."""
    from valuetui.instrument.xlsform.write import not_carried, to_form
    from valuetui.reports.naming import plain, unused_path
    from valuetui.reports.xlsform import write_form
    from valuetui.station.places import exports_folder

    words = words_of(context)
    instrument = load_instrument(file)
    if out is None:
        exports_folder().mkdir(parents=True, exist_ok=True)
        out = unused_path(exports_folder(), f"{plain(instrument.id) or 'xlsform'}-xlsform.xlsx")
    _must_be_free(out, words)
    write_form(to_form(instrument), out)
    click.echo(words("cli.xlsform.written", path=out))
    click.echo(words("cli.xlsform.not_carried"))
    for key in not_carried(instrument):
        click.echo("- " + words(f"xlsform.lost.{key}"))


@import_.command("xlsform")
@click.argument("xlsform", type=FILE)
@click.option("--out", type=FILE, required=True)
@language_option()
@click.pass_context
def from_xlsform(context: click.Context, xlsform: Path, out: Path) -> None:
    """A questionnaire and a value list out of a form."""
    from valuetui.responses.files import SYSTEM, Opening, write_new

    words = words_of(context)
    values = out.with_name(f"{out.stem}-values.toml")
    for path in (out, values):
        _must_be_free(path, words)
    read = _read(xlsform, words)
    read.questionnaire["values"] = values.name
    for path, text in zip((values, out), _texts(read, xlsform, words), strict=True):
        write_new(SYSTEM, path, [text.encode()], Opening.NEW)
    for remark in read.remarks:
        click.echo(said(remark, words))
    if read.kept:
        click.echo(words("cli.xlsform.kept", n=len(read.kept), path=out))
    click.echo(words("cli.xlsform.read", path=out, values=values))
    context.exit(0 if _is_sound(out, words) else FAILED)


def said(remark: "Remark", words: Words) -> str:
    """``sheet!cell: what was lost or changed``."""
    place = f"{remark.place}: " if remark.place else ""
    return place + words(f"xlsform.remark.{remark.key}", **remark.values)


def _must_be_free(path: Path, words: Words) -> None:
    from valuetui.reports.naming import is_taken

    if is_taken(path):
        raise Refused(words("cli.xlsform.taken", path=path))


def _read(path: Path, words: Words) -> "Read":
    from valuetui.instrument.xlsform.read import NoSurvey, from_form
    from valuetui.station.shipped import shipped_config

    known = load_instrument(shipped_config() / "kommun.toml").value_by_id
    try:
        return from_form(_form(path, words), default_language=words.language, known=known)
    except NoSurvey as error:
        raise Refused(words(f"cli.xlsform.{error.reason}", path=path)) from None


def _form(path: Path, words: Words) -> "Form":
    from valuetui.reports.xlsform import NoForm, read_form

    try:
        return read_form(path)
    except NoForm as error:
        raise Refused(words(f"cli.xlsform.{error.reason}", path=path)) from None


def _texts(read: "Read", source: Path, words: Words) -> tuple[str, str]:
    """The value list and the questionnaire as TOML, with what was not understood as comments."""
    from valuetui.instrument.toml_text import toml

    head = [words("cli.xlsform.made_from", path=source.name)]
    foot = [words("cli.xlsform.foot")] if read.kept else []
    foot += [
        f"{cell.place} {json.dumps(cell.heading, ensure_ascii=False)} ="
        f" {json.dumps(cell.text, ensure_ascii=False)}"
        for cell in read.kept
    ]
    return toml(read.value_list, head), toml(read.questionnaire, head, foot)


def _is_sound(path: Path, words: Words) -> bool:
    """Tell what the check of the questionnaire finds."""
    try:
        load_instrument(path)
    except InstrumentFaults as faults:
        for problem in faults.problems[:LISTED]:
            click.echo(problem.say(words), err=True)
        if len(faults.problems) > LISTED:
            more = len(faults.problems) - LISTED
            click.echo(words("cli.xlsform.more_faults", n=more, path=path), err=True)
        click.echo(words("instrument.check.bad", n=len(faults.problems), file=path), err=True)
        return False
    return True
