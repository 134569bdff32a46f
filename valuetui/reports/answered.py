"""Answers one by one, for a report that somebody has asked to hold them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from valuetui.instrument.model import Instrument
from valuetui.responses.record import Answer


@dataclass(frozen=True)
class Answered:
    """Answers one by one, and what they are answers to."""

    answers: Collection[Answer]
    """In the order of their ids, and only of groups that are shown."""
    asked: Instrument
    """The newest version, with all background questions that any version has."""
    versions: Mapping[str, str]
    """Hash of each instrument to its version."""
