"""What a picture of the presentation is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Instrument, Role
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Progress
from valuetui.results.marks import Mark, mark_of
from valuetui.screens.results.palette import Palette
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import State
from valuetui.words import Words
from valuetui.words.text import Text as InLanguages
from valuetui.words.text import in_language


@dataclass(frozen=True, slots=True)
class Stage:
    """What was asked and answered, and the room there is."""

    instrument: Instrument
    words: Words
    palette: Palette
    width: int
    height: int
    comparison: Comparison | None = None
    """The figures; None until the first of them are asked for."""
    evidence: Evidence | None = None
    """How sure they are; None while that is being found out."""
    worded: Comparison | None = None
    """The figures with the words that people missed; None where those have not been read."""
    progress: Mapping[str, Progress] = field(default_factory=dict)
    """Group id to how far it has come."""
    address: str = ""
    """Where one can take part; empty where nothing is offered."""

    def say(self, text: InLanguages) -> str:
        """A text of the instrument in the language in use."""
        return in_language(text, self.words.language)

    def short(self, role: Role | None) -> str:
        """A few words for what was asked: "i dag"."""
        question = self.instrument.question_in_role(role) if role else None
        return self.say(question.short) if question else ""

    def colour(self, group: Group | None) -> Style:
        """The colour of a group; that of what stands out where it is all of them."""
        return self.palette.of(self._mark(group)) if group else self.palette.accent

    def name(self, group: Group) -> Text:
        """The group after its mark and a blank."""
        shape = (self._mark(group).shape + " ", self.colour(group))
        return Text.assemble(shape, (self.say(group.label), self.palette.strong))

    def _mark(self, group: Group) -> Mark:
        return mark_of(group, self.instrument)

    def scene(self, comparison: Comparison) -> Scene:
        """What the results screen draws from, for what is drawn alike here."""
        return Scene(
            comparison, State(), self.words, self.palette, self.width, self.height,
            evidence=self.evidence, progress=self.progress,
        )  # fmt: skip
