"""``valuetui dialogue guide``: all that a meeting with a group needs, on paper."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.command import Command
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.dialogue.papers import (
    DAY,
    Paper,
    group_of,
    print_papers,
    printing_options,
    subject_of,
    tell_withheld,
    text_option,
)
from valuetui.instrument.model import Group
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.reports.dialogue.subject import Meeting, Subject

PAPERS = ("folder", "booklet", "host", "notes", "plan")


@click.command("guide", cls=Command)
@click.option("--for", "groups", multiple=True, required=True)
@click.option("--paper", "wanted", multiple=True)
@text_option("--start")
@text_option("--contact")
@click.option("--answer-by", type=DAY)
@click.option("--influence", multiple=True)
@click.option("--settled", multiple=True)
@printing_options
@click.pass_context
def command(
    context: click.Context, /, groups: tuple[str, ...], wanted: tuple[str, ...], **options: Any
) -> None:
    """The folder, the booklet, the host's guide, the note sheet and the action plan."""
    words = words_of(context)
    for each in wanted:
        if each not in PAPERS:
            known = ", ".join(PAPERS)
            raise Unfit(words("dialogue.fault.no_paper", found=each, known=known))
    meeting = _meeting(options, words)
    subject = subject_of(options, words)
    instrument = subject.comparison.instrument
    chosen = [group_of(instrument, each, words) for each in dict.fromkeys(groups)]
    papers = [
        paper
        for group in chosen
        for paper in _papers(subject, group, meeting, wanted or PAPERS)
    ]  # fmt: skip
    print_papers(
        papers, instrument, subject.day, options["out"], words, opens=options["open"]
    )  # fmt: skip
    if "booklet" in (wanted or PAPERS):
        click.echo(words("dialogue.told.sheet"))
    tell_withheld(subject)


def _meeting(options: dict[str, Any], words: Words) -> "Meeting":
    from valuetui.reports.dialogue.subject import Meeting

    return Meeting(
        starts=_minutes(options["start"], words) if options["start"] else None,
        contact=options["contact"],
        answer_by=options["answer_by"],
        influence=options["influence"],
        settled=options["settled"],
    )


def _minutes(told: str, words: Words) -> int:
    """The minutes from midnight to a time of day."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[.:]([0-5]\d)", told.strip())
    if not found:
        raise Unfit(words("dialogue.fault.no_clock", found=told))
    return 60 * int(found[1]) + int(found[2])


def _papers(
    subject: "Subject", group: Group, meeting: "Meeting", wanted: tuple[str, ...]
) -> Iterator[Paper]:
    """The papers that are wanted, in the order in which they are needed."""
    from valuetui.reports.dialogue.folder import booklet, folder
    from valuetui.reports.dialogue.papers import blank_plan, host_guide, note_sheet

    told = folder(subject, group, meeting)
    made: dict[str, Callable[[], Paper]] = {
        "folder": lambda: ("mapp", "dialogue-folder", told),
        "booklet": lambda: ("hafte", "dialogue-booklet", booklet(told)),
        "host": lambda: ("samtalsledare", "dialogue-host", host_guide(subject, group, meeting)),
        "notes": lambda: ("anteckningar", "dialogue-notes", note_sheet(subject, group)),
        "plan": lambda: ("handlingsplan", "dialogue-plan", blank_plan(subject, group)),
    }
    for name in PAPERS:
        if name in wanted:
            what, template, paper = made[name]()
            yield f"{what}-{group.id}", template, paper
