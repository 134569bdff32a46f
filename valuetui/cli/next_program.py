"""One program after another in the same terminal."""

import os
import subprocess
import sys
from collections.abc import Sequence


def go_on_as(arguments: Sequence[str]) -> None:
    """Go on as another command of ours; this one is over."""
    command = [sys.executable, "-m", "valuetui", *arguments]
    if sys.platform == "win32":  # where the shell would not wait for it
        sys.exit(subprocess.call(command))  # noqa: S603 (our own program)
    os.execv(sys.executable, command)  # noqa: S606 (our own program)
