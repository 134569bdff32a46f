"""Answers to measure with."""

import secrets
from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]

HASH = "5e" * 32
"""Of an instrument that is not there: nothing here asks for it."""


def document() -> Document:
    """An answer of usual size: twenty value ids and a packed order of 94 values."""
    values = [f"value-{number:02}" for number in range(20)]
    return {
        "kind": "answer",
        "schema": 1,
        "id": secrets.token_hex(16),
        "organisation": "lillkommun",
        "wave": "2026",
        "instrument": "kommun",
        "instrument_hash": HASH,
        "group": "citizens",
        "station": "kiosk-1",
        "channel": "kiosk",
        "language": "sv",
        "day": "2026-03-14",
        "picks": {"current": values[:10], "desired": values[10:]},
        "order": {"algorithm": "shuffle-1", "seed": secrets.randbits(32), "shown": "01" * 94},
        "status": "complete",
        "seconds": {"current": 64, "desired": 71, "review": 12},
        "fast": False,
    }


def documents(number: int) -> Iterator[Document]:
    """So many of them, one at a time."""
    return (document() for _ in range(number))
