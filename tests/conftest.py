"""What holds for every test: a home of its own, the same language, and nothing skipped in CI."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.real.programs import NEEDS

IN_CI = os.environ.get("CI") == "true"

# Pauses of a busy machine say nothing about the program: no deadline, no check for slow data.
settings.register_profile(
    "quick", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci",
    settings.get_profile("quick"),
    max_examples=300,
    derandomize=True,
    database=None,
    print_blob=True,
)
settings.load_profile("ci" if IN_CI else "quick")

# What a developer's machine may say about languages, colours, sizes, screens and folders.
_PERSONAL_FAMILIES = ("VALUETUI_", "TEXTUAL", "XDG_", "LC_", "CLICOLOR")
_PERSONAL = {
    "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES",
    "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "TMUX_TMPDIR",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; the environment says the same on every machine.

    The locale is C.UTF-8, the only one that every system has: xterm falls back to another
    character set where the locale it is told of has not been generated.
    """
    folder = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name in _PERSONAL or name.startswith(_PERSONAL_FAMILIES):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        place = folder / "xdg" / name.lower()
        place.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(place))
    return folder


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
