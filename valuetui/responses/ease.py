"""How easy people found it to answer, apart from what they answered."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from valuetui.responses.answer import SCHEMA


class Verdict(StrEnum):
    """How easy it was to answer."""

    EASY = "easy"
    SO_SO = "so_so"
    HARD = "hard"


@dataclass(frozen=True)
class Ease:
    """How easy somebody found it to answer. Nothing links it to their answer: see
    docs/decisions/0021."""

    id: str
    station: str
    day: str
    """ISO date on which it was written down, together with some others."""
    language: str
    instrument_hash: str
    verdict: Verdict

    def to_document(self) -> dict[str, Any]:
        """The verdict as a JSON document."""
        return {"kind": "ease", "schema": SCHEMA} | asdict(self)
