"""What stands beside the figures of a survey: other surveys."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.failure import explain
from valuetui.responses.errors import StoreError
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.responses.seal import Opener
    from valuetui.results.comparison import Comparison


def comparisons_in(
    folders: Iterable[Path | None], opener: "Opener | None", words: Words
) -> list["Comparison"]:
    """What other surveys show. What is amiss with them is told, and hinders nothing."""
    from valuetui.station.survey import Survey

    found = []
    for folder in filter(None, folders):
        try:
            other = Survey(folder, opener)
            found.append(other.comparison())
            for problem in other.problems:
                click.echo(problem.say(words), err=True)
        except (OSError, StoreError) as error:
            click.echo(explain(error, words), err=True)
    return found
