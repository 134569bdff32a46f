"""What holds for every test: a home of its own, the same language, and nothing skipped in CI."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.real.programs import NEEDS

os.environ.setdefault("OPENPYXL_LXML", "False")  # as the program does, before anybody imports it
IN_CI = os.environ.get("CI") == "true"

# Pauses of a busy machine say nothing about the program: no deadline, no check for slow data.
settings.register_profile(
    "local", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", settings.get_profile("local"), max_examples=15)
settings.register_profile(
    "ci",
    settings.get_profile("local"),
    max_examples=150,
    derandomize=True,
    database=None,
    print_blob=True,
)
settings.load_profile("ci" if IN_CI else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option for the run of every day."""
    parser.addoption(
        "--quick",
        action="store_true",
        help="leave out what is marked slow or real, and try fewer generated examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose what the quick run has."""
    if not config.option.quick:
        return
    asked = config.option.markexpr
    config.option.markexpr = "not slow and not real" + (f" and ({asked})" if asked else "")
    config.option.disable_unused_snapshots = True  # those of the tests that are left out
    if not IN_CI:
        settings.load_profile("quick")


# What a developer's machine may say about languages, colours, sizes, screens and folders.
_PERSONAL_FAMILIES = ("VALUETUI_", "TEXTUAL", "XDG_", "LC_", "CLICOLOR")
_PERSONAL = {
    "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES",
    "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "TMUX_TMPDIR",
}  # fmt: skip


_XDG = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")


class Homes:
    """Home folders for one test after another: the same one again, unless something was left in it.

    To make and remove one for each of a thousand tests takes longer than many of the tests.
    """

    def __init__(self, make_folder: Callable[[str], Path]) -> None:
        self._make_folder = make_folder
        self._folder: Path | None = None
        self._untouched: set[Path] = set()

    def empty(self) -> Path:
        """A home with its usual folders, and nothing in them."""
        if self._folder is None or set(self._folder.rglob("*")) != self._untouched:
            self._folder = self._make_folder("home")
            for name in _XDG:
                self.place(self._folder, name).mkdir(parents=True, mode=0o700)
            self._untouched = set(self._folder.rglob("*"))
        return self._folder

    def give_up(self) -> None:
        """Let nobody have the present folder again: a program may still write into it."""
        self._folder = None

    @staticmethod
    def place(home: Path, name: str) -> Path:
        """Where one of the XDG folders is."""
        return home / "xdg" / name.lower()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """The home folders of all tests."""
    return Homes(tmp_path_factory.mktemp)


@pytest.fixture(autouse=True)
def home(
    homes: Homes, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """An empty home folder; the environment says the same on every machine.

    The locale is C.UTF-8, the only one that every system has: xterm falls back to another
    character set where the locale it is told of has not been generated.
    """
    folder = homes.empty()
    for name in list(os.environ):
        if name in _PERSONAL or name.startswith(_PERSONAL_FAMILIES):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(folder))
    for name in _XDG:
        monkeypatch.setenv(f"XDG_{name}", str(Homes.place(folder, name)))
    yield folder
    if request.node.get_closest_marker("real"):
        homes.give_up()


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what is loaded by now and stays to the end.

    It would look through all of it again and again: a fifth of the time of the tests of screens.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a test that was skipped."""
    report = yield
    if not hasattr(report, "wasxfail"):
        fail_skipped_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge a file of tests that was skipped as a whole."""
    report = yield
    fail_skipped_in_ci(report)
    return report


def fail_skipped_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """What is skipped in CI has failed: nobody would see that it no longer runs."""
    if IN_CI and report.skipped:
        report.longrepr = f"CI skips nothing, and this was skipped: {reason_of(report)}"
        report.outcome = "failed"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell which programs were missing, and how to get them."""
    reasons = [reason_of(report) for report in terminalreporter.stats.get("skipped", [])]
    lacking = sorted({reason.partition(NEEDS)[2] for reason in reasons if NEEDS in reason})
    if lacking:
        terminalreporter.section("real tests that could not run")
        terminalreporter.line(f"Not installed here: {', '.join(lacking)}.")
        terminalreporter.line("Debian and Ubuntu get them with: sudo tests/real/debian-packages")


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test was skipped, as the one who skipped it put it."""
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
