"""The results app: it follows the answers, speaks a language and saves what is asked for."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from textual import work

from valuetui.responses.errors import StoreError
from valuetui.responses.following import Problem
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Look
from valuetui.results.quality.report import QualityReport
from valuetui.results.selection import Offer
from valuetui.results.weighting.report import WeightedReport
from valuetui.screens.locked import LockedApp
from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.exporting import (
    Course,
    Export,
    NotSaved,
    failure_lines,
    saved_lines,
)
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.results.screen import ResultsScreen
from valuetui.screens.results.source import ResultsSource, Still, SurveysBeside
from valuetui.screens.results.state import View, first_state
from valuetui.screens.results.worded import Worded
from valuetui.screens.theme import DARK
from valuetui.words import Words

EVERY = 0.3
"""Seconds between two looks for new answers."""
EVERY_BESIDE = 2.0
"""Seconds between two looks at the surveys beside it, of which there may be many."""


class ResultsApp(LockedApp[None]):
    """The results of one source, for as long as somebody looks at them.

    Raises what ``source.comparison`` raises when it is made, so that a survey that cannot be read
    is said before the screen opens; later on such trouble is shown and passes by itself.
    """

    def __init__(
        self,
        source: ResultsSource,
        language: str,
        exports: Sequence[Export] = (),
        beside: SurveysBeside | None = None,
        theme: str = DARK.name,
    ) -> None:
        super().__init__(theme)
        self._beside = beside or Still()
        self.earlier = self._beside.earlier
        """The wave before this one."""
        self.others = self._beside.others
        """Of organisations that were asked the same in the same wave."""
        self.comparison: Comparison = source.comparison()
        self.problems = source.problems
        """What is amiss with the files of answers."""
        self.quality: QualityReport | None = None
        """How far the answers can be believed, when last counted."""
        self.words = Words(language)
        self.progress = source.progress()
        """Group id to how far it has come."""
        self.offers = source.selections()
        """Of whom figures may be looked at apart."""
        self._wanted: Offer | None = None
        """Of whom somebody wants to see the figures."""
        self.chosen: Offer | None = None
        """Of whom the figures are; None where of everybody."""
        self._source = source
        self._is_looking_beside = False
        self._is_weighting = False
        self._outdated = False
        self._noted = source.problems
        self.exports = exports
        """What can be saved."""
        self._saving: Course | None = None
        self._evidence: Evidence | None = None
        self._weighed = ""
        """The snapshot for which it was last asked how sure the figures are."""
        self.is_weighing = False
        """Whether that is being found out just now."""
        self._counted = ""
        """The snapshot for which the quality was counted last."""
        self._counting = False
        self.quality_trouble = ""
        """Why that could not be counted when last tried."""
        self._may_count = True
        """Whether to count it by itself: not again after trouble, until answers come or somebody
        asks."""
        self._worded = Worded(source)
        self._results = ResultsScreen(self, first_state(self.comparison))

    @property
    def is_saving(self) -> bool:
        """Whether something is being saved just now."""
        return self._saving is not None

    @property
    def evidence(self) -> Evidence | None:
        """How sure the figures shown are; None where that is not known yet."""
        found = self._evidence
        return found if found and found.snapshot == self.comparison.snapshot else None

    def weigh(self) -> None:
        """Find out how sure the figures shown are: once, also where it cannot be found out."""
        if self.evidence is None and self._weighed != self.comparison.snapshot:
            self._weighed, self.is_weighing = self.comparison.snapshot, True
            self._weigh(self.comparison.snapshot)

    @work
    async def _weigh(self, snapshot: str) -> None:
        try:
            self._evidence = await asyncio.to_thread(self._source.evidence, snapshot)
        except (OSError, StoreError) as error:
            self._notice(self._trouble(error))
        finally:
            self.is_weighing = False
        self._results.draw()

    @property
    def worded(self) -> Comparison | None:
        """The figures with the words that people missed; None where those have not been read."""
        return self._worded.of(self.comparison)

    @property
    def words_failed(self) -> bool:
        """Whether they could not be read when last tried."""
        return self._worded.failed

    def read_words(self) -> None:
        """Have the words read that people missed, where figures or reviews are others."""
        if self._worded.begin(self.comparison):
            self._read_words(self.comparison)

    @work
    async def _read_words(self, shown: Comparison) -> None:
        await asyncio.to_thread(self._worded.read, shown)
        self._results.draw()

    def choose(self, offer: Offer | None) -> None:
        """Look at the figures of these from now on, or of everybody."""
        self._wanted, self._outdated = offer, True
        self.follow()

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""
        self.words = Words(language)

    async def on_mount(self) -> None:
        await self.push_screen(self._results)
        self.set_interval(EVERY, self.follow)
        self.set_interval(EVERY_BESIDE, self.follow_beside)

    def follow(self) -> None:
        """Take in new answers; what cannot be read just now is said, and tried again.

        Not while something is saved: that reads the source from another thread. How far it has come
        is said meanwhile.
        """
        if self._saving:
            self._notice(self._saving.say(self.words))
            return
        try:
            self._take_in()
        except (OSError, StoreError) as error:
            self._notice(self._trouble(error))
        else:
            self._follow_quality()
            if self._results.state.view is View.BRIEF:
                self.read_words()

    @work
    async def follow_beside(self) -> None:
        """Take in what is new in the surveys beside this one, and draw where anything is."""
        if self._is_looking_beside:
            return
        self._is_looking_beside = True
        try:
            if not await asyncio.to_thread(self._beside.refresh):
                return
        finally:
            self._is_looking_beside = False
        self.earlier, self.others = self._beside.earlier, self._beside.others
        self._results.draw()

    def _follow_quality(self) -> None:
        """Keep up with the figures while somebody looks at their quality."""
        looked_at = self._results.state.view is View.QUALITY
        said = self.quality_trouble if looked_at else ""
        self._notice(self.words("margins.screen.counting") if self._is_weighting else said)
        if looked_at and self._may_count:
            self.count_quality()

    def _trouble(self, error: OSError | StoreError) -> str:
        """What to say of answers that cannot be read or compared."""
        other = isinstance(error, StoreError) and error.reason == "not-comparable"
        return self.words("results.other_words" if other else "results.trouble")

    def _quality_problem(self, error: OSError | StoreError) -> str:
        """What to say where the quality could not be counted."""
        if isinstance(error, StoreError) and error.reason == "not-comparable":
            return self._trouble(error)
        return self.words("results.quality.trouble")

    def _take_in(self) -> None:
        """Draw where anything has changed. Answers that could not be compared are tried again."""
        if self._source.refresh():
            self._outdated = self._may_count = True
        problems = self._lasting()
        if problems != self.problems:
            self.problems = problems
            self._results.draw()
        if self._outdated:
            wanted = self._wanted
            selection = wanted.selection if wanted else None
            self.comparison = self._source.comparison(selection, Look.FOLLOWING)
            self.chosen = wanted
            self.progress = self._source.progress()
            self.offers = self._source.selections()
            self._outdated = False
            self._results.draw()

    def _lasting(self) -> tuple[Problem, ...]:
        """What was amiss at the look before as well: a file is torn for one look only where it is
        just being written."""
        before, self._noted = self._noted, self._source.problems
        known = {(each.path, each.reason) for each in before}
        return tuple(each for each in self._noted if (each.path, each.reason) in known)

    def _notice(self, text: str) -> None:
        if text != self._results.notice:
            self._results.notice = text
            self._results.draw()

    def count_quality(self) -> None:
        """Have the quality counted, unless it is known for the figures as they are now. What was
        counted before is shown meanwhile."""
        if not self._counting and self._counted != self.comparison.snapshot:
            self._counting = True
            self._count_quality(self.comparison.snapshot)

    @work
    async def _count_quality(self, snapshot: str) -> None:
        """Count it beside all else. Of trouble is told while somebody looks at the quality; it is
        tried again when answers come, and when somebody asks for the view again."""
        try:
            self.quality = await asyncio.to_thread(self._source.quality)
        except (OSError, StoreError) as error:
            self.quality_trouble, self._may_count = self._quality_problem(error), False
        else:
            self._counted, self.quality_trouble = snapshot, ""
        finally:
            self._counting = False
        self._results.draw()

    @property
    def has_margins(self) -> bool:
        """Whether there is anything to weight by."""
        return self._source.has_margins

    @work
    async def weigh_groups(self, draw: Callable[[WeightedReport, int], Block]) -> None:
        """Count the weighted figures beside all else, and show what is drawn of them in a box,
        unless somebody has opened another meanwhile."""
        if self._is_weighting:
            return
        self._is_weighting = True
        self._notice(self.words("margins.screen.counting"))
        report, trouble = None, self.words("margins.screen.trouble")
        with suppress(OSError, StoreError):
            report = await asyncio.to_thread(self._source.weighted)
        self._is_weighting = False
        self._notice("")
        if self.screen is self._results:
            self.tell(
                "margins.screen.heading",
                lambda width: draw(report, width) if report else wrapped(trouble, width),
            )

    @work
    async def save(self, export: Export) -> None:
        """Save it beside all else, and tell where it is or why it could not be saved."""
        if self._saving:
            return
        self._saving = Course(export)
        self._notice(self._saving.say(self.words))
        words = self.words
        try:
            saved = await asyncio.to_thread(export.save, words, self.chosen, self._saving.tell)
        except NotSaved as error:
            failure = error
            self.tell("results.export.failed", lambda width: failure_lines(failure, words, width))
        else:
            self.tell("results.export.done", lambda width: saved_lines(saved, words, width))
        finally:
            self._saving = None
            self._outdated = True  # the figures may have moved for it
            self._notice("")

    def tell(self, heading: str, draw: Callable[[int], Block]) -> None:
        """Show a box under a heading of the catalogue."""
        self.push_screen(Dialog(self.words(heading), draw, self.words("results.dialog.close")))
