"""A survey whose data are written to files: what every such command does before and after."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.asking import confirm, working
from valuetui.cli.context import Unfit
from valuetui.cli.setup import Refused, opener_of, survey_folder_of
from valuetui.instrument.model import Instrument
from valuetui.words import Words
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.reports.data.keeping import Content
    from valuetui.reports.data.respondent import Given
    from valuetui.results.comparison import Comparison
    from valuetui.results.weighting.report import WeightedReport


class Export:
    """The survey that the options of a command choose, and the way from it to the disk."""

    def __init__(self, words: Words, options: Mapping[str, Any], *, anywhere: bool = False) -> None:
        """``anywhere`` is for what may lie in the folder of answers too."""
        from valuetui.station.survey import Survey

        self.words = words
        self.day = today()
        self._options = options
        self._kept: list[str] = []
        if options.get("also") and not options["with_answers"]:
            raise Unfit(words("cli.export.also_alone"))
        folder = chosen_folder(options, words, anywhere=anywhere)
        working(words("cli.export.reading"))
        self.survey = Survey(folder, opener_of(options["key"], words))
        try:
            self.comparison: Comparison = self.survey.with_words(self.survey.comparison())
        finally:
            for problem in self.survey.problems:
                click.echo(problem.say(words), err=True)

    def remarks(self) -> tuple[str, ...]:
        """What people must know about the answers behind the figures."""
        return tuple(problem.by_name().say(self.words) for problem in self.survey.problems)

    def weighted(self) -> "WeightedReport | None":
        """The weighted figures beside the others, where the survey has margins; why there are none
        is told."""
        from valuetui.results.weighting.telling import refusal_in_words

        report = self.survey.weighted()
        if report:
            for fault in report.faults:
                click.echo(fault.say(self.words), err=True)
            for each in report.refused:
                group = in_language(each.group.label, self.words.language)
                click.echo(f"{group}: {refusal_in_words(each.why, self.words)}", err=True)
        return report

    @contextmanager
    def given(self) -> "Iterator[Given | None]":
        """The answers one by one, where they are asked for and somebody who has been warned
        confirms it; none of a group whose figures are not shown. While they are written, it is
        shown how far that has come."""
        if not self._options["with_answers"]:
            yield None
            return
        from valuetui.cli.progress import progress

        if not self.comparison.groups:
            said = [self.words("cli.export.no_group"), *withheld(self.comparison, self.words)]
            raise Refused("\n".join(said))
        self._warn(several=len(set(self._options["also"])) > 1)
        working(self.words("cli.export.collecting"))
        given = self._answers()
        with progress(self.words("cli.export.writing")) as show:
            yield replace(given, meter=show)

    def _answers(self) -> "Given":
        from valuetui.reports.data.respondent import Also, Given

        return Given(
            self.comparison.instrument,
            self.survey.answers(),
            self.survey.versions,
            frozenset(map(Also, self._options["also"])),
            self.survey.session_names(),
        )

    def keep_file(
        self, suffix: str, content: bytes, what: str = "", *, private: bool = False
    ) -> None:
        """Write a file beside any earlier one, with ``what`` in its name; answers one by one are
        ``private``, for their owner's eyes only."""
        from valuetui.reports.archive.keeping import keep_package
        from valuetui.reports.durable import replace_file
        from valuetui.reports.naming import export_name, unused_path

        place = place_of(self._options["out"])
        place.mkdir(parents=True, exist_ok=True)
        name = export_name(self.comparison.instrument, self.day, what)
        path = unused_path(place, name + suffix)
        (keep_package if private else replace_file)(path, content)
        self._kept.append(self.words("cli.export.file", path=path))

    def keep_folder(self, what: str, files: "Mapping[str, Content]") -> None:
        """Write a folder beside any earlier one."""
        asked = self.comparison.instrument
        self._kept.append(keep_folder(self._options["out"], asked, what, files, self.words))

    def tell(self, *, in_columns: bool = True) -> None:
        """Say where it is, and what is hidden and why; where it has the columns of data, which of
        them tell so."""
        for line in self._kept:
            click.echo(line)
        for line in withheld(self.comparison, self.words):
            click.echo(line)
        if in_columns and any(group.is_small for group in self.comparison.groups):
            from valuetui.results.gate import SMALL_BASE

            said = "rough_beside" if self._options["with_answers"] else "rough"
            click.echo(self.words(f"cli.export.{said}", base=SMALL_BASE))

    def _warn(self, *, several: bool) -> None:
        words = self.words
        click.echo(words("cli.export.warning"), err=True)
        if several:
            click.echo(words("cli.export.warning_also"), err=True)
        word = words("cli.export.word")
        question = words("cli.export.confirm", word=word)
        confirm(question, (word,), words, yes=self._options["yes"])


def chosen_folder(options: Mapping[str, Any], words: Words, *, anywhere: bool = False) -> Path:
    """The folder of the survey that the options of a command choose. Refuse to write into it: what
    lies there is taken for answers, and a purge would leave it; ``anywhere`` is all the same."""
    folder = survey_folder_of(*map(options.get, ("config", "data", "organisation", "wave")))
    place = place_of(options["out"])
    if not anywhere and place.resolve().is_relative_to(folder.resolve()):
        raise Refused(words("cli.export.inside", path=place))
    return folder


def keep_folder(
    out: Path | None, asked: Instrument, what: str, files: "Mapping[str, Content]", words: Words
) -> str:
    """Write a folder with these files into ``out``, or where exports land. Returns what there is to
    say of where it is."""
    from valuetui.reports.data import keeping
    from valuetui.reports.naming import export_name

    path = keeping.keep_folder(place_of(out), export_name(asked, today(), what), files)
    return words("cli.export.folder", path=path, files=", ".join(files))


def place_of(out: Path | None) -> Path:
    from valuetui.station.places import exports_folder

    return out or exports_folder()


def today() -> date:
    return date.today()  # noqa: DTZ011 (the day on the wall)


def withheld(comparison: "Comparison", words: Words) -> Iterator[str]:
    """A line for each group that is not shown: which, and why, without a word of how many."""
    for hidden in comparison.withheld:
        label = in_language(hidden.group.label, words.language)
        yield words("cli.export.withheld", group=label, threshold=hidden.threshold)
