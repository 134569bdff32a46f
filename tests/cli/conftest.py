"""Running command lines without a process of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from valuetui.cli.root import run
from valuetui.words import Words


@dataclass(frozen=True)
class Outcome:
    """How a command line ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def valuetui(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run a command line in a folder of its own: ``valuetui("instrument", "show", lang="en")``."""
    monkeypatch.chdir(tmp_path)

    def command_line(*arguments: str | Path, lang: str = "sv") -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], Words(lang))
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        return Outcome(code, said.out, said.err)

    return command_line
