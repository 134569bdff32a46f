"""A display of its own, with nothing on it."""

import os
import subprocess
from types import TracebackType
from typing import Self


class Display:
    """Xvfb at 96 pixels an inch, as the recipe of the kiosk starts its server."""

    def __init__(self, width: int, height: int) -> None:
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-dpi", "96",
             "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        assert self._server.stdout is not None
        self.environment = {"DISPLAY": f":{self._server.stdout.readline().strip()}"}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()
        if self._server.stdout is not None:
            self._server.stdout.close()

    def do(self, *command: str) -> str:
        """Run a program on the display; what it says."""
        done = subprocess.run(
            command,
            env={**os.environ, **self.environment},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout
