"""``valuetui purge``: the answers of a wave are removed for good."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import confirm, working
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.setup import Refused, instrument_and_data, settings_of
from valuetui.words import Words
from valuetui.words.cleaning import one_line
from valuetui.words.numbers import number

if TYPE_CHECKING:
    from valuetui.responses.certificate import Certificate
    from valuetui.responses.purge import Plan

LONGEST_DECISION = 200
"""Characters."""
BEYOND = ("copies", "stations", "exports", "paper", "programs", "disk")
"""Keys of what the command cannot reach, whether it is there or not."""


@click.command("purge", cls=Command)
@config_option()
@data_option()
@click.option("--decision", required=True)
@click.option("--dry-run", is_flag=True)
@click.option("--yes", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    decision: str,
    dry_run: bool,
    yes: bool,
) -> None:
    """Remove the answers by a decision, and certify it."""
    from valuetui.responses.purge import plan_purge

    words = words_of(context)
    reference = _reference(decision, words)
    folder = data or instrument_and_data(settings_of(config))[1]
    working(words("cli.purge.looking"))
    plan = plan_purge(folder)
    _refuse_other(plan, reference, words)
    for line in _announced(plan, words):
        click.echo(line)
    if dry_run:
        click.echo(words("cli.purge.dry"))
        return
    word = words("cli.purge.word")
    question = words("cli.purge.confirm", decision=reference, word=word)
    confirm(question, (reference, word), words, yes=yes)
    path, certificate = _carried_out(plan, reference, words)
    for line in certificate_text(certificate, words):
        click.echo(line)
    click.echo(words("cli.purge.certified", path=path))
    click.echo(words("cli.purge.remember"))


def _reference(decision: str, words: Words) -> str:
    """The decision as it will be certified."""
    reference = one_line(decision)
    if not reference:
        raise Unfit(words("cli.purge.no_decision"))
    if len(reference) > LONGEST_DECISION:
        raise Unfit(words("cli.purge.long_decision", most=LONGEST_DECISION))
    return reference


def _refuse_other(plan: "Plan", decision: str, words: Words) -> None:
    from valuetui.responses.errors import PurgeBegun

    try:
        plan.refuse_other(decision)
    except PurgeBegun as begun:
        said = words("cli.purge.other_decision", path=begun.path, decision=begun.decision)
        raise Refused(said) from None


def _carried_out(plan: "Plan", decision: str, words: Words) -> "tuple[Path, Certificate]":
    """The purge done, or what to do where it could not be."""
    from valuetui.responses.errors import CannotOpen, Conflict, NotRemoved, NotSaved
    from valuetui.responses.purge import purge, unfinished_purge

    today = date.today().isoformat()  # noqa: DTZ011 (the day on the wall)
    working(words("cli.purge.removing"))
    try:
        return purge(plan, decision, today)
    except Conflict:
        raise Refused(words("cli.purge.changed", path=plan.folder)) from None
    except CannotOpen as error:
        if error.reason == "busy":
            raise Refused(words("cli.purge.busy", path=error.path)) from None
        raise
    except (NotRemoved, NotSaved):
        if unfinished_purge(plan.folder):
            click.echo(words("cli.purge.unfinished"), err=True)
        raise


def _announced(plan: "Plan", words: Words) -> Iterator[str]:
    """What will be removed, what stays, and what the command does not reach."""
    from valuetui.station.own_files import own_files
    from valuetui.station.places import state_folder

    if plan.begun:
        yield words("cli.purge.begun", path=plan.begun[0])
    yield words("cli.purge.found", path=plan.folder)
    for line in _files(plan, words):
        yield f"  {line}"
    for link in plan.found.links:
        yield "  " + words("cli.purge.link", path=link, target=link.readlink())
    files = number(words, len(plan.found.files))
    yield words("cli.purge.total", files=files, records=number(words, plan.records))
    yield ""
    yield words("cli.purge.stays_too" if plan.found.left else "cli.purge.stays")
    for left in plan.found.left:
        yield f"  {left}"
    yield ""
    yield words("cli.purge.beyond")
    for key in BEYOND:
        yield f"  - {words(f'cli.purge.beyond_{key}')}"
    for kind, paths in own_files(state_folder()).items():
        yield f"  - {words(f'cli.purge.beyond_{kind}', paths=', '.join(map(str, paths)))}"
    yield ""


def _files(plan: "Plan", words: Words) -> Iterator[str]:
    """A line for each name; answers in the spool have all the same."""
    names = Counter(each.name for each in plan.found.files)
    for name, count in names.items():
        together = [each for each in plan.found.files if each.name == name]
        counted = [each.records for each in together if each.records is not None]
        size = number(words, sum(each.size for each in together))
        many = f" × {count}" if count > 1 else ""
        yield name + many + ": " + _measure(sum(counted) if counted else None, size, words)


def _measure(records: int | None, size: str, words: Words) -> str:
    if records is None:
        return words("cli.certificate.uncounted", size=size)
    return words("cli.certificate.counted", n=records, records=number(words, records), size=size)


def certificate_text(certificate: "Certificate", words: Words) -> Iterator[str]:
    """A certificate as a page to read."""
    yield words("cli.certificate.title")
    rows = {
        "decision": certificate.decision,
        "survey": ", ".join(certificate.surveys) or "–",
        "begun": certificate.begun,
        "done": certificate.done or words("cli.certificate.not_done"),
        "contact": words("cli.certificate.nobody"),
        "program": certificate.program,
        "files": number(words, len(certificate.files)),
        "records": number(words, certificate.records),
        "bytes": number(words, certificate.size),
    }
    labels = {key: words(f"cli.certificate.{key}") for key in rows}
    width = max(map(len, labels.values())) + 2
    for key, text in rows.items():
        yield f"  {labels[key]:{width}}{text}"
    for each in certificate.files:
        yield f"  {each.name}"
        yield f"    {_measure(each.records, number(words, each.size), words)}"
        yield f"    SHA-256 {each.sha256}"
    yield ""
