"""The figures of a presentation: asked for when they are revealed, and changed when somebody says
so. Knows no screen."""

from collections.abc import Mapping

from valuetui.instrument.model import Instrument
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Look, Progress
from valuetui.screens.presenter.source import PresenterSource


class Presentation:
    """What a room may be shown of a source.

    Until :meth:`reveal` nothing is asked for but how many have answered. From then on the figures
    stay as they are; newer ones wait for :meth:`update`. All may raise what the source raises.
    """

    def __init__(self, source: PresenterSource) -> None:
        self._source = source
        self.instrument: Instrument = source.asked
        self.progress: Mapping[str, Progress] = source.progress()
        """Group id to how far it has come."""
        self.comparison: Comparison | None = None
        """The figures that are presented; None until they are asked for."""
        self._newest: Comparison | None = None
        self._evidence: Evidence | None = None
        self._worded: Comparison | None = None
        self._outdated = False

    @property
    def has_news(self) -> bool:
        """Whether there are newer figures than those that are presented."""
        shown, newest = self.comparison, self._newest
        return shown is not None and newest is not None and newest.snapshot != shown.snapshot

    @property
    def evidence(self) -> Evidence | None:
        """How sure the figures presented are; None where that is not known yet."""
        found, shown = self._evidence, self.comparison
        return found if found and shown and found.snapshot == shown.snapshot else None

    @property
    def worded(self) -> Comparison | None:
        """The figures presented with the words that people missed; None where those have not been
        read yet."""
        found, shown = self._worded, self.comparison
        return found if found and shown and found.snapshot == shown.snapshot else None

    @property
    def has_words(self) -> bool:
        """Whether there is any word that people missed and that may be told."""
        return any(each.words for each in self.worded.missed) if self.worded else False

    def follow(self) -> bool:
        """Take in new answers; whether there were any. Those that could not be read are tried
        again."""
        if self._source.refresh():
            self._outdated = True
        if not self._outdated:
            return False
        self.progress = self._source.progress()
        if self.comparison is None:
            self.instrument = self._source.asked
        else:
            self._newest = self._source.comparison(None, Look.FOLLOWING)
        self._outdated = False
        return True

    def reveal(self) -> None:
        """Ask for the figures, of all who have answered by now as far as the gate allows, unless
        that has been done."""
        if self.comparison is None:
            self._source.refresh()
            self._present(self._source.comparison(None, Look.ONCE))
            self.progress = self._source.progress()

    def update(self) -> bool:
        """Present the newest figures; whether there were any."""
        newest = self._newest
        if newest is None or not self.has_news:
            return False
        self._present(newest)
        return True

    def weigh(self) -> None:
        """Find out how sure the figures are, and which words people missed. It takes a moment: for
        a thread of its own."""
        if self.comparison is not None:
            self._evidence = self._source.evidence(self.comparison.snapshot)
            self._worded = self._source.with_words(self.comparison)

    def _present(self, figures: Comparison) -> None:
        self.comparison = self._newest = figures
        self.instrument = figures.instrument
