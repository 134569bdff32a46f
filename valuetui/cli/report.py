"""``valuetui report``: the results on paper, one for each group and a summary."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.asking import working
from valuetui.cli.beside import alike_among, comparisons_in
from valuetui.cli.command import (
    Decorator,
    Group,
    config_option,
    data_option,
    key_option,
    language_option,
    show_page,
    survey_options,
)
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.exporting import chosen_folder, place_of, today, withheld
from valuetui.cli.printing import said_why, show_files
from valuetui.cli.progress import progress
from valuetui.cli.setup import data_folder_of, opener_of
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.instrument.model import Group as People
    from valuetui.instrument.model import Instrument
    from valuetui.reports.pdf.subject import Subject

Writing = Callable[[], Path]
"""Writes one report, and returns its path."""


@click.group("report", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """The results as PDF."""
    show_page(context)


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Which survey, where the reports go, and whether they are opened."""
    decorators: list[Decorator] = [
        config_option(),
        data_option(),
        survey_options(),
        key_option(),
        click.option("--out", type=click.Path(file_okay=False, path_type=Path)),
        click.option("--open", is_flag=True),
        language_option(),
    ]
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


@command.command("group")
@click.option("--group", "group_ids", multiple=True)
@_options
@click.pass_context
def group(context: click.Context, /, group_ids: tuple[str, ...], **options: Any) -> None:
    """A report of each group, or of those that are named."""
    words = words_of(context)
    subject, folder = _subject(options, words)
    chosen = _chosen(subject.comparison.instrument, group_ids, words)
    _write(_of_groups(subject, chosen, folder), words, opens=options["open"])
    _tell_withheld(subject, words)


@command.command("summary")
@_options
@click.pass_context
def summary(context: click.Context, /, **options: Any) -> None:
    """All groups side by side."""
    words = words_of(context)
    subject, folder = _subject(options, words)
    _write([_of_all(subject, folder, options, words)], words, opens=options["open"])
    _tell_withheld(subject, words)


@command.command("all")
@_options
@click.pass_context
def every(context: click.Context, /, **options: Any) -> None:
    """The summary and a report of each group."""
    words = words_of(context)
    subject, folder = _subject(options, words)
    groups = subject.comparison.instrument.groups
    reports = [_of_all(subject, folder, options, words), *_of_groups(subject, groups, folder)]
    _write(reports, words, opens=options["open"])
    _tell_withheld(subject, words)


def _subject(options: dict[str, Any], words: Words) -> "tuple[Subject, Path]":
    """What the reports are about, and the folder that they go into."""
    from valuetui.reports.pdf.subject import Subject
    from valuetui.station.survey import Survey

    folder = chosen_folder(options, words)
    working(words("report.reading"))
    survey = Survey(folder, opener_of(options["key"], words))
    try:
        comparison = survey.with_words(survey.comparison())
    finally:
        for problem in survey.problems:
            click.echo(problem.say(words), err=True)
    evidence = survey.evidence(comparison.snapshot)
    assert evidence is not None  # noqa: S101 - of the comparison that was made just now
    subject = Subject(
        comparison,
        evidence,
        words,
        today(),
        remarks=tuple(problem.by_name().say(words) for problem in survey.problems),
        days=survey.days(),
    )
    return subject, place_of(options["out"])


def _chosen(instrument: "Instrument", group_ids: Sequence[str], words: Words) -> "Sequence[People]":
    """The groups that are named by their ids; all of them where none is."""
    for each in group_ids:
        if each not in instrument.group_by_id:
            known = ", ".join(instrument.group_by_id)
            raise Unfit(words("report.unknown_group", found=each, known=known))
    return [each for each in instrument.groups if not group_ids or each.id in group_ids]


def _of_groups(subject: "Subject", groups: "Sequence[People]", folder: Path) -> list[Writing]:
    from valuetui.reports.pdf.write import write_group_report

    return [partial(write_group_report, subject, each, folder) for each in groups]


def _of_all(subject: "Subject", folder: Path, options: dict[str, Any], words: Words) -> Writing:
    """The summary, beside it the wave before and other organisations where they lie there."""
    from valuetui.reports.pdf.write import write_summary
    from valuetui.station.surveys import beside, chosen, wave_before

    surveys = data_folder_of(options["config"], options["data"])
    here = chosen(surveys, options["organisation"], options["wave"])
    opener = opener_of(options["key"], words)
    earlier = comparisons_in([wave_before(surveys, here)], opener, words)
    found = comparisons_in(beside(surveys, here), opener, words)
    others = alike_among(subject.comparison, found, here, words)
    return partial(write_summary, subject, folder, earlier[0] if earlier else None, others)


def _write(reports: Sequence[Writing], words: Words, *, opens: bool) -> None:
    """Write the reports one after another, and say where each is: also of those that were written
    before one that could not be."""
    paths: list[Path] = []
    try:
        with said_why(words), progress(words("report.making")) as show:
            for number, write in enumerate(reports, start=1):
                paths.append(write())
                show(number / len(reports))
    finally:
        for path in paths:
            click.echo(words("report.written", path=path))
    if opens:
        show_files(paths, words)


def _tell_withheld(subject: "Subject", words: Words) -> None:
    for line in withheld(subject.comparison, words):
        click.echo(line)
