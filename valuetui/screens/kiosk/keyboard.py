"""Letters on the screen for those who have no others, and the line that is typed."""

from textual import events
from textual.widgets import Static

from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.screens.widgets.typewriter import Typewriter
from valuetui.words import Words

ERASE = "backspace"
SPACE = " "
LETTER_WIDTH = 4
CURSOR = "▏"


class Keyboard(Board):
    """A tile a letter, and one that takes the last one away. For ``sentences`` also a hyphen and a
    space; a search needs neither."""

    def __init__(self, *, sentences: bool = False) -> None:
        keys = Grid(LETTER_WIDTH, max_columns=10)
        arrangement = Typewriter(keys, wide=2) if sentences else keys
        super().__init__(arrangement, id="letters", may_repeat=True)
        self._sentences = sentences

    def fill(self, words: Words) -> None:
        """Show the letters of a language."""
        key = "kiosk.keyboard.letters" if self._sentences else "kiosk.search.letters"
        letters = [Tile(each, each, centred=True) for each in words(key)]
        if self._sentences:
            self.show(
                [
                    *letters,
                    Tile("-", "-", centred=True),
                    Tile(SPACE, words("kiosk.keyboard.space"), centred=True),
                    Tile(ERASE, words("kiosk.keyboard.erase"), centred=True),
                ]
            )
        else:
            self.show([*letters, Tile(ERASE, words("kiosk.search.erase"), centred=True)])


class TypedLine(Static, can_focus=True):
    """What has been typed so far. It takes the keys first, so that a space is a space."""

    FOCUS_ON_CLICK = False

    def __init__(self) -> None:
        super().__init__(id="typed", markup=False)


def typed_on(text: str, key: str, longest: int) -> str:
    """The text after one more key: a character, or :data:`ERASE`."""
    return text[:-1] if key == ERASE else (text + key)[:longest]


def key_of(event: events.Key) -> str | None:
    """What a key of a real keyboard types; None where it types nothing."""
    if event.key == ERASE:
        return ERASE
    return event.character if event.character and event.character.isprintable() else None
