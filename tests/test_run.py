"""run.py: two commands that set up all they need, on any machine with Python."""

import ast
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parents[1]
COMMANDS = {"demo", "test", "lint", "bench", "soak", "requirements"}

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "valuetui"
version = "1"
[tool.hatch.build]
dev-mode-dirs = ["."]
[tool.ruff]
line-length = 100
"""

# Installs the project as it lies there, like hatchling, but without a package from anywhere.
BACKEND = """\
import pathlib, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    info = "valuetui-1.dist-info/"
    with zipfile.ZipFile(pathlib.Path(folder, "valuetui-1-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("valuetui.pth", str(pathlib.Path(__file__).parent))
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: valuetui\\nVersion: 1\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return "valuetui-1-py3-none-any.whl"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in the shape of this one that needs no packages, and so no network."""
    files = {
        "run.py": (CHECKOUT / "run.py").read_text(encoding="utf-8"),
        "pyproject.toml": PYPROJECT,
        "backend.py": BACKEND,
        "requirements/run.txt": "# none\n",
        "requirements/test.txt": "# none\n",
        "valuetui/__main__.py": "import sys; print(sys.argv[1:], sys.prefix)\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def begin(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start run.py, and go on."""
    return subprocess.Popen(
        [sys.executable, project / "run.py", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    """Run run.py to its end: its exit code, what it printed, and what it said besides."""
    process = begin(project, *arguments)
    printed, said = process.communicate()
    return process.returncode, printed, said


def loaded(project: Path) -> ModuleType:
    """run.py as a module, to ask it for its decisions."""
    spec = importlib.util.spec_from_file_location("run_of_a_project", project / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_without_a_command_it_tells_what_it_can_do(arguments: list[str]) -> None:
    code, printed, said = run(CHECKOUT, *arguments)
    assert (code, said) == (0, "")
    assert set(re.findall(r"python3 run\.py (\w+)  ", printed)) == COMMANDS
    assert all(len(line) < 80 for line in printed.splitlines())


def test_an_unknown_command_is_named_and_followed_by_the_help() -> None:
    code, printed, said = run(CHECKOUT, "dmeo")
    assert (code, printed) == (2, "")
    assert "dmeo" in said.splitlines()[0]
    assert "python3 run.py demo" in said


def test_a_python_that_is_too_old_gets_one_clear_line() -> None:
    pretended = "import runpy, sys; sys.version_info = (3, 8, 18); sys.version = '3.8.18 (main)'\n"
    pretended += "runpy.run_path('run.py', run_name='__main__')"
    answer = subprocess.run(
        [sys.executable, "-c", pretended], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr == "valuetui needs Python 3.11 or newer, and this is Python 3.8.18.\n"


def test_even_python_3_6_can_read_run_py_far_enough_to_say_so() -> None:
    ast.parse((CHECKOUT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_what_an_environment_is_made_from_decides_whether_it_is_made_anew(project: Path) -> None:
    module = loaded(project)
    before = module.fingerprint("run")

    def changes(name: str, old: str, new: str) -> bool:
        path = project / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")
        changed: bool = module.fingerprint("run") != before
        path.write_text(text, encoding="utf-8")
        return changed

    assert changes("requirements/run.txt", "none", "some")
    assert changes("pyproject.toml", 'version = "1"', 'version = "2"')
    assert not changes("pyproject.toml", "line-length = 100", "line-length = 99")
    assert not changes("requirements/test.txt", "none", "some")
    assert module.fingerprint("run") == before


def test_a_folder_that_was_moved_is_set_up_anew(project: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(project, tmp_path / "moved")
    assert loaded(project).fingerprint("run") != loaded(moved).fingerprint("run")


def test_an_environment_that_somebody_else_made_is_left_alone(project: Path) -> None:
    mine = project / ".venv" / "mine"
    mine.parent.mkdir()
    mine.touch()
    code, _, said = run(project, "demo")
    assert code == 1
    assert "was not made by run.py" in said
    assert mine.exists()


def test_where_nothing_can_be_written_it_says_where_and_what_to_do(project: Path) -> None:
    (project / ".venv").touch()  # root may write anywhere, but not into a file as if into a folder
    code, _, said = run(project, "demo")
    assert code == 1
    assert str(project / ".venv") in said
    assert "Copy the folder" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_the_first_start_sets_up_and_later_ones_do_not(project: Path) -> None:
    code, printed, said = run(project, "demo", "--lang", "two words")
    assert (code, said.count("\n")) == (0, 1), said
    assert printed == f"['demo', '--lang', 'two words'] {project / '.venv'}\n"

    before = (project / ".venv" / "set-up-is-whole").stat()
    assert run(project, "demo") == (0, f"['demo'] {project / '.venv'}\n", "")
    assert (project / ".venv" / "set-up-is-whole").stat() == before


@pytest.mark.slow
def test_after_a_change_nothing_old_is_left(project: Path) -> None:
    assert run(project, "demo")[0] == 0
    left = project / ".venv" / "left"
    left.touch()
    (project / "requirements" / "run.txt").write_text("# other\n", encoding="utf-8")
    code, _, said = run(project, "demo")
    assert code == 0, said
    assert not left.exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_set_up_that_was_killed_mends_itself_at_the_next_start(project: Path) -> None:
    killed = begin(project, "demo")
    while not (project / ".venv" / "pyvenv.cfg").exists():
        assert killed.poll() is None
        time.sleep(0.005)
    os.kill(killed.pid, signal.SIGKILL)  # what it started goes on: the next start must wait for it
    assert killed.wait() == -signal.SIGKILL
    assert not (project / ".venv" / "set-up-is-whole").exists()

    code, printed, said = run(project, "demo")
    killed.communicate()
    assert code == 0, said
    assert printed.startswith("['demo']")


@pytest.mark.slow
def test_two_set_ups_at_once_make_one_environment(project: Path) -> None:
    both = [begin(project, "demo"), begin(project, "demo")]
    outputs = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert sum(said.count("Setting up") for _, said in outputs) == 1


@pytest.mark.slow
def test_a_set_up_that_fails_says_at_which_step_and_is_begun_again(project: Path) -> None:
    backend = project / "backend.py"
    backend.write_text("raise SystemExit('no luck today')", encoding="utf-8")
    code, printed, said = run(project, "demo")
    assert (code, printed) == (1, "")
    assert "The set-up stopped at:" in said
    assert "--editable" in said
    assert "Traceback" not in said.rpartition("The set-up stopped at")[2]

    backend.write_text(BACKEND, encoding="utf-8")
    assert run(project, "demo")[0] == 0
