"""What a person is told of the code on their slip, in words: for screens and lines alike."""

from math import ceil

from valuetui.instrument.model import Instrument
from valuetui.responses.codes.code import HALF, LENGTH
from valuetui.station.code_desk import Looked
from valuetui.words import Words
from valuetui.words.text import in_language


def typed_code(typed: str) -> str:
    """What is typed of a code, in its two halves, with a place for each character to come."""
    places = typed.ljust(LENGTH, "\N{MIDDLE DOT}")
    return "   ".join(" ".join(half) for half in (places[:HALF], places[HALF:]))


def of_code(looked: Looked, instrument: Instrument, words: Words) -> str:
    """Why a person cannot answer with a code, and what to do."""
    group = instrument.group_by_id.get(looked.about)
    return words(
        f"codes.found.{looked.finding}",
        about=in_language(group.label, words.language) if group else looked.about,
        seconds=ceil(looked.wait),
    )
