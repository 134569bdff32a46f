"""What the results screen may know of the app that shows it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from valuetui.responses.following import Problem
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Progress
from valuetui.results.quality.report import QualityReport
from valuetui.results.selection import Offer
from valuetui.results.weighting.report import WeightedReport
from valuetui.screens.results.exporting import Export
from valuetui.screens.results.layout import Block
from valuetui.words import Words


class ResultsContext(Protocol):
    """Enough to show the results, and to have done what concerns the whole program."""

    @property
    def comparison(self) -> Comparison:
        """The figures, as they are now."""
        ...

    @property
    def earlier(self) -> Comparison | None:
        """The figures of the wave before, where there is one."""
        ...

    @property
    def others(self) -> tuple[Comparison, ...]:
        """The figures of other organisations that were asked the same in the same wave."""
        ...

    @property
    def evidence(self) -> Evidence | None:
        """How sure these figures are; None where that is not known yet: see :meth:`weigh`."""
        ...

    @property
    def progress(self) -> Mapping[str, Progress]:
        """Group id to how far it has come."""
        ...

    @property
    def offers(self) -> Sequence[Offer]:
        """Of whom figures may be looked at apart."""
        ...

    @property
    def chosen(self) -> Offer | None:
        """Of whom these figures are; None where of everybody."""
        ...

    def choose(self, offer: Offer | None) -> None:
        """Look at the figures of these from now on, or of everybody."""
        ...

    @property
    def quality(self) -> QualityReport | None:
        """How far the answers can be believed, when last counted; None before."""
        ...

    @property
    def quality_trouble(self) -> str:
        """Why that could not be counted when last tried, in words; empty where it could."""
        ...

    @property
    def worded(self) -> Comparison | None:
        """These figures with the words that people missed; None where those have not been read."""
        ...

    @property
    def words_failed(self) -> bool:
        """Whether they could not be read when last tried."""
        ...

    def read_words(self) -> object:
        """Have the words that people missed read, unless they are known for these figures and
        reviews, and draw again when they are."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """What is amiss with the files of answers, as they are now."""
        ...

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        ...

    @property
    def exports(self) -> Sequence[Export]:
        """What can be saved."""
        ...

    @property
    def is_saving(self) -> bool:
        """Whether something is being saved just now."""
        ...

    def weigh(self) -> object:
        """Find out how sure the figures are, and draw again when it is known."""
        ...

    @property
    def has_margins(self) -> bool:
        """Whether there is anything to weight figures by."""
        ...

    def weigh_groups(self, draw: Callable[[WeightedReport, int], Block]) -> object:
        """Count the weighted figures, and show in a box what is drawn of them for a width."""
        ...

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""
        ...

    def count_quality(self) -> object:
        """Have the quality counted, unless it is known for the figures as they are now."""
        ...

    def save(self, export: Export) -> object:
        """Save it, and tell what came of it."""
        ...

    def tell(self, heading: str, draw: Callable[[int], Block]) -> None:
        """Show a box under a heading of the catalogue; ``draw`` gives its lines for a width."""
        ...
