"""What a view is drawn from, and what it draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Progress
from valuetui.results.marks import Mark, mark_of
from valuetui.results.measures import Distance, Share
from valuetui.results.quality.report import QualityReport
from valuetui.results.selection import Offer
from valuetui.results.telling import count_in_words, points_in_words, share_in_words
from valuetui.screens.results.layout import Block
from valuetui.screens.results.palette import Palette
from valuetui.screens.results.state import State
from valuetui.words import Words
from valuetui.words.numbers import number
from valuetui.words.text import Text as InLanguages
from valuetui.words.text import in_language


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view: lines that stay at the top, lines that scroll, lines that stay at the bottom."""

    head: Block
    body: Block
    foot: Block = field(default_factory=list)
    place: range = range(0)
    """The lines of the body that the cursor stands on; empty where there is no cursor."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A comparison, how somebody looks at it, and the room there is to draw it in."""

    comparison: Comparison
    state: State
    words: Words
    palette: Palette
    width: int
    height: int
    """Lines for head, body and foot together."""
    earlier: Comparison | None = None
    """The wave before this one."""
    others: tuple[Comparison, ...] = ()
    """Of organisations that were asked the same in the same wave."""
    evidence: Evidence | None = None
    """How sure the figures are; None while that is being found out."""
    progress: Mapping[str, Progress] = field(default_factory=dict)
    """Group id to how far it has come."""
    chosen: Offer | None = None
    """Of whom the figures are; None where of everybody."""
    quality: QualityReport | None = None
    """How far the answers can be believed; None while that is not counted yet."""
    quality_trouble: str = ""
    """Why it could not be counted when last tried."""
    worded: Comparison | None = None
    """The same figures with the words that people missed; None while they are being read."""
    words_failed: bool = False
    """Whether they could not be read when last tried."""

    def say(self, text: InLanguages) -> str:
        """A text of the instrument in the language in use."""
        return in_language(text, self.words.language)

    def label(self, value: Value) -> str:
        return self.say(value.label)

    def style(self, value: Value) -> Style:
        """Limiting values have a colour of their own, and a letter beside it."""
        return self.palette.limiting if value.limiting else self.palette.text

    def sign(self, value: Value) -> str:
        """The letter of limiting values, or a blank."""
        return self.words("results.sign.limiting") if value.limiting else " "

    def asked(self, role: Role) -> str:
        """A few words for what was asked: "i dag"."""
        question = self.comparison.instrument.question_in_role(role)
        return self.say(question.short) if question else ""

    def mark(self, group: Group) -> Mark:
        return mark_of(group, self.comparison.instrument)

    def colour(self, group: Group) -> Style:
        return self.palette.of(self.mark(group))

    def name(self, group: Group) -> Text:
        """The group with its mark."""
        shape = (self.mark(group).shape + " ", self.colour(group))
        return Text.assemble(shape, (self.say(group.label), self.palette.strong))

    def n(self, respondents: int) -> str:
        return self.words("results.n", number=number(self.words, respondents))

    def people(self, result: GroupResult) -> str:
        """A group's n, and how many they are in all where all were asked: "n=30 av 41"."""
        if result.roll is None:
            return self.n(result.n)
        key = "census" if result.is_census else "n_of_roll"
        return self.words(
            f"results.{key}",
            number=number(self.words, result.n),
            roll=number(self.words, result.roll),
        )

    def answers(self, result: GroupResult) -> int:
        """How many of a group have answered by now, as it may be said; no fewer than are shown."""
        progress = self.progress.get(result.group.id)
        return max(result.n, progress.answers if progress and not self.chosen else 0)

    def share(self, share: Share) -> str:
        """A share with one decimal: "69,0 %"."""
        return share_in_words(share, self.words, tenths=True)

    def whole(self, share: Share) -> str:
        """A share without decimals: "69 %"."""
        return share_in_words(share, self.words)

    def count(self, share: Share) -> str:
        """How many picked it: "28"."""
        return count_in_words(share, self.words)

    def points(self, shift: Distance) -> str:
        """A shift or change with one decimal and its sign."""
        return points_in_words(shift, self.words, tenths=True)

    def whole_points(self, shift: Distance) -> str:
        """A desired shift without decimals and with its sign."""
        return points_in_words(shift, self.words)


def sentence(text: str) -> str:
    """The text with a capital first letter, for headings."""
    return text[:1].upper() + text[1:]


def action(name: str, *values: str) -> Style:
    """A style whose text does something when it is clicked."""
    return Style(meta={"@click": f"screen.{name}({', '.join(map(repr, values))})"})
