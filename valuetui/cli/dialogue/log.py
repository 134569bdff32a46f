"""``valuetui dialogue log``: what was agreed, who does it, and what came of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.command import (
    Decorator,
    Group,
    config_option,
    data_option,
    language_option,
    show_page,
    survey_options,
)
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.dialogue.papers import DAY, print_papers, today
from valuetui.cli.setup import Refused, survey_folder_of
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.reports.dialogue.entry import Entry
    from valuetui.reports.dialogue.keeping import DialogueLog

STATES = ("new", "going", "done", "dropped")


@click.group("log", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The log of a dialogue."""
    show_page(context)


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Which survey the log belongs to."""
    decorators: list[Decorator] = [
        config_option(), data_option(), survey_options(), language_option(),
    ]  # fmt: skip
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


def _fields(function: Callable[..., Any]) -> Callable[..., Any]:
    """What is written of an entry; what is not given stays as it is."""
    decorators = [
        click.option("--said"),
        click.option("--concerns", "group"),
        click.option("--now"),
        click.option("--agreement"),
        click.option("--action"),
        click.option("--owner"),
        click.option("--by", "due", type=DAY),
        click.option("--status", type=click.Choice(STATES)),
        click.option("--note"),
    ]
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


@command.command("add")
@_fields
@_options
@click.pass_context
def add(context: click.Context, /, **options: Any) -> None:
    """Write a new entry down."""
    words, fields = words_of(context), _given(options)
    if not str(fields.get("said", "")).strip():
        raise Unfit(words("dialogue.fault.nothing_said"))
    entry = _log(options).add(fields, today())
    click.echo(words("dialogue.told.added", number=entry.number))


@command.command("change")
@click.argument("number", type=int)
@_fields
@_options
@click.pass_context
def change(context: click.Context, /, number: int, **options: Any) -> None:
    """Write a new version of an entry."""
    words, fields = words_of(context), _given(options)
    if not fields:
        raise Unfit(words("dialogue.fault.nothing_to_change"))
    if "said" in fields and not fields["said"].strip():
        raise Unfit(words("dialogue.fault.nothing_said"))
    with _told(words):
        _, is_new = _log(options).change(number, fields, today())
    click.echo(words(f"dialogue.told.{'changed' if is_new else 'unchanged'}", number=number))


@command.command("done")
@click.argument("number", type=int)
@click.option("--on", "done", type=DAY)
@click.option("--note")
@_options
@click.pass_context
def done(context: click.Context, /, number: int, **options: Any) -> None:
    """Note that an entry is done."""
    words = words_of(context)
    fields = {"status": "done", **_given(options)}
    with _told(words):
        _, is_new = _log(options).change(number, fields, today())
    click.echo(words(f"dialogue.told.{'done' if is_new else 'unchanged'}", number=number))


@command.command("list")
@click.option("--json", "as_json", is_flag=True)
@_options
@click.pass_context
def list_(context: click.Context, /, *, as_json: bool, **options: Any) -> None:
    """All entries, a line or two for each."""
    from valuetui.reports.dialogue.following import summary

    words, entries = words_of(context), _log(options).entries()
    if as_json:
        documents = [each.document() for each in entries]
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
        return
    if not entries:
        click.echo(words("dialogue.log.none"))
        return
    for each in entries:
        for line in _lines(each, words):
            click.echo(line)
    click.echo(summary(entries, today(), words))


@command.command("show")
@click.argument("number", type=int)
@_options
@click.pass_context
def show(context: click.Context, /, number: int, **options: Any) -> None:
    """All that is written of an entry, and what stood there before."""
    words = words_of(context)
    with _told(words):
        versions = _log(options).versions(number)
    for each in reversed(versions):
        day = each.day.isoformat()
        click.echo(words("dialogue.told.version", day=day, version=each.version))
        for name, told in _told_fields(each, words):
            click.echo(f"  {name}: {told}")


@command.command("import")
@click.argument("workbook", type=click.Path(dir_okay=False, path_type=Path))
@_options
@click.pass_context
def import_(context: click.Context, /, workbook: Path, **options: Any) -> None:
    """Take in the action plan of a workbook that people have filled in."""
    from valuetui.reports.dialogue.planning import take_in
    from valuetui.reports.workbook.plan_reading import PlanFault, read_plan

    words = words_of(context)
    try:
        lines = read_plan(workbook)
    except PlanFault as fault:
        told = words(
            f"dialogue.fault.{fault.reason}", path=workbook, place=fault.place, found=fault.found
        )
        raise Refused(told) from None
    taken = take_in(lines, _log(options), today())
    for key, numbers in (("added", taken.added), ("changed", taken.changed)):
        for number in numbers:
            click.echo(words(f"dialogue.told.{key}", number=number))
    if taken.same:
        click.echo(words("dialogue.told.same", n=taken.same))
    if not lines:
        click.echo(words("dialogue.told.empty"))


@command.command("print")
@click.option("--contact", default="", show_default=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--open", "opens", is_flag=True)
@_options
@click.pass_context
def print_(
    context: click.Context, /, contact: str, out: Path | None, *, opens: bool, **options: Any
) -> None:
    """The follow-up page."""
    from valuetui.cli.exporting import chosen_folder
    from valuetui.reports.dialogue.following import follow_up
    from valuetui.reports.dialogue.keeping import DialogueLog
    from valuetui.station.newest import Newest
    from valuetui.station.versions import versions_in

    words = words_of(context)
    folder = chosen_folder({**options, "out": out}, words)
    asked = Newest.of(versions_in(folder), folder).instrument
    told = follow_up(DialogueLog(folder).entries(), asked, words, today(), contact)
    paper = ("uppfoljning", "dialogue-follow-up", told)
    print_papers([paper], asked, today(), out, words, opens=opens)


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given."""
    from valuetui.reports.dialogue.entry import FIELDS

    return {name: options[name] for name in FIELDS if options.get(name) is not None}


def _log(options: Mapping[str, Any]) -> "DialogueLog":
    from valuetui.reports.dialogue.keeping import DialogueLog

    names = ("config", "data", "organisation", "wave")
    return DialogueLog(survey_folder_of(*map(options.get, names)))


@contextmanager
def _told(words: Words) -> Iterator[None]:
    """Say of a number that is not there that it is not."""
    from valuetui.reports.dialogue.keeping import NoEntry

    try:
        yield
    except NoEntry as missing:
        told = words("dialogue.fault.no_number", number=missing.number)
        raise Refused(told) from None


def _lines(entry: "Entry", words: Words) -> Iterator[str]:
    """An entry in short: what was said and how far it has come, and below it what is done."""
    from valuetui.reports.dialogue.following import status_in_words

    state = status_in_words(entry, words)
    if entry.is_overdue(today()):
        state += f", {words('dialogue.log.overdue')}"
    yield f"{entry.number:>3}  {entry.said} ({state})"
    due = entry.due.isoformat() if entry.due else ""
    if told := " · ".join(filter(None, (entry.action or entry.agreement, entry.owner, due))):
        yield f"     {told}"


def _told_fields(entry: "Entry", words: Words) -> Iterator[tuple[str, str]]:
    from valuetui.reports.dialogue.entry import FIELDS, Status

    for name in FIELDS:
        told = getattr(entry, name)
        if name == "status" and told in set(Status):
            told = words(f"dialogue.log.state.{told}")
        if told:
            yield words(f"dialogue.log.field.{name}"), str(told)
