#!/usr/bin/env python3
"""Sets valuetui up and starts it, with Python 3.11 or newer and nothing else.

Each environment is made in one go inside the checkout (``.venv`` for the program, ``.venv-test``
for what the checks need, ``.venv-bench`` for what it is measured against) and never patched: when
anything it was made from has changed, or when it was left half made, it is made anew. A stamp
written last says that it is whole.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

if sys.version_info < (3, 11):  # noqa: UP036 - one clear line instead of a traceback
    sys.exit(f"valuetui needs Python 3.11 or newer, and this is Python {sys.version.split()[0]}.")

HELP = """\
valuetui: interviews and kiosks in the terminal

  python3 run.py demo          set up what is needed and open the demo
  python3 run.py test          set up what the tests need and run them all
  python3 run.py test --quick  run those that are quick, in about a minute
  python3 run.py lint          check style, types and which room imports which
  python3 run.py bench         measure the speed
  python3 run.py soak          let many people use one kiosk: does it grow?
  python3 run.py requirements  renew requirements/*.txt (needs uv)

Whatever follows a command is passed on: python3 run.py test tests/words
The first start takes about half a minute, later ones start at once.
Without a network: put the packages in ./wheelhouse first, see CONTRIBUTING.md."""

ROOT = Path(__file__).resolve().parent
ENVIRONMENTS = {
    "run": ROOT / ".venv",
    "test": ROOT / ".venv-test",
    "bench": ROOT / ".venv-bench",  # what we measure ourselves against is heavy
}
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"
DEBIAN_PACKAGES = ROOT / "tests" / "real" / "debian-packages"
WHEELHOUSE = ROOT / "wheelhouse"
STAMP = "set-up-is-whole"
LOCK = "set-up.lock"
# Python itself, also when this file is started from inside an environment.
PYTHON = getattr(sys, "_base_executable", sys.executable)


def main(arguments: list[str]) -> int:
    """Carry out the command named first; everything after it is passed on."""
    command, *rest = arguments or ["help"]
    if command in {"help", "--help", "-h"}:
        print(HELP)
        return 0
    if command not in COMMANDS:
        print(f"run.py has no command “{command}”.\n\n{HELP}", file=sys.stderr)
        return 2
    return COMMANDS[command](rest)


def demo(rest: list[str]) -> int:
    """Open the demo; -P, so that nothing in the folder one stands in is taken for a part of it."""
    return become(ready("run") / "python", "-P", "-m", "valuetui", "demo", *rest)


def test(rest: list[str]) -> int:
    """Run every test, after fetching the programs that the real ones need where that is allowed.

    The quick run has no real ones. Neighbours stay together, as they share what they have made.
    Tests of terminals mostly wait, and so there are two more at once than there are processors.
    """
    programs = ready("test")
    os.chdir(ROOT)
    if shutil.which("apt-get") and "--quick" not in rest:
        subprocess.call(["sh", DEBIAN_PACKAGES])
    spread = ["-n", str((os.cpu_count() or 1) + 2), "--dist", "worksteal"]
    return become(programs / "python", "-m", "pytest", *spread, *rest)


def lint(rest: list[str]) -> int:
    """Run every check to its end, so that all complaints are seen at once."""
    programs = ready("test")
    os.chdir(ROOT)
    checks = (["ruff", "check", *rest], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"])
    results = [subprocess.call([programs / check[0], *check[1:]]) for check in checks]
    return int(any(results))


def bench(rest: list[str]) -> int:
    """Measure the speed."""
    programs = ready("bench")
    os.chdir(ROOT)
    return become(programs / "python", "-m", "benchmarks", *rest)


def soak(rest: list[str]) -> int:
    """Let one kiosk be used by many people, and watch what it holds."""
    programs = ready("test")
    os.chdir(ROOT)
    return become(programs / "python", "-m", "benchmarks.soak", *rest)


def requirements(rest: list[str]) -> int:
    """Choose the newest allowed version of every package and note its hashes, but no address."""
    uv = shutil.which("uv") or sys.exit("This needs uv on the PATH: pipx install uv")
    os.chdir(ROOT)
    header = "# Made by: python3 run.py requirements\n"
    export = [uv, "export", "--frozen", "--quiet", "--no-header", "--no-emit-project"]
    groups = {"run": ["build"], "test": ["build", "test"], "bench": ["build", "bench"]}
    try:
        subprocess.run([uv, "lock", "--quiet", *rest], check=True)
        for task, names in groups.items():
            chosen = ["--no-default-groups", *(f"--group={name}" for name in names)]
            listed = subprocess.run([*export, *chosen], check=True, capture_output=True, text=True)
            file_of(task).write_text(header + listed.stdout, encoding="utf-8")
    except subprocess.CalledProcessError as failure:
        sys.exit(f"uv did not succeed. {failure.stderr or ''}")
    finally:
        Path("uv.lock").unlink(missing_ok=True)  # it names the registry it was made with
    return 0


COMMANDS = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "bench": bench,
    "soak": soak,
    "requirements": requirements,
}


def ready(task: str) -> Path:
    """The folder with the programs of the environment for a task, which is set up if need be."""
    environment = ENVIRONMENTS[task]
    stamp = fingerprint(task)
    try:
        if not is_whole(environment, stamp):
            with alone_in(environment):
                if not is_whole(environment, stamp):  # another start may have made it meanwhile
                    make(environment, task)
                    (environment / STAMP).write_text(stamp, encoding="ascii")
    except OSError as error:
        sys.exit(
            f"Cannot set up in {environment}: {error.strerror or error}.\n"
            "Copy the folder to a place where you may write, for example your home folder, "
            "and start there."
        )
    return environment / PROGRAMS


def fingerprint(task: str) -> str:
    """A digest of all that an environment is made from: another one means to make it anew."""
    import tomllib  # here, since Pythons that are too old must get as far as their message

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = [
        str(ROOT),  # the paths inside an environment do not follow when a folder is moved
        PYTHON,
        sys.implementation.cache_tag,
        file_of(task).read_text(encoding="utf-8"),
        [project["build-system"], project["project"], project["tool"]["hatch"]],
    ]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def file_of(task: str) -> Path:
    """The file with the packages of a task, every one with its version and hashes."""
    return ROOT / "requirements" / f"{task}.txt"


def is_whole(environment: Path, stamp: str) -> bool:
    """Whether the environment was made to its end, from just what it would be made from now."""
    try:
        return (environment / STAMP).read_text(encoding="ascii") == stamp
    except FileNotFoundError:
        return False


@contextmanager
def alone_in(environment: Path) -> Iterator[None]:
    """Wait until no other set-up works in the environment, and keep others out meanwhile.

    The system lets go of the lock by itself when its holder ends. The programs started here
    inherit it: after a kill the next start waits for a pip that is still writing.
    """
    environment.mkdir(exist_ok=True)
    if any(environment.iterdir()) and not (environment / LOCK).exists():
        sys.exit(f"{environment} was not made by run.py: move it away, then start again.")
    with (environment / LOCK).open("a", encoding="ascii") as lock:
        if not locks(lock):
            say("Another set-up is at work here; waiting for it to end.")
            while not locks(lock):
                time.sleep(0.1)
        os.set_inheritable(lock.fileno(), True)
        yield


def locks(lock: TextIO) -> bool:
    """Take the lock, or say that somebody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def make(environment: Path, task: str) -> None:
    """Make the environment from nothing: Python, the packages, and valuetui as it lies here."""
    say(f"Setting up in {environment.name} (only once, about half a minute) …")
    empty(environment)
    python = environment / PROGRAMS / "python"
    uv = shutil.which("uv")
    if uv:
        do(uv, "venv", "--quiet", "--allow-existing", "--python", PYTHON, environment)
        install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
    else:
        fetch_venv()
        do(PYTHON, "-m", "venv", environment)
        install = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if WHEELHOUSE.is_dir():
        install += ["--no-index", "--find-links", str(WHEELHOUSE)]
    do(*install, "--require-hashes", "--requirement", file_of(task))
    do(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT)


def empty(environment: Path) -> None:
    """Remove what an earlier set-up left, first of all its stamp; the lock is in use and stays."""
    (environment / STAMP).unlink(missing_ok=True)
    for entry in environment.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != LOCK:
            entry.unlink()


def fetch_venv() -> None:
    """Get the part of Python that Debian and Ubuntu keep in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    say("A part of Python that makes environments is missing.")
    if not shutil.which("apt-get") or subprocess.call(["sh", DEBIAN_PACKAGES, package]):
        sys.exit(f"Start again when it is there (Debian and Ubuntu call it {package}).")


def do(*command: "str | Path") -> None:
    """Run one step of the set-up; nothing can go on when it fails."""
    settings = {**os.environ, "PIP_USER": "0"}  # a user's own setting would put it elsewhere
    if subprocess.call(command, close_fds=False, env=settings):
        sys.exit(
            f"The set-up stopped at: {' '.join(map(str, command))}\n"
            "Its message is above. Without a network, see ./wheelhouse in CONTRIBUTING.md.\n"
            "When it is mended, start again."
        )


def become(*command: "str | Path") -> int:
    """Turn into another program; where that cannot be, run it and pass on how it ended."""
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.call(command)


def say(line: str) -> None:
    """Tell the person who waits, apart from what the program itself prints."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
