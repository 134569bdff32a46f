"""What may be said of a crash: its type and its place, never its data, which may be an answer."""

import traceback
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""Where our own code lies."""


def place_of(error: BaseException) -> str:
    """File, line and function of the innermost frame of an exception, and of our innermost one
    where that is another; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    places = [f"{each.filename}:{each.lineno} in {each.name}" for each in frames[-1:] + ours[-1:]]
    return ", called from ".join(dict.fromkeys(places)) or "unknown place"
