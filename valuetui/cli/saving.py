"""What the results screen can save: each into the folder of exports, beside what is there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui import __version__
from valuetui.cli.deck import deck_of, require_deck
from valuetui.cli.exporting import withheld
from valuetui.cli.setup import Refused
from valuetui.responses.errors import StoreError
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.results.comparison import Comparison
    from valuetui.results.selection import Offer
    from valuetui.screens.results.exporting import Export, Save, Saved
    from valuetui.screens.results.source import ResultsSource

Show = Callable[[float], None]
"""Is told how much is done, from 0 to 1."""
Write = Callable[[Words, "Offer | None", Show], Path]
"""Writes a file in a language, of a part of those who answered or of everybody."""


def exports_of(
    survey: "ResultsSource", earlier: "Comparison | None" = None
) -> "tuple[Export, ...]":
    """Everything that can be saved of a survey, the likeliest first."""
    from valuetui.screens.results.exporting import Export

    def workbook(words: Words, part: "Offer | None", _: Show) -> Path:
        from valuetui.cli import export
        from valuetui.station.places import exports_folder

        return export.export_workbook(survey, exports_folder(), words, part, earlier)

    return (
        Export("workbook", _save(survey, workbook)),
        Export("deck", _save(survey, _deck(survey))),
        Export("csv", _save(survey, _csv(survey)), of_parts=False),
        Export("json", _save(survey, _json(survey)), of_parts=False),
    )


def _save(survey: "ResultsSource", write: Write) -> "Save":
    """Write it, and tell where it is and what is hidden in it; or why that cannot be."""

    def save(words: Words, part: "Offer | None", show: Show) -> "Saved":
        from valuetui.cli.failure import explain
        from valuetui.screens.results.exporting import NotSaved, Saved

        try:
            path = write(words, part, show)
            comparison = survey.comparison(part.selection if part else None)
        except Refused as error:
            raise NotSaved(error.message) from error
        except (OSError, StoreError) as error:
            raise NotSaved(explain(error, words)) from error
        return Saved((path,), tuple(withheld(comparison, words)))

    return save


def _deck(survey: "ResultsSource") -> Write:
    def write(words: Words, part: "Offer | None", show: Show) -> Path:
        from valuetui.results.telling import category_in_words, part_in_words

        require_deck(words)
        comparison = survey.comparison(part.selection if part else None)
        asked = comparison.instrument
        told = part_in_words(part, words, asked) if part else ""
        remarks = _remarks(survey, words)
        deck = deck_of(survey, comparison, words, _today(), remarks, part=told, show=show)
        name = category_in_words(part, words, asked) if part else ""
        return _keep(comparison, ".pptx", deck, name)

    return write


def _csv(survey: "ResultsSource") -> Write:
    def write(words: Words, _: "Offer | None", __: Show) -> Path:
        from valuetui.reports.data.figures import figures
        from valuetui.reports.data.spreadsheet import table_csv

        comparison = survey.comparison()
        return _keep(comparison, ".csv", table_csv(figures(comparison, words)))

    return write


def _json(survey: "ResultsSource") -> Write:
    def write(words: Words, _: "Offer | None", __: Show) -> Path:
        from valuetui.reports.data.document import data_json

        comparison = survey.comparison()
        content = data_json(
            comparison,
            words,
            day=_today(),
            program=f"valuetui {__version__}",
            remarks=_remarks(survey, words),
        )
        return _keep(comparison, ".json", content)

    return write


def _keep(comparison: "Comparison", suffix: str, content: bytes, what: str = "") -> Path:
    from valuetui.reports.durable import replace_file
    from valuetui.reports.naming import export_name, unused_path
    from valuetui.station.places import exports_folder

    folder = exports_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = unused_path(folder, export_name(comparison.instrument, _today(), what) + suffix)
    replace_file(path, content)
    return path


def _remarks(survey: "ResultsSource", words: Words) -> tuple[str, ...]:
    return tuple(problem.by_name().say(words) for problem in survey.problems)


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the day on the wall)
