"""The command as a process of its own: its way in, completion, and what needs a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.station.test_survey import answers, keep
from valuetui import __version__
from valuetui.cli.root import SECTIONS

TIMEOUT = 60


def valuetui(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "valuetui", *arguments],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )


def test_the_package_is_the_command() -> None:
    told = valuetui("--version")
    assert (told.returncode, told.stdout, told.stderr) == (0, f"valuetui {__version__}\n", "")


@pytest.mark.parametrize(
    ("environment", "usage"),
    [
        ({}, "Så här skriver man:"),
        ({"LANG": "sv_SE.UTF-8"}, "Så här skriver man:"),
        ({"LANG": "en_GB.UTF-8"}, "Usage:"),
        ({"LANG": "en_GB.UTF-8", "VALUETUI_LANG": "sv"}, "Så här skriver man:"),
    ],
)
def test_the_page_is_in_the_language_of_the_environment(
    environment: dict[str, str], usage: str
) -> None:
    told = valuetui(**environment)
    assert told.returncode == 0
    assert usage in told.stdout


def test_the_option_speaks_before_the_environment() -> None:
    told = valuetui("exprot", "--lang", "en", LANG="sv_SE.UTF-8")
    assert told.returncode == 2
    assert "Did you mean export?" in told.stderr


def test_a_failure_has_its_exit_code_and_no_traceback(tmp_path: Path) -> None:
    told = valuetui("export", "xlsx", "--data", tmp_path / "ingenting")
    assert (told.returncode, told.stdout) == (1, "")
    assert "Traceback" not in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_a_reader_who_has_seen_enough_does_no_harm() -> None:
    page = subprocess.Popen(
        [sys.executable, "-m", "valuetui", "instrument", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert page.stdout is not None
    assert page.stderr is not None
    page.stdout.close()
    assert b"Traceback" not in page.stderr.read()
    page.stderr.close()
    page.wait(TIMEOUT)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_a_script_that_completes(shell: str) -> None:
    told = valuetui("completion", shell)
    assert (told.returncode, told.stderr) == (0, "")
    assert "_VALUETUI_COMPLETE" in told.stdout
    assert "valuetui" in told.stdout


@pytest.mark.parametrize(
    ("typed", "number", "offered"),
    [
        ("valuetui ", "1", {name for names in SECTIONS.values() for name in names}),
        ("valuetui exp", "1", {"export"}),
        ("valuetui instrument ", "2", {"check", "export", "import", "new", "show"}),
        ("valuetui completion ", "2", {"bash", "zsh", "fish"}),
    ],
)
def test_the_shell_is_offered_what_there_is(typed: str, number: str, offered: set[str]) -> None:
    told = valuetui(_VALUETUI_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=number)
    assert {line.partition(",")[2] for line in told.stdout.splitlines()} == offered


def test_what_a_shell_shows_beside_a_command_is_in_the_persons_language() -> None:
    told = valuetui(_VALUETUI_COMPLETE="zsh_complete", COMP_WORDS="valuetui ", COMP_CWORD="1")
    assert "Ställ frågorna, en person efter en annan" in told.stdout
    english = valuetui(
        _VALUETUI_COMPLETE="zsh_complete", COMP_WORDS="valuetui ", COMP_CWORD="1", LANG="en_GB"
    )
    assert "Ask the questions, one person after another" in english.stdout


# In a terminal


def at_a_terminal(*arguments: str | Path) -> "tuple[int | None, str]":
    """Run a command that ends by itself at a terminal; its exit code and all that it showed."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "valuetui", *map(str, arguments)],
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before or ""


def test_a_kiosk_in_a_folder_with_answers_to_other_words_does_not_begin(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    code, shown = at_a_terminal("kiosk", "--no-lock", "--data", tmp_path)
    assert code == 1
    assert "olika frågeformulär" in shown
    assert "Traceback" not in shown


def test_a_kiosk_whose_file_is_something_else_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / "kiosk-1.json").write_text("mjölk", encoding="utf-8")
    code, shown = at_a_terminal("kiosk", "--no-lock", "--data", tmp_path)
    assert code == 1
    assert "ingen fil med svar" in shown
    assert "Traceback" not in shown


def test_a_kiosk_whose_folder_cannot_be_made_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    code, shown = at_a_terminal(
        "kiosk", "--no-lock", "--data", tmp_path / "fil" / "svar", "--lang", "en"
    )
    assert code == 1
    assert "does not exist" in shown
    assert "Traceback" not in shown
