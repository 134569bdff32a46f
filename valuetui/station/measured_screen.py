"""How high a cell of this machine's screen is, where ``valuetui station fit`` has measured it."""

import json
from pathlib import Path

from platformdirs import user_state_path

from valuetui.station.places import PROGRAM


def cell_height(folder: Path | None = None) -> float | None:
    """Millimetres; None where the screen was never measured, or the file cannot be understood: then
    nothing may be claimed. ``folder`` is that of the machine's state."""
    folder = folder or user_state_path(PROGRAM, appauthor=False)
    try:
        height = float(json.loads((folder / "fit.json").read_bytes())["cell_height_mm"])
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return height if 0 < height < 1000 else None
