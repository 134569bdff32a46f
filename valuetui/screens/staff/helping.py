"""What the screens other than those of forms have in common: title, help, language and colours."""

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, Look, banded
from valuetui.screens.staff.pages import indented, key_lines
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.theme import next_theme
from valuetui.words import Words, languages
from valuetui.words.text import in_language

KEYS = ("sign_in", "enter", "escape", "language", "colours", "quit")
TEXTS = ("pin", "lock", "name")


class RolesScreen(StaffScreen):
    """A screen with the program's title above its own."""

    heading = "staff.sign_in.heading"
    """The key of its title."""

    def headed(self, width: int, right: str = "") -> Block:
        """The lines at the top: what this is, of which survey, and who is signed in."""
        look, words = self.program.look, self.words
        instrument = self.program.instrument
        organisation = in_language(instrument.organisation.name, words.language)
        title = words("staff.title", organisation=organisation, wave=instrument.wave)
        return [
            banded(Text(title, look.strong), Text(right), width, look.band),
            Text(),
            Text(f" {words(self.heading)}", look.accent),
        ]

    def other_keys(self) -> list[Key]:
        """The keys that every such screen has besides its own."""
        words = self.words
        return [("l", "l", words("staff.keys.language")), ("c", "c", words("staff.keys.colours"))]

    def press_other(self, key: str) -> None:
        """Help, language and colours."""
        match key.lower():
            case "?":
                self.app.push_screen(InfoScreen("staff.help.heading", help_page))
            case "l":
                speak_next(self)
            case "c":
                self.app.theme = next_theme(self.app.theme)


def speak_next(screen: StaffScreen) -> None:
    """Use the texts of the next language."""
    codes = languages()
    place = codes.index(screen.words.language)
    screen.program.speak(codes[(place + 1) % len(codes)])


def help_page(width: int, look: Look, words: Words) -> Block:
    """The keys and what they do, then what to bear in mind."""
    lines: Block = [Text(), *key_lines([words(f"staff.help.{key}") for key in KEYS], width, look)]
    for text in TEXTS:
        lines += [Text(), *indented(words(f"staff.help.text.{text}"), width, look)]
    return lines
