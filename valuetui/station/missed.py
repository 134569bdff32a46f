"""The words that people missed, read from the answers: for the figures those of the answers that
are shown, for a reviewer those of all that count by now."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from valuetui.responses.answer import Answer
from valuetui.responses.fold import Corrections
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Correction
from valuetui.responses.seal import Opener
from valuetui.results.frozen import Frozen
from valuetui.results.missed import Written
from valuetui.station.newest import Newest
from valuetui.station.quality import AsShown, Standing, as_it_stands, facts_of


def answers_with_words(
    responses: ResponseFolder, standing: Standing = as_it_stands
) -> Iterator[Answer]:
    """The answers that have a word of somebody's own, as they count, by their random ids. Raises
    :class:`~valuetui.responses.errors.NoResponses` and ``CannotOpen``."""
    corrections = Corrections()
    given: dict[str, Answer] = {}
    for fact in facts_of(responses):
        # a look at the form may have shown a word that nobody entered
        if isinstance(fact, Answer) and (fact.write_ins or fact.paper):
            given[fact.id] = fact
        elif isinstance(fact, Correction):
            corrections.add(fact)
    for identifier in sorted(given):
        answer = standing(given[identifier], corrections)
        if answer and answer.write_ins:
            yield answer


def words_shown(
    folder: Path, opener: Opener | None, shown: Mapping[str, Frozen], newest: Newest
) -> list[Written]:
    """The words of exactly the answers that these figures count, with the questions as the newest
    instrument calls them. Raises as :func:`answers_with_words`."""
    responses = ResponseFolder(folder, opener=opener)
    found = []
    for answer in answers_with_words(responses, AsShown(shown)):
        renamed = newest.renamed.get(answer.instrument_hash, {})
        found += [
            Written(answer.group, renamed.get(asked, asked), word)
            for asked, word in answer.write_ins.items()
        ]
    return found
