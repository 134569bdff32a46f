"""The programs that the real tests use; tests/real/debian-packages installs them all."""

import shutil

import pytest

NEEDS = "needs the program "


def need(*programs: str) -> None:
    """Skip the test where one of the programs is not installed; in CI a skipped test has failed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(NEEDS + program)
