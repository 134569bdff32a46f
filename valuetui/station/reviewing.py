"""The words that people missed, for whoever reviews them: read once, and decided one by one."""

from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.seal import Opener
from valuetui.results.reviewing import Desk, heard
from valuetui.station.errors import NoInstrument
from valuetui.station.missed import answers_with_words
from valuetui.station.newest import Newest
from valuetui.station.survey import AllSealed, still_sealed
from valuetui.station.versions import versions_in


class Reviewing:
    """The words of the survey in a folder, in the alphabetical order of a language.

    Raises :class:`~valuetui.responses.errors.NoResponses`, ``CannotOpen`` and ``ForeignFile``,
    :class:`NoInstrument`, :class:`NotComparable` and :class:`AllSealed`.
    """

    def __init__(self, folder: Path, language: str, opener: Opener | None = None) -> None:
        responses = ResponseFolder(folder, opener=opener)
        given = [answer.write_ins.values() for answer in answers_with_words(responses)]
        if responses.unopened and not given:
            raise AllSealed(folder, responses.unopened)
        self.problems: list[Problem] = [
            *responses.problems, *still_sealed(responses.path, responses.unopened),
        ]  # fmt: skip
        versions = versions_in(folder)
        if not versions:
            raise NoInstrument(folder)
        self.asked: Instrument = Newest.of(versions, folder).instrument
        self._file = ReviewFile(folder)
        self.desk = Desk.of(heard(given, language), self._file.read(), self.asked)

    @property
    def file(self) -> ReviewFile:
        """Where reviews are kept."""
        return self._file
