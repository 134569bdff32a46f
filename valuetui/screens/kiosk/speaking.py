"""What is to be said of a screen: pure, from what is on it to sentences."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words

SIGNS = {"previous", "next", "explain", "backspace"}
"""Keys of tiles whose label is a sign or has one, and that have a name of their own."""
LANGUAGE = "language:"

_GAP = re.compile(r"\s*\n\s*|\s{2,}")


@dataclass(frozen=True)
class Focus:
    """The tile that the keys work on."""

    tile: Tile
    number: int
    """From 1, among those that can be pressed."""
    of: int


@dataclass(frozen=True)
class Picture:
    """What is on a screen or dialog at a moment."""

    screen: int
    """Which one it is, a number that no other one has as long as it is there."""
    language: str
    texts: tuple[str, ...] = ()
    """The texts from top to bottom, without signs."""
    focus: Focus | None = None


def said_of_tile(focus: Focus, words: Words) -> str:
    """The label, whether it is chosen, and which one of how many."""
    tile = focus.tile
    label = words(f"speech.tile.{tile.key}") if tile.key in SIGNS else in_words(tile.label)
    chosen = in_words(tile.note) or (words("kiosk.question.chosen") if _is_chosen(tile) else "")
    place = words("speech.place", number=focus.number, of=focus.of) if focus.of > 1 else ""
    detail = in_words(tile.detail).rstrip(".")
    return ", ".join(filter(None, (label, detail, chosen, place)))


def _is_chosen(tile: Tile) -> bool:
    return tile.kind is Kind.CHOSEN


def language_of_tile(tile: Tile, languages: Sequence[str], language: str) -> str:
    """The language of a tile's label: one that leads to another language is written in that."""
    code = tile.key.removeprefix(LANGUAGE)
    return code if code in languages else language


def all_of(picture: Picture, words: Words) -> str:
    """Everything on it, and the tile that the keys work on."""
    tile = said_of_tile(picture.focus, words) if picture.focus else ""
    return sentences([*picture.texts, tile])


def news(before: Picture | None, now: Picture, words: Words, *, returned: bool = False) -> str:
    """What has to be said when ``before`` has become ``now``: a new screen as a whole, otherwise
    what has changed, the tile first. Somebody who has ``returned`` to a screen is told where."""
    if before is None or (before.screen, before.language) != (now.screen, now.language):
        return all_of(now, words)
    said = []
    if now.focus and (returned or now.focus != before.focus):
        said.append(said_of_tile(now.focus, words))
    said += [text for text in now.texts if text not in before.texts]
    return sentences(said)


def in_words(text: str) -> str:
    """A text without dots, ticks, arrows and other signs that nobody reads out. What stands apart
    is a sentence of its own."""
    kept = (" " if unicodedata.category(each) in {"So", "Sm", "Co"} else each for each in text)
    apart = _GAP.split("".join(kept).replace("·", " "))
    return sentences([part for part in (" ".join(each.split()) for each in apart) if part], end="")


def sentences(texts: Sequence[str], end: str = ".") -> str:
    """Texts one after another, with a full stop where one is missing; ``end`` is the last one."""
    said = [text for text in texts if text]
    ended = [text if text[-1] in ".!?:" else f"{text}." for text in said[:-1]]
    last = [text if text[-1] in ".!?:" else text + end for text in said[-1:]]
    return " ".join(ended + last)
