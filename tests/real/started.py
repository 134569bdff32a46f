"""How the real tests start the program, installed or not."""

import os
import sys
from pathlib import Path

import valuetui

PROGRAM = (sys.executable, "-m", "valuetui")
"""The command ``valuetui`` as this Python has it."""


def environment() -> dict[str, str]:
    """The environment of the test, in which this very valuetui is found from any folder."""
    home = Path(valuetui.__file__).parents[1]
    return {**os.environ, "PYTHONPATH": str(home), "COLORTERM": "truecolor"}
