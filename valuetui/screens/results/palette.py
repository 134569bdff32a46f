"""The colours of the results, taken from the theme in use."""

from dataclasses import dataclass

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from valuetui.results.marks import LIMITING, Mark
from valuetui.screens.charts.bars import Ink


@dataclass(frozen=True, slots=True)
class Palette:
    """Styles for what is drawn on the ground of a theme."""

    dark: bool
    ground: str
    text: Style
    muted: Style
    faint: Style
    """Lines that help the eye and carry no meaning of their own."""
    accent: Style
    band: Style
    """A ground by which neighbours are told apart."""

    @property
    def strong(self) -> Style:
        return self.text + Style(bold=True)

    @property
    def limiting(self) -> Style:
        """For limiting values, which always bear a letter or a word as well."""
        return self.of(LIMITING)

    @property
    def limiting_ink(self) -> Ink:
        """What the limiting part of a bar is drawn with."""
        return self.ink(LIMITING)

    def of(self, mark: Mark) -> Style:
        """The colour of a group."""
        return Style(color=self._colour(mark))

    def ink(self, mark: Mark, *, hatched: bool = False) -> Ink:
        """What a bar of a group is drawn with: hatched for today, solid for what is wanted."""
        colour = self._colour(mark)
        soft = Color.parse(self.ground).blend(Color.parse(colour), 0.5).hex6
        return Ink(colour, soft, hatched)

    def _colour(self, mark: Mark) -> str:
        return "#" + (mark.light if self.dark else mark.ink)


def palette_of(theme: Theme) -> Palette:
    """The palette of a theme."""
    ground = theme.background or ("#000000" if theme.dark else "#FFFFFF")
    text = theme.foreground or ("#FFFFFF" if theme.dark else "#000000")
    faint = Color.parse(ground).blend(Color.parse(text), 0.3).hex6
    return Palette(
        dark=theme.dark,
        ground=ground,
        text=Style(color=text),
        muted=Style(color=theme.secondary or text),
        faint=Style(color=faint),
        accent=Style(color=theme.accent or text),
        band=Style(bgcolor=Color.parse(ground).blend(Color.parse(text), 0.06).hex6),
    )
