"""What the results screen can save: each into the folder of exports, beside what is there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui import __version__
from valuetui.cli.deck import deck_of, require_deck
from valuetui.cli.exporting import today, withheld
from valuetui.cli.setup import Refused
from valuetui.responses.errors import StoreError
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison
    from valuetui.results.selection import Offer
    from valuetui.screens.results.exporting import Export, Save, Saved
    from valuetui.screens.results.source import ResultsSource, SurveysBeside

Show = Callable[[float], None]
"""Is told how much is done, from 0 to 1."""
Write = Callable[[Words, "Offer | None", Show], Iterator[Path]]
"""Writes one file after another in a language, of a part of those who answered or of everybody."""


def exports_of(
    survey: "ResultsSource", beside: "SurveysBeside | None" = None, log: Path | None = None
) -> "tuple[Export, ...]":
    """Everything that can be saved of a survey, the likeliest first; with what stands ``beside`` it
    by then and what is in the dialogue's ``log`` of a folder, where that is for them too."""
    from valuetui.screens.results.exporting import Export
    from valuetui.screens.results.source import Still

    beside = beside or Still()

    def save(write: Write) -> "Save":
        return _save(survey, write)

    return (
        Export("workbook", save(_workbook(survey, beside, log))),
        Export("reports", save(_reports(survey, beside)), of_parts=False),
        Export("deck", save(_deck(survey))),
        Export("csv", save(_csv(survey)), of_parts=False),
        Export("json", save(_json(survey)), of_parts=False),
    )


def _save(survey: "ResultsSource", write: Write) -> "Save":
    """Write it, and tell where it is and what is hidden in it; or why that cannot be."""

    def save(words: Words, part: "Offer | None", show: Show) -> "Saved":
        from valuetui.screens.results.exporting import Saved

        paths: list[Path] = []
        with _said_why(words, paths):
            paths.extend(write(words, part, show))
            comparison = survey.comparison(part.selection if part else None)
        return Saved(paths, tuple(withheld(comparison, words)))

    return save


@contextmanager
def _said_why(words: Words, paths: Sequence[Path]) -> Iterator[None]:
    """Say why it cannot be, and which files there are all the same."""
    from valuetui.cli.failure import explain
    from valuetui.screens.results.exporting import NotSaved

    try:
        yield
    except Refused as error:
        raise NotSaved(error.message, paths) from error
    except (OSError, StoreError) as error:
        raise NotSaved(explain(error, words), paths) from error


def _workbook(survey: "ResultsSource", beside: "SurveysBeside", log: Path | None) -> Write:
    def write(words: Words, part: "Offer | None", _: Show) -> Iterator[Path]:
        from valuetui.cli import export
        from valuetui.station.places import exports_folder

        yield export.export_workbook(survey, exports_folder(), words, part, beside.earlier, log=log)

    return write


def _reports(survey: "ResultsSource", beside: "SurveysBeside") -> Write:
    """The summary and a report of each group."""

    def write(words: Words, _: "Offer | None", show: Show) -> Iterator[Path]:
        from valuetui.cli.printing import said_why
        from valuetui.reports.pdf.subject import Subject
        from valuetui.reports.pdf.write import write_group_report, write_summary
        from valuetui.station.places import exports_folder

        comparison = survey.with_words(survey.comparison())
        evidence = survey.evidence(comparison.snapshot)
        assert evidence is not None  # noqa: S101 - of the comparison that was made just now
        subject = Subject(
            comparison, evidence, words, today(), _remarks(survey, words), survey.days()
        )
        folder, groups = exports_folder(), comparison.instrument.groups
        with said_why(words):
            yield write_summary(subject, folder, beside.earlier, beside.others)
            for number, group in enumerate(groups, start=1):
                show(number / (1 + len(groups)))
                yield write_group_report(subject, group, folder)

    return write


def _deck(survey: "ResultsSource") -> Write:
    def write(words: Words, part: "Offer | None", show: Show) -> Iterator[Path]:
        from valuetui.results.telling import category_in_words, part_in_words

        require_deck(words)
        comparison = survey.with_words(survey.comparison(part.selection if part else None))
        asked = comparison.instrument
        told = part_in_words(part, words, asked) if part else ""
        remarks = _remarks(survey, words)
        deck = deck_of(survey, comparison, words, today(), remarks, part=told, show=show)
        name = category_in_words(part, words, asked) if part else ""
        yield _keep(comparison, ".pptx", deck, name)

    return write


def _csv(survey: "ResultsSource") -> Write:
    def write(words: Words, _: "Offer | None", __: Show) -> Iterator[Path]:
        from valuetui.cli.data import MISSED
        from valuetui.reports.data.figures import figures
        from valuetui.reports.data.missed import missed_table
        from valuetui.reports.data.spreadsheet import table_csv
        from valuetui.reports.data.weighted import with_weights

        comparison = survey.with_words(survey.comparison())
        table = with_weights(figures(comparison, words), survey.weighted(), words)
        yield _keep(comparison, ".csv", table_csv(table))
        if comparison.missed:
            yield _keep(comparison, ".csv", table_csv(missed_table(comparison, words)), MISSED)

    return write


def _json(survey: "ResultsSource") -> Write:
    def write(words: Words, _: "Offer | None", __: Show) -> Iterator[Path]:
        from valuetui.reports.data.document import data_json

        comparison = survey.with_words(survey.comparison())
        content = data_json(
            comparison,
            words,
            day=today(),
            program=f"valuetui {__version__}",
            remarks=_remarks(survey, words),
            weighted=survey.weighted(),
        )
        yield _keep(comparison, ".json", content)

    return write


def _keep(comparison: "Comparison", suffix: str, content: bytes, what: str = "") -> Path:
    """Write a file beside any earlier one."""
    from valuetui.reports.durable import replace_file
    from valuetui.reports.naming import export_name, unused_path
    from valuetui.station.places import exports_folder

    folder = exports_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = unused_path(folder, export_name(comparison.instrument, today(), what) + suffix)
    replace_file(path, content)
    return path


def _remarks(survey: "ResultsSource", words: Words) -> tuple[str, ...]:
    return tuple(problem.by_name().say(words) for problem in survey.problems)
