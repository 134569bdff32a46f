"""A program in the place of espeak-ng: it notes what it is given, and how it ends."""

import os
import sys
from pathlib import Path

import pytest

PROGRAM = f"""\
#!{sys.executable}
import os, pathlib, signal, sys, time
folder = pathlib.Path(os.environ["HEARD"])
name = f"{{time.monotonic_ns()}}"
def end(*_):
    (folder / f"{{name}}.ended").touch()
    os._exit(0)
signal.signal(signal.SIGTERM, end)
text = sys.stdin.read()
new = folder / f".{{name}}"
new.write_text("\\0".join([*sys.argv[1:], text]), encoding="utf-8")
new.rename(folder / f"{{name}}.said")
time.sleep(float(os.environ.get("LASTS", "0")))
"""


class Heard:
    """What was said by the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def texts(self) -> list[str]:
        """The sentences, in order."""
        return [given.rpartition("\0")[2] for given in self._given]

    @property
    def arguments(self) -> list[list[str]]:
        """The arguments with which each was said."""
        return [given.split("\0")[:-1] for given in self._given]

    @property
    def ended(self) -> int:
        """How many were ended before they were over."""
        return len(list(self.folder.glob("*.ended")))

    @property
    def last_was_ended(self) -> bool:
        """Whether the last sentence was ended before it was over."""
        said = sorted(self.folder.glob("*.said"))
        return bool(said) and said[-1].with_suffix(".ended").exists()

    @property
    def _given(self) -> list[str]:
        return [each.read_text(encoding="utf-8") for each in sorted(self.folder.glob("*.said"))]


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, *, lasts: float = 0) -> Heard:
    """Let the program be found, and say each sentence for so many seconds."""
    programs, heard = folder / "programs", folder / "heard"
    programs.mkdir()
    heard.mkdir()
    program = programs / "espeak-ng"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HEARD", str(heard))
    monkeypatch.setenv("LASTS", str(lasts))
    return Heard(heard)
