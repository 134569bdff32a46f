"""The batch that was begun with last, offered the next time."""

import json
import logging
from dataclasses import asdict
from pathlib import Path

from valuetui.interview.entry.rules import Batch
from valuetui.responses.files import SYSTEM
from valuetui.station.small_file import write_small

log = logging.getLogger(__name__)

MEMORY = "last-batch.json"
"""Where a machine remembers it, and by whom it was entered."""


def last_batch(path: Path) -> Batch | None:
    """What was begun with here before; None where nothing can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        batch = Batch(**found)
    except (OSError, ValueError, TypeError):
        return None
    texts = (batch.operator, batch.language, batch.group or "")
    numbers = (batch.first or 0, batch.last or 0)
    is_sound = all(isinstance(each, str) for each in texts)
    return batch if is_sound and all(type(each) is int for each in numbers) else None


def remember_batch(path: Path, batch: Batch) -> None:
    """Offer this next time. That it cannot be written hinders nobody."""
    try:
        write_small(SYSTEM, path, asdict(batch))
    except OSError as error:
        log.warning("the batch cannot be remembered: %s", type(error).__name__)
